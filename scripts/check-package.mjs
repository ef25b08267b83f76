// Whether what would be published is what its package.json says: its files, and the types of each import.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { packClone } from "./pack.mjs";

const { folder, tarball } = packClone();
const checks = [
  ["node_modules/publint/src/cli.js", tarball, "--strict"],
  // An ES module is all it is: what old CommonJS would find is not looked at.
  ["node_modules/@arethetypeswrong/cli/dist/index.js", tarball, "--profile", "esm-only", "--no-color"],
];
let failed = false;
for (const command of checks) {
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
  if (status === 0) continue;
  failed = true;
  console.error(stdout + stderr);
}
rmSync(folder, { recursive: true, force: true });
process.exit(failed ? 1 : 0);
