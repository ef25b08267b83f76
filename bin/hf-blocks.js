#!/usr/bin/env node
// Starts the command: as it was built, or in a clone of the repository from its source, so that it is never an old one.
// Written for any Node, since an old one must be able to read what it is told.
import { existsSync } from "node:fs";

const LEAST = [20, 19];
const [major, minor] = process.versions.node.split(".").map(Number);
const source = new URL("../src/dev/command-line.ts", import.meta.url);

async function start() {
  if (major < LEAST[0] || (major === LEAST[0] && minor < LEAST[1]))
    return `hf-blocks needs Node ${LEAST.join(".")} or later; this is ${process.versions.node}. Get a newer one at https://nodejs.org`;
  if (!existsSync(source)) return void (await import("../dist/dev/command-line.js"));
  try {
    const { register } = await import("tsx/esm/api");
    register();
  } catch (error) {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    return "This is the repository of hf-blocks, and what it needs is not installed. Install it with: npm ci";
  }
  await import(source.href);
}

start().then((fault) => {
  if (fault === undefined) return;
  console.error(fault);
  process.exit(1);
});
