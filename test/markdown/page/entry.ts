// What runs inside the page of the corpus tests and benches: one global, `markdown`.
import * as self from "./entry.ts";

export { createRenderer } from "../../../src/markdown/markdown.ts";
export { attack, raw, stillRenders } from "./attack.ts";
export { endure, growth } from "./endure.ts";
export { streamInto } from "./stream-into.ts";
export { answer, openBlock } from "./texts.ts";
export { tokensOf } from "./tokens.ts";
export { holdUp } from "./hold-up.ts";
export { flashes } from "./marks.ts";
export { conform } from "./conform.ts";
export { splitAtRandom, splitInTwo, splitSingly } from "./splits.ts";

Object.assign(globalThis, { markdown: self });
