import { adoptStyles } from "../../base/adopt-styles.ts";
import { lazyExtra } from "../../core/lazy.ts";
import type { Transcript } from "./transcript.ts";

export type Steps = typeof import("./steps.ts");

/** Loads how thoughts, tools and ends of answers look, when a chat first has one. */
export const loadSteps: () => Promise<Steps | undefined> = lazyExtra(
  () => import("./steps.ts"),
  "Thoughts and tools do not show: a part could not be loaded.",
);

let steps: Steps | undefined;

/** How they look, once that is loaded; rows look again then. */
export function stepsFor(transcript: Transcript): Steps | undefined {
  if (steps) adoptStyles(transcript.chat.renderRoot as ShadowRoot, steps.styles);
  else
    void loadSteps().then((loaded) => {
      steps = loaded;
      if (loaded) transcript.lookAgain();
    });
  return steps;
}
