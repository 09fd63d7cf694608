// What is wrong with the layout of a page, in words. Runs in the page.

/** Everything on `page` that is cut off, covered or wider than the page. */
export function layoutFaults(page) {
  return page.evaluate(findFaults);
}

function findFaults() {
  const SLACK = 1.5;
  const faults = [];
  const name = (element) => {
    const text = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().replace(/\s+/g, " ");
    const classes = [...element.classList].map((name) => `.${name}`).join("");
    return `${element.tagName.toLowerCase()}${classes} “${text.slice(0, 60)}”`;
  };
  // A dialog covers the rest of the host that it belongs to.
  const dialog = [...document.querySelectorAll("[role=dialog][aria-modal=true]")].at(-1);
  const covered = (element) => dialog && dialog.closest(".fp-host")?.contains(element) && !dialog.contains(element);
  // Nobody sees what is a pixel large; it is there to be read aloud.
  const forScreenReaders = (element) => {
    const { clipPath, width } = getComputedStyle(element.closest(".fp-visually-hidden") ?? element);
    return clipPath === "inset(50%)" && width === "1px";
  };
  const visible = (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true }) &&
    !forScreenReaders(element) &&
    !covered(element);

  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) {
    faults.push(`the page scrolls sideways: ${page.scrollWidth} px of content in ${page.clientWidth} px`);
  }

  // What an element's ancestors leave of a rectangle, and whether a person can scroll to the rest.
  const clip = (element, rect) => {
    let { left, top, right, bottom } = rect;
    let lost = { x: 0, y: 0 };
    for (let at = element; at && at !== page; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.display === "contents" || style.display === "inline") continue;
      const box = at.getBoundingClientRect();
      if (style.overflowX !== "visible") {
        if (style.overflowX !== "auto" && style.overflowX !== "scroll") {
          lost.x = Math.max(lost.x, box.left - left, right - box.right);
        }
        left = Math.max(left, box.left);
        right = Math.min(right, box.right);
      }
      if (style.overflowY !== "visible") {
        if (style.overflowY !== "auto" && style.overflowY !== "scroll") {
          lost.y = Math.max(lost.y, box.top - top, bottom - box.bottom);
        }
        top = Math.max(top, box.top);
        bottom = Math.min(bottom, box.bottom);
      }
    }
    return { left, top, right, bottom, lost };
  };
  // Cut text may be shortened where the whole of it can be had.
  const shortened = (element) => {
    for (let at = element; at && at !== page; at = at.parentElement) {
      if (getComputedStyle(at).textOverflow === "ellipsis" || getComputedStyle(at).webkitLineClamp !== "none") {
        return at.closest("[title]") !== null;
      }
    }
    return false;
  };

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set();
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const element = text.parentElement;
    if (!text.data.trim() || !visible(element) || element.closest("option, script, style")) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const rect of range.getClientRects()) {
      if (rect.width === 0) continue;
      const { lost } = clip(element, rect);
      // A line's box is taller than its letters.
      if ((lost.x > SLACK || lost.y > rect.height / 4) && !shortened(element)) {
        faults.push(`cut off by ${Math.round(Math.max(lost.x, lost.y))} px: ${name(element)}`);
        break;
      }
    }
    if (seen.has(element)) continue;
    seen.add(element);
    const { overflowX } = getComputedStyle(element);
    const scrolls = overflowX === "auto" || overflowX === "scroll";
    if (!scrolls && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + SLACK && !shortened(element)) {
      faults.push(`wider than its box by ${element.scrollWidth - element.clientWidth} px: ${name(element)}`);
    }
  }
  for (const field of document.body.querySelectorAll("select")) {
    if (visible(field) && field.scrollWidth > field.clientWidth + SLACK) faults.push(`cut off: ${name(field)}`);
  }

  const controls = "a[href], button, input, select, textarea, summary, [role=treeitem], [role=tab], [role=switch]";
  const boxes = [...document.body.querySelectorAll(controls)]
    .filter(visible)
    .map((element) => ({ element, ...clip(element, element.getBoundingClientRect()) }))
    .filter(({ left, top, right, bottom }) => right - left > SLACK && bottom - top > SLACK);
  boxes.forEach((a, index) => {
    for (const b of boxes.slice(index + 1)) {
      if (a.element.contains(b.element) || b.element.contains(a.element)) continue;
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (width > SLACK && height > SLACK) {
        faults.push(`overlap by ${Math.round(width)} × ${Math.round(height)} px: ${name(a.element)} and ${name(b.element)}`);
      }
    }
  });
  for (const { element, left, right } of boxes) {
    if (left < -SLACK || right > page.clientWidth + SLACK) faults.push(`beyond the edge of the page: ${name(element)}`);
  }
  return [...new Set(faults)];
}
