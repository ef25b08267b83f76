const KINDS = ["image", "audio", "video", "text"];

/** Which files may be added: as in a native `accept`, or Gradio's kinds (`image`, `text`, `file`), as one text or a list. */
export type Accept = string | readonly string[];

/**
 * For the `accept` attribute of a native file input. Pickers know only the last part of a suffix,
 * so `.nii.gz` also lets `.gz` through there; `accepts` looks again afterwards.
 */
export function nativeAccept(accept: Accept): string {
  const widened = tokensOf(accept).flatMap((token) => (token.startsWith(".") ? [token, token.slice(token.lastIndexOf("."))] : [token]));
  return [...new Set(widened)].join(",");
}

/** The kinds of files in it, one by one; none where all may be added. */
export function tokensOf(accept: unknown): string[] {
  const list: unknown[] = Array.isArray(accept) ? accept : [accept];
  const tokens = list.flatMap((item) => (typeof item === "string" ? item.toLowerCase().split(",") : []));
  const plain = tokens.map((token) => token.trim()).filter(Boolean);
  return plain.some((token) => ["*", "*/*", "file"].includes(token))
    ? []
    : plain.map((token) => (KINDS.includes(token) ? `${token}/*` : token));
}
