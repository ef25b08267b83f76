// The script-tag build, made once for all tests that load it.
import { execFileSync } from "node:child_process";

let printed: string | undefined;

/** @returns what the build says: the list of its files */
export function buildOnce(): string {
  return (printed ??= execFileSync(process.execPath, ["scripts/build.mjs"], { encoding: "utf8" }));
}
