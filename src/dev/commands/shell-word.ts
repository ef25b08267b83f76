/** A path as it may be typed into a shell. */
export function shellWord(path: string, platform = process.platform): string {
  if (/^[\w.][\w./-]*$/.test(path)) return path;
  if (platform === "win32") return `"${path}"`;
  return `'${path.replaceAll("'", `'\\''`)}'`;
}
