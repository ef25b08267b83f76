// What the pages are answered: recordings of real providers, whatever was asked.
import { readFileSync } from "node:fs";
import type { Reply } from "./late-server.mts";

interface Recording {
  readonly task: string;
  readonly model: string;
  readonly stream: boolean;
  readonly contentType: string;
  readonly body: string;
}

const recordings = JSON.parse(readFileSync("src/dev/local/recordings/recordings.json", "utf8")) as Recording[];

/** The base of the endpoint that answers. */
export const ENDPOINT = "/hf";

export function answerTo(path: string): Reply | undefined {
  if (path === `${ENDPOINT}/v1/chat/completions`) return replay((one) => one.task === "chat-completion" && one.stream);
  if (path.startsWith(`${ENDPOINT}/tasks/`)) return replay(({ task }) => task === path.split("/")[3]);
  return undefined;
}

function replay(isWanted: (recording: Recording) => boolean): Reply {
  const found = recordings.find(isWanted);
  if (!found) throw new Error("src/dev/local/recordings has no such answer.");
  // An event at a time, as a model says them.
  return { type: found.contentType, pieces: found.body.split(/(?<=\n\n)/) };
}
