/** Text for a person out of anything at all; what is no text becomes `undefined`. */
export function cleanText(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" || typeof value === "bigint" ? String(value) : undefined;
}

/** Text out of anything at all, as an author sees it who shows what a handler returned: objects as JSON. Never throws. */
export function asText(value: unknown): string {
  const text = cleanText(value);
  if (text !== undefined || typeof value !== "object" || value === null) return text ?? "";
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    // Cyclic, or with a BigInt inside: there is no text for it.
    return "";
  }
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

/** A file's name without the characters that could make it read as another: controls, and marks that turn the direction. */
export function cleanName(name: string): string {
  return name.replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "");
}
