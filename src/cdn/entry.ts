// The script-tag entry. Nothing of the library is loaded here before it is known that the page has no copy yet:
// a second copy of Lit would be refused by a page that allows only one Trusted Types policy of its name.
import { tries } from "../core/tries.ts";

type Api = typeof import("./core.ts");

/** What comes beside the core where the page has it, not after it. Where it does not come, it is asked for again with the first of its tag. */
const BESIDE: readonly (readonly [tag: string, load: () => Promise<unknown>])[] = [
  ["hf-chatbot", () => import("../define/chatbot.ts")],
  ["hf-multimodal-textbox", () => import("../define/multimodal-textbox.ts")],
  ["hf-chat-interface", () => import("../define/chat-interface.ts")],
];
const LOADED = Symbol.for("hf-blocks");
const page = globalThis as { [LOADED]?: Promise<Api> | undefined };
const api = await (page[LOADED] ??= load());

function load(): Promise<Api> {
  for (const [tag, ask] of BESIDE) if (document.querySelector(tag)) ask().catch(() => {});
  return tries(() => import("./core.ts")).catch((cause: unknown) => {
    page[LOADED] = undefined;
    throw new Error("hf-blocks could not be loaded. Check the connection and reload the page.", { cause });
  });
}

// From here on made by `npm run catalogue`.
export const {
  HfError,
  SKIP,
  assistantMessage,
  blocks,
  button,
  chatInterface,
  chatbot,
  column,
  conversations,
  defineHandlers,
  interfaceOf,
  json,
  keep,
  label,
  live,
  markdown,
  multimodalTextbox,
  native,
  number,
  on,
  render,
  row,
  setWords,
  slider,
  state,
  task,
  textOf,
  textbox,
  timer,
  update,
  userMessage,
} = api;
