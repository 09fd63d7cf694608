// Where the Tab key goes.

/**
 * Presses Tab from the start of `scope` until the focus has been everywhere.
 *
 * `controls` are those of `scope` that a person can use, in the order of the document; `reached` are those that Tab
 * reached, in its order: `{ name, left, top, right, bottom }`, all measured at one time.
 */
export async function tabThrough(page, scope) {
  const controls = await scope.evaluate((scope) => {
    const usable = "a[href], button, input, select, textarea, summary, [tabindex='0']";
    // Of options in sight, Tab reaches the chosen one, and arrow keys the others.
    const otherOption = (element) => element.type === "radio" && !element.checked &&
      document.querySelector(`input[name="${CSS.escape(element.name)}"]:checked`);
    const found = [...scope.querySelectorAll(usable)].filter((element) =>
      !element.matches(":disabled, [tabindex='-1']") && !otherOption(element) && !element.closest("[inert]") && element.checkVisibility({ visibilityProperty: true }));
    window.tabStops = found;
    document.activeElement?.blur();
    // The next Tab starts here.
    const range = document.createRange();
    range.setStart(scope, 0);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return found.map((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const label = element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent;
      return { name: `${element.tagName.toLowerCase()} “${label.trim().slice(0, 40)}”`, left, top, right, bottom };
    });
  });
  const reached = [];
  const seen = new Set();
  for (let presses = 0; presses < 2 * controls.length + 50; presses += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => window.tabStops.indexOf(document.activeElement));
    if (seen.has(at) && at !== -1) break;
    if (at === -1) {
      if (reached.length > 0) break;
      continue;
    }
    seen.add(at);
    reached.push(controls[at]);
  }
  return { controls, reached };
}

/** The name of a control that [tabThrough] found. */
export const nameOf = ({ name }) => name;

/** The steps of `reached` that lead back, to what the eye has read before. */
export function visualOrderFaults(reached, direction) {
  const faults = [];
  reached.slice(1).forEach((to, index) => {
    const from = reached[index];
    const below = to.top >= from.bottom - 1;
    const besides = direction === "rtl" ? to.right <= from.left + 1 : to.left >= from.right - 1;
    const inside = to.left >= from.left - 1 && to.right <= from.right + 1 && to.top >= from.top - 1;
    // The next line may begin higher than the lowest of the line before ends.
    const nextLine = to.top > from.top && (direction === "rtl" ? to.right >= from.right : to.left <= from.left);
    if (!below && !besides && !inside && !nextLine) faults.push(`from ${from.name} back to ${to.name}`);
  });
  return faults;
}
