/** Whether a value is a plain array or object, as against a File, a Map or a class instance. */
export function isPlain(value: unknown): value is unknown[] | Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}

/** A plain object as it is; for all else one without anything in it. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isPlain(value) && !Array.isArray(value) ? value : {};
}

/**
 * Freezes plain arrays and objects all the way down and returns the same value.
 * Files and class instances stay as they are. A frozen part is taken to be frozen inside as well,
 * so freezing a long conversation again costs only its new messages.
 */
export function freeze<T>(value: T): T {
  if (!isPlain(value) || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
  return value;
}
