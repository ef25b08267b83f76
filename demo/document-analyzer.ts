import { blocks, keep, markdown, multimodalTextbox, on, textbox, type MultimodalValue, type Run } from "hf-blocks";
import { InferenceClient } from "@huggingface/inference";

const engine = keep("client", () => new InferenceClient());

const system = `You are a helpful assistant.
You get a question about a document, and answers with a score from 0 to 1 for how sure each is.
Say the answer in one short sentence, and how sure it is in words, never as a number.

Question: Who is the invoice for?, answer: [{"answer":"John Doe","score":0.98}]
The invoice is for John Doe; I am quite sure of that.

Question: What is the total?, answer: [{"answer":"154.08","score":0.75},{"answer":"155","score":0.25}]
The total is most likely 154.08, though it could also be 155.`;

const response = textbox({ id: "response", label: "Response", lines: 5, readonly: true });
const ask = multimodalTextbox({ id: "ask", accept: "image/*", placeholder: "Upload a document image and ask a question." });

async function* chatFn({ text, files }: MultimodalValue, { engine }: Run) {
  const answers = await engine.documentQuestionAnswering({
    model: "impira/layoutlm-document-qa",
    inputs: { image: files[0]!, question: text }, // without one the engine says what is missing
  });
  let message = "";
  for await (const chunk of engine.chatCompletionStream({
    model: "HuggingFaceH4/zephyr-7b-beta",
    max_tokens: 200,
    messages: [
      { role: "system", content: system },
      { role: "user", content: `Question: ${text}, answer: ${JSON.stringify(answers)}` },
    ],
  })) {
    message += chunk.choices[0]?.delta.content ?? "";
    yield message;
  }
}

on(ask, chatFn, ask, response);
export default blocks({ name: "document-analyzer-ts", engine }, markdown("# Document Analyzer"), response, ask);
