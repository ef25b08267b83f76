import type { HfError } from "../core/hf-error.ts";
import type { App } from "./app.ts";
import { nextLook } from "./handlers.ts";

/** Milliseconds after the page has loaded in which its scripts may still give names to functions. */
const MOMENT = 1000;

/**
 * Waits until a function has the name that a run needs, however long that takes. Where it has none when the scripts of
 * the page have run, the author is told: the name may be misspelt.
 * @param missing says what is wrong as long as a name is unknown
 * @throws the signal's reason, where the run has ended meanwhile
 */
export async function handlersNamed(missing: () => HfError | undefined, app: App, signal: AbortSignal): Promise<void> {
  let takeBack = (): void => {};
  const stop = afterScripts(() => {
    const mistake = missing();
    if (mistake) takeBack = app.reportMistake(mistake);
  });
  try {
    while (missing()) {
      // It may have ended before this was loaded.
      signal.throwIfAborted();
      await nextLook(signal);
    }
    signal.throwIfAborted();
  } finally {
    stop();
    takeBack();
  }
}

/** Resolves once the scripts of the page have had their time. */
export function scriptsRun(): Promise<void> {
  return new Promise((resolve) => void afterScripts(resolve));
}

/** @returns what calls it off */
function afterScripts(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const begin = () => (timer = setTimeout(act, MOMENT));
  if (document.readyState === "complete") begin();
  else window.addEventListener("load", begin, { once: true });
  return () => {
    clearTimeout(timer);
    window.removeEventListener("load", begin);
  };
}
