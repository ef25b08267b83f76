import { HfError } from "../base/hf-error.ts";

/** A mistake in the page's own markup or code: says what is wrong, where, and what to write instead. */
export function authorError(message: string): HfError {
  return new HfError(message, { code: "author" });
}
