// Vite decodes an address once more in some places than in others. So a path in a query is written in characters that no
// decoding changes: a byte that is no plain character as "~" and its number.

const PLAIN = /[^\w./-]/gu;

export function writePath(path: string): string {
  return path.replace(PLAIN, (character) => [...Buffer.from(character)].map((byte) => `~${byte.toString(16).padStart(2, "0")}`).join(""));
}

/** The path in the query of a module's id. */
export function readPath(id: string): string {
  const written = new URLSearchParams(id.slice(id.indexOf("?"))).get("path") ?? "";
  const bytes = written.split(/(~[0-9a-f]{2})/).map((part, index) => (index % 2 ? Buffer.from(part.slice(1), "hex") : Buffer.from(part)));
  return Buffer.concat(bytes).toString();
}
