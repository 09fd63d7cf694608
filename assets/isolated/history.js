// Who presses Back in the host's page leaves the host's page, and does not leaf through what a page in it did. So a page
// in a frame has a history of its own: it works as any other, and the browser's stays as it is.
(() => {
  "use strict";

  // A view of its own has a history of its own.
  if (window.parent === window) return;

  const replace = History.prototype.replaceState;
  const now = () => ({ state: history.state, url: location.href });
  const entries = [now()];
  let at = 0;

  function add() {
    at += 1;
    entries.splice(at, entries.length, now());
  }

  function travel(to) {
    const from = location.href;
    const { state, url } = entries[to];
    at = to;
    replace.call(history, state, "", url);
    dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
    const whole = ({ href, hash }) => href.slice(0, href.length - hash.length);
    const before = new URL(from);
    if (before.hash !== location.hash && whole(before) === whole(location)) {
      dispatchEvent(new HashChangeEvent("hashchange", { oldURL: from, newURL: location.href }));
    }
  }

  const methods = {
    pushState(state, unused, url) {
      replace.call(history, state, unused, url);
      add();
    },
    replaceState(state, unused, url) {
      replace.call(history, state, unused, url);
      entries[at] = now();
    },
    go(delta = 0) {
      const steps = Math.trunc(delta) || 0;
      if (steps === 0) location.reload();
      else setTimeout(() => entries[at + steps] && travel(at + steps));
    },
    back() {
      this.go(-1);
    },
    forward() {
      this.go(1);
    },
  };
  for (const [name, value] of Object.entries(methods)) {
    Object.defineProperty(History.prototype, name, { value, writable: true, enumerable: true, configurable: true });
  }
  Object.defineProperty(History.prototype, "length", { get: () => entries.length, enumerable: true, configurable: true });

  function lead(url, isHere) {
    location.replace(url);
    if (isHere) add();
  }

  // Links lead on in the same way.
  addEventListener("click", (event) => {
    const { defaultPrevented, button, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (defaultPrevented || button !== 0 || altKey || ctrlKey || metaKey || shiftKey) return;
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.href);
    if (!link || !["", "_self"].includes(link.target) || link.origin !== location.origin) return;
    event.preventDefault();
    lead(link.href, link.hash !== "" && link.pathname === location.pathname && link.search === location.search);
  });

  // So does `location`, where a page is told of it: one without an origin of its own is not.
  window.navigation?.addEventListener("navigate", (event) => {
    const { navigationType, destination, downloadRequest, hashChange } = event;
    if (navigationType !== "push" || !event.cancelable || downloadRequest != null) return;
    event.preventDefault();
    if (hashChange || !destination.sameDocument) lead(destination.url, hashChange);
  });
})();
