import { isDeepStrictEqual } from "node:util";
import { createHash } from "node:crypto";
import { pacedStream } from "./paced-stream.ts";
import { engineHeaders } from "./respond.ts";

/** What was asked, as far as recordings are told apart. */
export interface Query {
  task: string;
  model: string;
  file?: Uint8Array;
  question?: string;
  inputs?: unknown;
  messages?: unknown;
  prompt?: unknown;
  stream?: boolean;
}

interface Recording {
  id: string;
  task: string;
  model: string;
  file?: string;
  question?: string;
  inputs?: unknown;
  messages?: unknown;
  prompt?: string;
  stream: boolean;
  contentType: string;
  body: string;
}

const EVENT_END = /(?<=\n\n)/;

let loading: Promise<Recording[]> | undefined;

/** The recorded answer to exactly this, or nothing. */
export async function replay(asked: Query, signal: AbortSignal): Promise<Response | undefined> {
  const found = (await recordings()).find((recording) => matches(recording, asked));
  if (!found) return undefined;
  const headers = {
    "content-type": found.contentType,
    ...engineHeaders({ name: "recording", detail: `${found.model}, recorded earlier` }),
  };
  const body = found.stream ? pacedStream(found.body.split(EVENT_END), signal) : found.body;
  return new Response(body, { headers });
}

/** The tasks that have recordings, for the overview. */
export async function recordedTasks(): Promise<string[]> {
  return [...new Set((await recordings()).map((recording) => recording.task))];
}

function matches(recording: Recording, asked: Query): boolean {
  if (recording.task !== asked.task || recording.model !== asked.model || recording.stream !== (asked.stream ?? false)) return false;
  if (recording.file) {
    if (!asked.file || recording.file !== createHash("sha256").update(asked.file).digest("hex")) return false;
    return recording.question === asked.question?.trim().toLowerCase();
  }
  return (["inputs", "messages", "prompt"] as const).every((key) => isDeepStrictEqual(recording[key], asked[key]));
}

function recordings(): Promise<Recording[]> {
  loading ??= import("./recordings/recordings.json", { with: { type: "json" } }).then((module) => module.default as Recording[]);
  return loading;
}
