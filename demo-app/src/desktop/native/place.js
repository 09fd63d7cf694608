// Runs in the window's own page: says where the places of isolated views are, whenever that changes, and moves the focus
// and the scroll position for them. Sends the list of `Place` (place.rs).
const FLOATING = ".fp-scrim, dialog[open], [role=menu], [role=listbox], [role=tooltip]";
const BRIEF = ".fp-toast";
/// How many frames without a change it looks on for. Each look makes garbage.
const PATIENCE = 3;
/// For how long what begins to move may move.
const MOVING_MS = 400;

const clips = (style) =>
  /(auto|scroll|hidden|clip)/.test(style.overflow) || /(paint|content|strict)/.test(style.contain);
const holdsFixed = (style) =>
  style.transform !== "none" || style.filter !== "none" || /(paint|layout|content|strict)/.test(style.contain);

const cut = (a, b) => ({
  left: Math.max(a.left, b.left),
  top: Math.max(a.top, b.top),
  right: Math.min(a.right, b.right),
  bottom: Math.min(a.bottom, b.bottom),
});
const isEmpty = (box) => box.right - box.left < 1 || box.bottom - box.top < 1;

/// An element's box inside its borders and beside its scroll bars.
const inner = (element) => {
  const box = element.getBoundingClientRect();
  const scale = element.offsetWidth ? box.width / element.offsetWidth : 1;
  const left = box.left + element.clientLeft * scale;
  const top = box.top + element.clientTop * scale;
  return { left, top, right: left + element.clientWidth * scale, bottom: top + element.clientHeight * scale };
};

/// The ancestors of a place that clip it, by place: to ask for their styles makes much garbage, and they seldom change.
let clippers = new WeakMap();

const clippersOf = (place) => {
  const found = [];
  let fixed = false;
  for (let element = place.parentElement; element; element = element.parentElement) {
    const style = getComputedStyle(element);
    if (fixed && !holdsFixed(style)) continue;
    if (element !== document.documentElement && element !== document.body && clips(style)) found.push(element);
    fixed = style.position === "fixed";
  }
  clippers.set(place, found);
  return found;
};

/// What is left of the place's box after every ancestor that clips it.
const visible = (place) => {
  let box = cut(place.getBoundingClientRect(), { left: 0, top: 0, right: innerWidth, bottom: innerHeight });
  for (const element of clippers.get(place) ?? clippersOf(place)) {
    if (isEmpty(box)) break;
    box = cut(box, inner(element));
  }
  return box;
};

/// A toast takes a strip of the view rather than all of it.
const besideToasts = (box) => {
  for (const toast of document.querySelectorAll(BRIEF)) {
    const over = toast.getBoundingClientRect();
    if (isEmpty(cut(box, over))) continue;
    const rest = [
      { ...box, bottom: Math.min(box.bottom, over.top) },
      { ...box, top: Math.max(box.top, over.bottom) },
    ];
    const height = (part) => Math.max(0, part.bottom - part.top);
    box = height(rest[0]) >= height(rest[1]) ? rest[0] : rest[1];
  }
  return box;
};

/// Whether something else is painted over the box of a place.
const isCovered = (place, box) => {
  const points = [];
  for (let x = 1; x < 6; x += 1) {
    for (let y = 1; y < 6; y += 1) points.push([x / 6, y / 6]);
  }
  const at = points.map(([x, y]) => [
    box.left + (box.right - box.left) * x,
    box.top + (box.bottom - box.top) * y,
  ]);
  for (const floating of document.querySelectorAll(FLOATING)) {
    const over = cut(box, floating.getBoundingClientRect());
    if (!isEmpty(over)) at.push([(over.left + over.right) / 2, (over.top + over.bottom) / 2]);
  }
  return at.some(([x, y]) => {
    const hit = document.elementFromPoint(x, y);
    // What is around a place is painted under it.
    return hit && !place.contains(hit) && !hit.contains(place);
  });
};

const measure = (place) => {
  const whole = place.getBoundingClientRect();
  const box = besideToasts(visible(place));
  const shown = !isEmpty(box);
  return {
    id: Number(place.dataset.view),
    left: whole.left,
    top: whole.top,
    width: whole.width,
    height: whole.height,
    scale: place.offsetWidth ? whole.width / place.offsetWidth : 1,
    visible: shown ? [box.left, box.top, box.right, box.bottom] : null,
    covered: shown && isCovered(place, box),
  };
};

const places = () => [...document.querySelectorAll("[data-view]")];
let last = "[]";
let quiet = 0;
let movesUntil = 0;
let frame = 0;
const look = () => {
  frame = 0;
  const now = places().map(measure);
  const text = JSON.stringify(now);
  quiet = text === last ? quiet + 1 : 0;
  if (text !== last) {
    last = text;
    dioxus.send(now);
  }
  if (quiet < PATIENCE || performance.now() < movesUntil) ask();
};
const ask = () => {
  frame ||= requestAnimationFrame(look);
};
const stir = () => {
  quiet = 0;
  ask();
};

const move = ({ propertyName }) => {
  if (/color|shadow|outline|opacity|fill/.test(propertyName)) return;
  movesUntil = performance.now() + MOVING_MS;
  stir();
};

const always = { capture: true, passive: true };
for (const type of ["scroll", "load", "transitionend", "animationend", "toggle"]) {
  window.addEventListener(type, stir, always);
}
for (const type of ["transitionrun", "animationstart"]) window.addEventListener(type, move, always);
const change = () => {
  clippers = new WeakMap();
  stir();
};
window.addEventListener("resize", change, always);
new MutationObserver(change).observe(document.documentElement, { attributes: true, childList: true, subtree: true });
// What moves for any other reason, such as a font that arrives, is seen a little later.
setInterval(() => places().length && ask(), 500);
stir();

const TABBABLE = "a[href], button, input, select, textarea, summary, [tabindex]";
const tabbable = () =>
  [...document.querySelectorAll(TABBABLE)].filter(
    (element) =>
      element.tabIndex >= 0 && !element.disabled && element.getClientRects().length && !element.closest("[inert]"),
  );
const find = (id) => document.querySelector(`[data-view="${id}"]`);
window.faceplateViews = {
  /** Moves the focus to what the keyboard reaches first, or last. */
  begin: (forward) => tabbable().at(forward ? 0 : -1)?.focus(),
  /** Moves the focus to what comes after a view, or before it. */
  leave: (id, forward) => {
    const place = find(id);
    if (!place) return;
    const guards = [place.previousElementSibling, place.nextElementSibling];
    const others = tabbable().filter((element) => !guards.includes(element));
    const wanted = forward ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
    const beyond = others.filter((element) => place.compareDocumentPosition(element) & wanted);
    (beyond.at(forward ? 0 : -1) ?? others.at(forward ? 0 : -1))?.focus();
  },
  /** Moves the focus to the view's place. */
  release: (id) => find(id)?.focus({ preventScroll: true }),
  /** Scrolls what is around a view. */
  scroll: (id, dx, dy) => {
    for (let element = find(id)?.parentElement; element; element = element.parentElement) {
      const { scrollLeft, scrollTop } = element;
      element.scrollBy(dx, dy);
      if (element.scrollLeft !== scrollLeft || element.scrollTop !== scrollTop) return;
    }
  },
};
// Never ends: the window's page is there as long as the window.
await new Promise(() => {});
