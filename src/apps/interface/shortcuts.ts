// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
import type { button, chatbot, json, label, markdown, multimodalTextbox, number, slider, textbox } from "../../typescript/builders.ts";
import type { NativeBlock } from "../../typescript/native.ts";
import type { state } from "../../typescript/state.ts";

/** The tag that each name stands for, or the type of a native field and the files that it takes. */
export const SHORTCUTS: Readonly<Record<string, string>> = {
  audio: "file audio/*",
  button: "hf-button",
  chatbot: "hf-chatbot",
  checkbox: "checkbox",
  file: "file",
  image: "file image/*",
  json: "hf-json",
  label: "hf-label",
  markdown: "hf-markdown",
  multimodaltextbox: "hf-multimodal-textbox",
  number: "hf-number",
  slider: "hf-slider",
  state: "hf-state",
  text: "hf-textbox",
  textbox: "hf-textbox",
  video: "file video/*",
};

/** The blocks that the names stand for. */
export interface ShortcutBlocks {
  button: ReturnType<typeof button>;
  chatbot: ReturnType<typeof chatbot>;
  checkbox: NativeBlock<"input", { type: "checkbox" }>;
  json: ReturnType<typeof json>;
  label: ReturnType<typeof label>;
  markdown: ReturnType<typeof markdown>;
  multimodaltextbox: ReturnType<typeof multimodalTextbox>;
  number: ReturnType<typeof number>;
  slider: ReturnType<typeof slider>;
  state: ReturnType<typeof state<any>>;
  text: ReturnType<typeof textbox>;
  textbox: ReturnType<typeof textbox>;
}
/** Fields for files: a person gives them, and nothing shows in them. */
export interface ShortcutFiles {
  audio: NativeBlock<"input", { type: "file" }>;
  file: NativeBlock<"input", { type: "file" }>;
  image: NativeBlock<"input", { type: "file" }>;
  video: NativeBlock<"input", { type: "file" }>;
}
