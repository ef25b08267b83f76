import { readFileSync } from "node:fs";
import type { Behaviour } from "./fault-server.ts";

interface Recording {
  id: string;
  model: string;
  response: { status: number; contentType: string; body: string };
}

const folder = new URL("../fixtures/recordings/", import.meta.url);
const recordings = JSON.parse(readFileSync(new URL("recordings.json", folder), "utf8")) as Recording[];

export const invoice = new Blob([readFileSync(new URL("invoice.png", folder))], {
  type: "image/png",
});

export function recording(id: string): Recording {
  const found = recordings.find((one) => one.id === id);
  if (!found) throw new Error(`No recording ${id}`);
  return found;
}

/** Answers with a recorded response, in pieces of `size` bytes. */
export function replays(id: string, size = Infinity): Behaviour {
  const { status, contentType, body } = recording(id).response;
  const bytes = Buffer.from(body);
  return async (response) => {
    response.writeHead(status, { "content-type": contentType });
    for (let at = 0; at < bytes.length; at += size) {
      await new Promise((resolve) => response.write(bytes.subarray(at, at + size), resolve));
    }
    response.end();
  };
}

/** The chunks of a recorded event stream, read in the plainest way. */
export function chunksOf(id: string): any[] {
  return recording(id)
    .response.body.split("\n")
    .filter((line) => line.startsWith("data:") && !line.includes("[DONE]"))
    .map((line) => JSON.parse(line.slice(5)));
}
