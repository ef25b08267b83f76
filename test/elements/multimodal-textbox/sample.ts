import type { Sample } from "../../contract/sample.ts";

const picture = new File(["not really"], "scan.png", { type: "image/png" });
const paper = new File(["words"], "a paper with quite a long name, as they have.pdf", { type: "application/pdf" });

export const sample: Sample = {
  tag: "hf-multimodal-textbox",
  properties: { label: "Ask", accept: ".png,.pdf", fileCount: "multiple", placeholder: "Ask about the document" },
  value: () => ({ text: "Who is invoiced?", files: [picture, paper] }),
  canBeEmpty: true,
  formData: ["Who is invoiced?"],
};
