/** Text for a person out of anything at all; what is no text becomes `undefined`. */
export function cleanText(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" || typeof value === "bigint" ? String(value) : undefined;
}

/** A finite number out of a number or its digits; `undefined` for all else. */
export function cleanNumber(value: unknown): number | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

/** What a property declared with `type` takes from `value`; `undefined` stands for its default. */
export function cleanAs(type: unknown, value: unknown): unknown {
  if (type === Boolean) return Boolean(value);
  return type === Number ? cleanNumber(value) : cleanText(value);
}
