import type { Sample } from "../../contract/sample.ts";

export const sample: Sample = {
  tag: "hf-markdown",
  properties: {},
  value: () => "## Document Analyzer\n\nAsk *anything* about a [document](https://example.com).\n\n- one\n- two",
};
