// The parts of a chat page that have a figure of their own, wherever the build has put them.
import { holds } from "./holds.mts";
import type { Asked } from "./late-server.mts";

interface Part {
  readonly what: string;
  /** In kB. */
  readonly goal: number;
  readonly isOf: (origin: string) => boolean;
}

const MARKDOWN = ["markdown", "markdown-it", "linkify-it", "mdurl", "uc.micro", "entities", "punycode.js"];

const PARTS: readonly Part[] = [
  { what: "  of it Markdown", goal: 22, isOf: (origin) => MARKDOWN.includes(origin) },
  { what: "  of it the client", goal: 10, isOf: (origin) => origin.startsWith("@huggingface/") },
  // What stands between the app and the client: all of the room but what is asked for.
  { what: "  of it transport", goal: 5, isOf: (origin) => origin.startsWith("inference") && origin !== "inference/tasks" },
];

/** How many bytes of what was fetched each part is. A file that several share counts for each by its share. */
export function bytesOfParts(log: readonly Asked[], folder: string): readonly { what: string; goal: number; bytes: number }[] {
  const shares = log
    .filter(({ kind }) => kind === "file")
    .flatMap(({ path, bytes }) => holds(folder + path).map(([origin, share]) => ({ origin, bytes: bytes * share })));
  return PARTS.map(({ what, goal, isOf }) => ({
    what,
    goal,
    bytes: shares.filter(({ origin }) => isOf(origin)).reduce((sum, { bytes }) => sum + bytes, 0),
  }));
}
