/** A file's name without the characters that could make it read as another: controls, and marks that turn the direction. */
export function plainFileName(name: string): string {
  return name.replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "");
}
