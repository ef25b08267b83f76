// Loads a changed text in place of a file's own: no file of the project is touched, so several changes can be tried at once.
import { readFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";
import { register } from "node:module";

const { CHANGED_FILE, CHANGED_TEXT } = process.env;

// Registered before the loader that compiles TypeScript, which asks this one for the text.
if (isMainThread && CHANGED_FILE !== undefined) register(import.meta.url);

export async function load(url, context, next) {
  const loaded = await next(url, context);
  return url.split("?")[0] === CHANGED_FILE ? { ...loaded, source: readFileSync(CHANGED_TEXT) } : loaded;
}
