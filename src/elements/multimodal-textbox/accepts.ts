import { tokensOf, type Accept } from "./accept.ts";

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

function matches(name: string, type: string, token: string): boolean {
  if (token.startsWith(".")) return name.endsWith(token) && name.length > token.length;
  if (token.endsWith("/*")) return type.startsWith(token.slice(0, -1));
  return type === token;
}
