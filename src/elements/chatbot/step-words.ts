import { wording, type StepWordKey } from "../../core/words.ts";

/** The words of thoughts and tools. */
const english: Readonly<Record<StepWordKey, string>> = {
  toolPending: "Running",
  toolDone: "Done",
  toolFailed: "Failed",
  toolInput: "Input",
  toolOutput: "Result",
  thoughtPending: "Working on it",
  milliseconds: "{count} ms",
  seconds: "{count} s",
};

export function stepWord(key: StepWordKey, values: Record<string, string | number> = {}): string {
  return wording(key, english[key], values);
}
