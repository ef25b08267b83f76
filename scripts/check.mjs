// What the catalogue makes, types, lint with the direction of imports, format, and the package.
import { spawnSync } from "node:child_process";

const checks = [
  ["what the catalogue makes (npm run catalogue mends it)", ["--import=tsx", "scripts/catalogue.mts", "--check"]],
  ["types", ["node_modules/typescript/bin/tsc", "-p", "tsconfig.json"]],
  ["lint", ["node_modules/oxlint/bin/oxlint", "--report-unused-disable-directives-severity=error"]],
  ["format (npm run format mends it)", ["node_modules/oxfmt/bin/oxfmt", "--check", "."]],
  ["what would be published, and its types", ["scripts/check-package.mjs"]],
];
let failed = 0;
for (const [title, command] of checks) {
  const { status } = spawnSync(process.execPath, command, { stdio: "inherit" });
  console.log(`${title}: ${status === 0 ? "ok" : "failed"}`);
  failed += status === 0 ? 0 : 1;
}
process.exit(failed > 0 ? 1 : 0);
