// Runs every test: the pure rooms in Node, elements and the app in a browser, the package from an empty folder,
// whole pages against the dev server.
import { spawn } from "node:child_process";
import { chromium } from "./chromium.mjs";

let browser;
try {
  browser = chromium();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

// A test that fails may leave something open, which would keep the runner waiting for ever.
const mocha = ["node_modules/mocha/bin/mocha.js", "--reporter", "dot", "--exit"];
const inNode = (room, files = `test/${room}/**/*.test.ts`) => ({ title: `of ${room}`, command: [...mocha, files, "--timeout", "60000"] });
const suites = [
  ...["core", "chat", "graph", "inference", "state", "dev"].map((room) => inNode(room)),
  inNode("contract", "test/contract/*.node.ts"),
  { title: "in the browser", command: ["node_modules/@web/test-runner/dist/bin.js"] },
  { title: "of the package", command: [...mocha, "test/package/*.test.ts", "--timeout", "240000"] },
  { title: "of whole pages", command: [...mocha, "test/browser/**/*.test.ts", "test/markdown/**/*.page.ts", "--timeout", "120000"] },
];

let passed = 0;
let failed = 0;
const minutes = [];
const said = [];
for (const { title, command } of suites) {
  console.log(`\n— Tests ${title} —`);
  const since = performance.now();
  const { output, code } = await run(command);
  const counts = countsOf(output);
  minutes.push(`${title}: ${((performance.now() - since) / 60_000).toFixed(1)} min`);
  // A runner that dies counts nothing; that must not pass for "nothing failed".
  const died = code !== 0 && counts.failed === 0;
  if (counts.passed === 0 || died) console.error(`The tests ${title} ended with exit code ${code}.`);
  passed += counts.passed;
  failed += counts.failed + (counts.passed === 0 || died ? 1 : 0);
  if (code !== 0) said.push(`\n— What failed ${title} —\n${failuresOf(output)}`);
}
// Again at the end, where nobody has to look for it.
for (const text of said) console.log(text);
console.log(`\n${minutes.join(" · ")}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

function run(command) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, CHROME_PATH: browser } });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
      process.stdout.write(chunk);
    });
    child.on("close", (code) => resolve({ output, code }));
  });
}

/** What mocha prints behind its counts; what web-test-runner prints behind a cross. */
function failuresOf(output) {
  const at = output.search(/^ +\d+ failing$/m);
  if (at >= 0) return output.slice(at).slice(0, 20_000);
  const lines = output.split("\n");
  return lines
    .flatMap((line, index) => (line.includes("❌") ? lines.slice(index, index + 12) : []))
    .join("\n")
    .slice(0, 20_000);
}

/** Mocha says "12 passing" and "1 failing"; web-test-runner "12 passed, 1 failed", again at each step. */
function countsOf(output) {
  const last = (pattern) => Number([...output.matchAll(pattern)].at(-1)?.[1] ?? 0);
  return { passed: last(/(\d+) (?:passing|passed)/g), failed: last(/(\d+) (?:failing|failed)/g) };
}
