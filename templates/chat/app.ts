import { blocks, button, chatbot, markdown, on, textbox, textOf, type ChatMessage, type Run } from "hf-blocks";

const chat = chatbot({ id: "chat" });
const msg = textbox({ id: "msg", label: "Message", noLabel: true, placeholder: "Type a message and press Enter." });
const clear = button({ id: "clear" }, "Clear");

/** Shows the message at once, and empties the box. */
function user([message, history]: [string, ChatMessage[]]): [string, ChatMessage[]] {
  return ["", [...history, { role: "user", content: message }]];
}

/** Answers: what is yielded is shown while it grows. */
async function* bot(history: ChatMessage[], { engine }: Run) {
  const messages = history.map((message) => ({ role: message.role, content: textOf(message) }));
  const reply = { role: "assistant" as const, content: "" };
  history.push(reply);
  for await (const chunk of engine.chatCompletionStream({ model: "HuggingFaceH4/zephyr-7b-beta", max_tokens: 200, messages })) {
    reply.content += chunk.choices[0]?.delta.content ?? "";
    yield history;
  }
}

const turn = on(msg, user, [msg, chat], [msg, chat]);
turn.then(bot, chat, chat);
on(clear, () => null, undefined, chat, { cancels: turn });

export default blocks({ name: "chat" }, markdown("# Chat"), chat, msg, clear);
