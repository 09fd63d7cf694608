// Runs in a plugin's page, in a world of its own: the page sees neither these names nor the way to the host. It passes
// on what a person does that concerns the view around the page. It holds no secret, and asks nothing of the page.
(() => {
  if (globalThis.faceplate) return;
  const host = window.webkit.messageHandlers.faceplate;
  const PER_SECOND = 40;

  // The page can make up events.
  let left = PER_SECOND;
  const say = (said) => {
    if (left <= 0) return;
    if (left === PER_SECOND) setTimeout(() => (left = PER_SECOND), 1000);
    left -= 1;
    host.postMessage(JSON.stringify(said));
  };

  // Escape leaves the page, unless the page has a use for it.
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) {
      setTimeout(() => event.defaultPrevented || say("escape"));
    }
  });

  // What is edited is never frozen.
  addEventListener("input", () => say("edited"), { once: true, capture: true });

  // Where the page cannot scroll any further, what is around it does.
  const scrolls = (element, dx, dy) => {
    const style = getComputedStyle(element);
    const can = (overflow, at, size, client, by) =>
      by !== 0 && client < size && (element === document.scrollingElement ? overflow !== "hidden" : /auto|scroll/.test(overflow)) &&
      (by < 0 ? at > 0 : at + client < size - 1);
    return (
      can(style.overflowX, element.scrollLeft, element.scrollWidth, element.clientWidth, dx) ||
      can(style.overflowY, element.scrollTop, element.scrollHeight, element.clientHeight, dy)
    );
  };
  let wheel = null;
  addEventListener(
    "wheel",
    (event) => {
      if (event.defaultPrevented || event.ctrlKey) return;
      for (let element = event.target; element instanceof Element; element = element.parentElement) {
        if (scrolls(element, event.deltaX, event.deltaY)) return;
      }
      if (!wheel) {
        wheel = [0, 0];
        setTimeout(() => {
          say({ wheel });
          wheel = null;
        }, 50);
      }
      wheel[0] += event.deltaX;
      wheel[1] += event.deltaY;
    },
    { passive: true },
  );

  const TABBABLE = "a[href], area[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable]";
  globalThis.faceplate = {
    /** Focuses the page's first control, or its last. */
    enter: (forward) => {
      const all = [...document.querySelectorAll(TABBABLE)].filter(
        (element) => element.tabIndex >= 0 && !element.disabled && element.getClientRects().length && !element.closest("[inert]"),
      );
      (forward ? all[0] : all.at(-1))?.focus();
    },
  };
})();
