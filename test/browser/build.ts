// The script-tag build, made once for all tests that load it.
import { execFileSync } from "node:child_process";

let built = false;

export function buildOnce(): void {
  if (!built) execFileSync(process.execPath, ["scripts/build.mjs"]);
  built = true;
}
