/** The event that a block means when a trigger names only the block. */
const DEFAULT_EVENTS: Readonly<Record<string, string>> = {
  "hf-textbox": "hf-submit",
  "hf-multimodal-textbox": "hf-submit",
  "hf-button": "click",
  "hf-timer": "hf-tick",
  "hf-blocks": "hf-load",
  "hf-interface": "hf-load",
  button: "click",
  a: "click",
  form: "submit",
};

export function defaultEvent(tag: string): string {
  return DEFAULT_EVENTS[tag] ?? "change";
}
