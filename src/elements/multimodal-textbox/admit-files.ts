import { HfError } from "../../core/hf-error.ts";
import { tokensOf, type Accept } from "./accept.ts";
import { givenType } from "./file-type.ts";
import { displayName, sizeInWords } from "./file-words.ts";
import { attachmentWord } from "./words.ts";

/** What a box takes. */
export interface FileLimits {
  readonly accept: Accept;
  /** Bytes of one file; 0 for no limit. */
  readonly largest: number;
  /** Files at once. With 1, a new file takes the place of the old one. */
  readonly count: number;
}

/** The files a box holds afterwards, and what the person is told. */
export interface Admission {
  readonly files: readonly File[];
  /** Why some were left out. */
  readonly error?: HfError | undefined;
  /** The file that took another one's place. */
  readonly replacedBy?: File | undefined;
}

/** Adds files to those present: what may not come in is left out and named, the rest is kept. Nothing is read. */
export function admitFiles(present: readonly File[], added: readonly File[], limits: FileLimits): Admission {
  const faults: HfError[] = [];
  const allowed: File[] = [];
  for (const file of added) {
    const fault = faultOf(file, limits);
    if (fault) faults.push(fault);
    else allowed.push(file);
  }
  const all = [...present, ...allowed];
  if (limits.count === 1) {
    const files = all.slice(-1);
    return { files, error: sumUp(faults), replacedBy: allowed.length > 0 && all.length > 1 ? files[0] : undefined };
  }
  for (let over = all.length - limits.count; over > 0; over--)
    faults.push(new HfError(attachmentWord("fileTooMany", { count: limits.count }), { code: "too-large" }));
  return { files: all.slice(0, limits.count), error: sumUp(faults) };
}

function faultOf(file: File, { accept, largest }: FileLimits): HfError | undefined {
  const name = displayName(file.name);
  if (!fits(file, accept) && !fits({ name: file.name, type: givenType(file) }, accept))
    return new HfError(attachmentWord("fileType", { name, accept: [accept].flat().join(", ") }), { code: "bad-file" });
  if (file.size === 0) return new HfError(attachmentWord("fileEmpty", { name }), { code: "bad-file" });
  if (largest > 0 && file.size > largest)
    return new HfError(attachmentWord("fileTooLarge", { name, size: sizeInWords(file.size), limit: sizeInWords(largest) }), {
      code: "too-large",
    });
  return undefined;
}

/**
 * Whether a file may be added. A suffix such as `.nii.gz` must end the name and leave something before it,
 * `image/*` and `image` look at the type; letter case does not matter. Nothing given accepts all.
 */
export function fits(file: Pick<File, "name" | "type">, accept: Accept): boolean {
  const tokens = tokensOf(accept);
  const name = file.name.toLowerCase();
  const [type = ""] = file.type.toLowerCase().split(";");
  return tokens.length === 0 || tokens.some((token) => matches(name, type, token));
}

function matches(name: string, type: string, token: string): boolean {
  if (token.startsWith(".")) return name.endsWith(token) && name.length > token.length;
  if (token.endsWith("/*")) return type.startsWith(token.slice(0, -1));
  return type === token;
}

/** One message for all: the first in full, the others counted. */
function sumUp(faults: readonly HfError[]): HfError | undefined {
  const [first, ...others] = faults;
  if (!first || others.length === 0) return first;
  return new HfError(`${first.message} ${attachmentWord("filesMore", { count: others.length })}`, { code: first.code });
}
