// What becomes of JSON on its way through PHP and Laravel (contract.md: its beginning, and sections 3.4 and 4).

/** `value` as PHP writes it after it read it: an object without keys, or with those of a list, is a list. */
export function phpJson(value) {
  return JSON.stringify(value, (_, inner) => (isObject(inner) && Object.keys(inner).every((key, index) => key === String(index)) ? Object.values(inner) : inner));
}

/** What was sent, as handlers get it: texts trimmed, and null where they are empty. */
export function trimmed(value) {
  if (typeof value === "string") return value.trim() || null;
  if (Array.isArray(value)) return value.map(trimmed);
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, trimmed(inner)]));
  return value ?? null;
}

/** `over` laid over `base`: objects by key, and lists by index, so that a shorter one keeps the tail of the longer. */
export function merged(base, over) {
  if (Array.isArray(base) && Array.isArray(over)) return base.map((own, index) => (index in over ? merged(own, over[index]) : own)).concat(over.slice(base.length));
  if (!isObject(base) || !isObject(over)) return over;
  const keys = new Set([...Object.keys(base), ...Object.keys(over)]);
  return Object.fromEntries([...keys].map((key) => [key, key in over ? (key in base ? merged(base[key], over[key]) : over[key]) : base[key]]));
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
