// The corpora: whole where they lie beside the project, else the samples in test/fixtures.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Example } from "./page/conform.ts";

/** An attack vector; `test/fixtures/xss-sample.README.md` says what its fields mean. */
export interface Vector {
  readonly id: string;
  readonly kind: "html" | "markdown" | "url" | "filename" | "svg-file" | "json";
  readonly payload: string;
}

/** An input that hangs or overflows some parsers: `gen(n)` makes its text. */
export interface Generator {
  readonly id: string;
  readonly n: number;
  readonly gen: (n: number) => string;
}

export function examples(name: "commonmark" | "gfm"): readonly Example[] {
  return read(name) as readonly Example[];
}

export function vectors(): readonly Vector[] {
  return read("xss") as readonly Vector[];
}

/** Whether all examples are there, not only the sample. */
export function isWhole(name: "commonmark" | "gfm" | "xss"): boolean {
  return existsSync(whole(name));
}

function read(name: string): unknown {
  const path = existsSync(whole(name)) ? whole(name) : fileURLToPath(new URL(`../fixtures/${name}-sample.json`, import.meta.url));
  return JSON.parse(readFileSync(path, "utf8"));
}

function whole(name: string): string {
  return fileURLToPath(new URL(`../../../shared/corpora/${name}.json`, import.meta.url));
}
