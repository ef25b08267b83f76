import { announce } from "./announcer.ts";
import { HfError } from "../core/hf-error.ts";
import { lateWord } from "../core/late-words.ts";

/** Puts text on the clipboard and says so. @throws {HfError} where the browser does not allow it */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch (cause) {
    if (!copyByCommand(text)) throw new HfError(lateWord("copyFailed"), { code: "copy", cause });
  }
  announce(lateWord("copied"));
}

/**
 * A page on plain http, or in a frame that may not write to the clipboard, still has the browser's own Copy, and what it
 * copies may be said. So nothing has to be selected or focused for it: both stay where the person left them.
 *
 * @returns whether it is copied
 */
function copyByCommand(text: string): boolean {
  let taken = false;
  const take = (event: ClipboardEvent) => {
    stop(event);
    event.clipboardData?.setData("text/plain", text);
    taken = event.clipboardData !== null;
  };
  // Where nothing is selected, Chromium and WebKit ask first whether there is something to copy: to stop it says yes.
  document.addEventListener("beforecopy", stop, true);
  document.addEventListener("copy", take, true);
  try {
    return document.execCommand("copy") && taken;
  } finally {
    document.removeEventListener("beforecopy", stop, true);
    document.removeEventListener("copy", take, true);
  }
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
