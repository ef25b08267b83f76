/** What the contract needs to know of an element that it cannot guess. */
export interface Sample {
  /** Typical properties, other than the value. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** A typical value, given anew each time; none for elements without one. */
  readonly value?: () => unknown;
  /** Text between the tags. */
  readonly text?: string;
  /** Whether `required` can be missed, because the element can be empty. */
  readonly canBeEmpty?: boolean;
  /** What a form sends for the value, under the name `field`. */
  readonly formData?: readonly string[];
}

const picture = new File(["not really"], "scan.png", { type: "image/png" });
const paper = new File(["words"], "a paper with quite a long name, as they have.pdf", { type: "application/pdf" });

/** One entry for each tag in `src/define`. */
export const samples: Readonly<Record<string, Sample>> = {
  "hf-textbox": {
    properties: { label: "Response", info: "What the model said", lines: 3, placeholder: "Nothing yet" },
    value: () => "The total is 154.08 euros.",
    canBeEmpty: true,
    formData: ["The total is 154.08 euros."],
  },
  "hf-multimodal-textbox": {
    properties: { label: "Ask", accept: ".png,.pdf", fileCount: "multiple", placeholder: "Ask about the document" },
    value: () => ({ text: "Who is invoiced?", files: [picture, paper] }),
    canBeEmpty: true,
    formData: ["Who is invoiced?"],
  },
  "hf-number": {
    properties: { label: "Seed", info: "Any whole number", min: 0, max: 1000, step: 5 },
    value: () => 42,
    canBeEmpty: true,
    formData: ["42"],
  },
  "hf-slider": { properties: { label: "Temperature", min: 0, max: 2, step: 0.1 }, value: () => 0.7, formData: ["0.7"] },
  "hf-json": {
    properties: { label: "Answers" },
    value: () => [
      { answer: "154.08", score: 0.75, tokens: [1, 2, { deep: null }] },
      { answer: "155", score: 0.25, sure: false },
    ],
  },
  "hf-label": { properties: { label: "Class", top: 3 }, value: () => ({ cat: 0.855, dog: 0.1, "polar bear": 0.045 }) },
  "hf-button": { properties: { variant: "primary" }, text: "Send it" },
  "hf-chatbot": {
    properties: { label: "Chat" },
    value: () => [
      { id: "1", role: "user", content: "Who is invoiced?" },
      { id: "2", role: "assistant", content: "**Ada Lovelace**, for `154.08` euros.", status: "done" },
    ],
  },
  "hf-markdown": {
    properties: {},
    value: () => "## Document Analyzer\n\nAsk *anything* about a [document](https://example.com).\n\n- one\n- two",
  },
  "hf-row": { properties: { equalHeight: true }, text: "Side by side" },
  "hf-column": { properties: {}, text: "One below the other" },
};
