/** Colours are for terminals that asked for them. */
// oxlint-disable-next-line no-control-regex
const COLOURS = /\u001b\[\d+m/g;

/** What stops a command: one line that says what is wrong and what to do. */
export class CommandError extends Error {}

/** Any error as one line. */
export function oneLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const lines = text
    .replace(COLOURS, "")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  // "Transform failed with 1 error:" says less than what comes after it.
  const [first, second] = lines;
  return (first && /failed with \d+ errors?:?$/.test(first) && second ? second : first) ?? "It failed without saying why.";
}
