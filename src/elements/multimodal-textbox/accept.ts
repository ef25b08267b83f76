const KINDS = ["image", "audio", "video", "text"];

/** Which files may be added: as in a native `accept`, or Gradio's kinds (`image`, `text`, `file`), as one text or a list. */
export type Accept = string | readonly string[];

/**
 * Whether a file may be added. A suffix such as `.nii.gz` must end the name and leave something before it,
 * `image/*` and `image` look at the type; letter case does not matter. Nothing given accepts all.
 */
export function accepts(file: Pick<File, "name" | "type">, accept: Accept): boolean {
  const tokens = tokensOf(accept);
  const name = file.name.toLowerCase();
  const type = file.type.toLowerCase().split(";")[0]!;
  return tokens.length === 0 || tokens.some((token) => matches(name, type, token));
}

/**
 * For the `accept` attribute of a native file input. Pickers know only the last part of a suffix,
 * so `.nii.gz` also lets `.gz` through there; `accepts` looks again afterwards.
 */
export function nativeAccept(accept: Accept): string {
  const widened = tokensOf(accept).flatMap((token) => (token.startsWith(".") ? [token, token.slice(token.lastIndexOf("."))] : [token]));
  return [...new Set(widened)].join(",");
}

function matches(name: string, type: string, token: string): boolean {
  if (token.startsWith(".")) return name.endsWith(token) && name.length > token.length;
  if (token.endsWith("/*")) return type.startsWith(token.slice(0, -1));
  return type === token;
}

function tokensOf(accept: unknown): string[] {
  const list: unknown[] = Array.isArray(accept) ? accept : [accept];
  const tokens = list.flatMap((item) => (typeof item === "string" ? item.toLowerCase().split(",") : []));
  const plain = tokens.map((token) => token.trim()).filter(Boolean);
  return plain.some((token) => ["*", "*/*", "file"].includes(token))
    ? []
    : plain.map((token) => (KINDS.includes(token) ? `${token}/*` : token));
}
