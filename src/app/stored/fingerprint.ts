/** A short text that differs for values that differ: to see whether an author's default is another one now. Not for secrets. */
export function fingerprint(value: unknown): string {
  const text = JSON.stringify(value, asData) ?? "";
  let [one, two] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 2654435761);
    two = Math.imul(two ^ code, 1597334677);
  }
  return `${text.length.toString(36)}.${(one >>> 0).toString(36)}${(two >>> 0).toString(36)}`;
}

function asData(_: string, value: unknown): unknown {
  if (value instanceof Blob) return [value.type, value.size, value instanceof File ? value.name : ""];
  if (value instanceof Map || value instanceof Set) return [...value];
  return typeof value === "bigint" ? String(value) : value;
}
