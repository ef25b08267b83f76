// Runs every measurement of test/bench, or those named: `npm run bench`, `npm run bench state`.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";

const wanted = process.argv.slice(2);
const all = readdirSync("test/bench")
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -3));
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`There is no measurement ${unknown.join(", ")}. There are: ${all.join(", ")}.`);
  process.exit(1);
}

let failed = false;
for (const name of wanted.length > 0 ? wanted : all) {
  console.log(`\n— ${name} —`);
  failed = spawnSync(process.execPath, ["--import=tsx", `test/bench/${name}.ts`], { stdio: "inherit" }).status !== 0 || failed;
}
process.exit(failed ? 1 : 0);
