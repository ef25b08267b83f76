import { blocks, markdown, multimodalTextbox, on, textbox, type MultimodalValue, type Run } from "hf-blocks";

const system = `You are a helpful assistant.
You get a question about a document, and answers with a score from 0 to 1 for how sure each is.
Say the answer in one short sentence, and how sure it is in words, never as a number.`;

const response = textbox({ id: "response", label: "Response", lines: 5, readonly: true });
const ask = multimodalTextbox({ id: "ask", accept: "image/*", placeholder: "Upload a document image and ask a question." });

async function* answer({ text, files }: MultimodalValue, { engine }: Run) {
  const answers = await engine.documentQuestionAnswering({
    model: "impira/layoutlm-document-qa",
    inputs: { image: files[0]!, question: text },
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

on(ask, answer, ask, response);
export default blocks({ name: "document-analyzer" }, markdown("# Document Analyzer"), response, ask);
