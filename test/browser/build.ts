// The script-tag build, made once for all tests that load it.
import { execFileSync } from "node:child_process";
import { createReadStream } from "node:fs";
import type { ServerResponse } from "node:http";

let printed: string | undefined;

/** @returns what the build says: the list of its files */
export function buildOnce(): string {
  return (printed ??= execFileSync(process.execPath, ["scripts/build.mjs"], { encoding: "utf8" }));
}

/** Answers with a file of it, by its name in an address. */
export function sendBuilt(address: string, response: ServerResponse): void {
  response.setHeader("content-type", "text/javascript");
  createReadStream(`dist/cdn/${address.split("?")[0]!.split("/").at(-1)}`)
    .on("error", () => response.writeHead(404).end())
    .pipe(response);
}
