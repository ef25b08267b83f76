import type { HfError } from "../core/hf-error.ts";

const said = new Set<string>();

/** Says once, on the console, that braces go out as text. @param lost what is wrong with each of their ids */
export function sayPlain(lost: ReadonlyMap<string, HfError>): void {
  for (const [id, { message }] of lost) {
    if (said.has(message)) continue;
    said.add(message);
    console.warn(`${message} So {${id}} goes out as the text it is. If that is what you mean, write {{${id}}}.`);
  }
}
