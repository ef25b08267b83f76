import { announce } from "./announcer.ts";
import { HfError } from "../core/hf-error.ts";
import { lateWord } from "../core/late-words.ts";

/** Puts text on the clipboard and says so. @throws {HfError} where the browser does not allow it */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch (cause) {
    throw new HfError(lateWord("copyFailed"), { code: "copy", cause });
  }
  announce(lateWord("copied"));
}
