import { typeOf } from "../../core/file-kind.ts";

/** What the browser took files for that are something else. */
const given = new WeakMap<File, string>();

/** The file as what it is. A type cannot be changed: where it is another one, it is another file with the same bytes. */
export async function withType(file: File): Promise<File> {
  // What cannot be read says so when it is sent.
  const type = await typeOf(file).catch(() => file.type);
  if (type === file.type) return file;
  const typed = new File([file], file.name, { type, lastModified: file.lastModified });
  if (file.webkitRelativePath) Object.defineProperty(typed, "webkitRelativePath", { value: file.webkitRelativePath });
  given.set(typed, file.type);
  return typed;
}

/** The type that the browser gave it: an author may have asked for files by that one. */
export function givenType(file: File): string {
  return given.get(file) ?? file.type;
}
