// Every tag, one line each: all that the rest is made from, beside what its class says of itself. No module of src imports
// this; `npm run catalogue` reads it.

/** What is known of a tag that its class cannot say. */
export interface CatalogueLine {
  /** The module of its class. */
  readonly from: string;
  /** Whether the script tag brings it along, or it comes with the first of its tag. */
  readonly comes: "at once" | "later";
  /** The tag whose module registers it too, where it never stands alone. */
  readonly with?: string;
  /** What its value is; none for tags without one. `form` is what only a form is sent. */
  readonly value?: "text" | "text and files" | "number" | "json" | "label" | "conversation" | "form";
  /** The event that it means when a trigger names only the block; `change` where it has a value, if left out. */
  readonly event?: string;
  /** Gradio's names for it, where a builder is expected. */
  readonly shortcuts?: readonly string[];
  /** Whether a message may bring one along: it shows or asks something, and does not act or hold an app. */
  readonly inMessages?: true;
  /** What it is in the layout: a place for others, or nothing that is seen. A block, if left out. */
  readonly shows?: "others" | "nothing";
  /** Whether attributes that it does not know are parameters of its task. */
  readonly takesParameters?: true;
  /** The module of its builder, where that is written by hand; `none` for tags that only markup has. Else it is made. */
  readonly builder?: string;
}

/** The app comes first, so that it hears what its blocks say when they are upgraded. */
export const catalogue: Readonly<Record<`hf-${string}`, CatalogueLine>> = {
  "hf-blocks": { from: "app/hf-blocks.ts", comes: "at once", event: "hf-load", shows: "others", builder: "typescript/blocks.ts" },
  "hf-interface": {
    from: "apps/interface/hf-interface.ts",
    comes: "later",
    event: "hf-load",
    takesParameters: true,
    builder: "apps/interface/interface-of.ts",
  },
  "hf-chat-interface": {
    from: "apps/chat-interface/hf-chat-interface.ts",
    comes: "later",
    value: "conversation",
    takesParameters: true,
    builder: "apps/chat-interface/chat-interface.ts",
  },
  "hf-on": { from: "app/markup/hf-on.ts", comes: "at once", shows: "nothing", takesParameters: true, builder: "none" },
  "hf-then": { from: "app/markup/hf-on.ts", with: "hf-on", comes: "at once", shows: "nothing", takesParameters: true, builder: "none" },
  "hf-conversations": { from: "apps/conversations/hf-conversations.ts", comes: "later" },
  "hf-each": { from: "app/each/hf-each.ts", comes: "later", shows: "others", builder: "none" },
  "hf-item": { from: "app/each/hf-each.ts", with: "hf-each", comes: "later", shows: "others", builder: "none" },
  "hf-render": { from: "typescript/hf-render.ts", comes: "later", shows: "others", builder: "typescript/render.ts" },
  "hf-state": {
    from: "app/hf-state.ts",
    comes: "at once",
    value: "json",
    shortcuts: ["state"],
    shows: "nothing",
    builder: "typescript/state.ts",
  },
  "hf-timer": { from: "app/hf-timer.ts", comes: "later", event: "hf-tick", shows: "nothing" },

  "hf-button": {
    from: "elements/button/button.ts",
    comes: "later",
    value: "form",
    event: "click",
    shortcuts: ["button"],
    inMessages: true,
  },
  "hf-chatbot": { from: "elements/chatbot/chatbot.ts", comes: "later", value: "conversation", shortcuts: ["chatbot"] },
  "hf-column": { from: "elements/column/column.ts", comes: "later", shows: "others" },
  "hf-json": { from: "elements/json/json.ts", comes: "later", value: "json", shortcuts: ["json"], inMessages: true },
  "hf-label": { from: "elements/label/label.ts", comes: "later", value: "label", shortcuts: ["label"], inMessages: true },
  "hf-markdown": { from: "elements/markdown/markdown.ts", comes: "later", value: "text", shortcuts: ["markdown"], inMessages: true },
  "hf-multimodal-textbox": {
    from: "elements/multimodal-textbox/multimodal-textbox.ts",
    comes: "later",
    value: "text and files",
    event: "hf-submit",
    shortcuts: ["multimodaltextbox"],
    inMessages: true,
  },
  "hf-number": { from: "elements/number/number.ts", comes: "later", value: "number", shortcuts: ["number"], inMessages: true },
  "hf-row": { from: "elements/row/row.ts", comes: "later", shows: "others" },
  "hf-slider": { from: "elements/slider/slider.ts", comes: "later", value: "number", shortcuts: ["slider"], inMessages: true },
  "hf-textbox": {
    from: "elements/textbox/textbox.ts",
    comes: "at once",
    value: "text",
    event: "hf-submit",
    shortcuts: ["text", "textbox"],
    inMessages: true,
  },
};

/** Gradio's names for what is a native field here: an `<input>` of this type, which takes these files. Files are only for inputs. */
export const nativeShortcuts: Readonly<Record<string, { readonly type: "checkbox" | "file"; readonly accept?: string }>> = {
  checkbox: { type: "checkbox" },
  file: { type: "file" },
  image: { type: "file", accept: "image/*" },
  audio: { type: "file", accept: "audio/*" },
  video: { type: "file", accept: "video/*" },
};
