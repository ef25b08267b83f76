type Part = { type?: unknown; text?: unknown } | null;
type Turn = { readonly role: string; readonly content: string | readonly Part[] };

/**
 * Messages as turns: those of one author in a row as one, their texts a blank line apart and their pictures in order.
 * After a turn without an answer two questions stand in a row, and the templates of many models refuse every
 * conversation in which roles do not alternate. That is a matter of servers: an author's own engine gets what is there.
 *
 * A greeting of the assistant's before the first question stays what it is, though the same templates refuse it: left
 * out, the model would not know what the person answers to, and no word may be put into the person's mouth. It is
 * refused at the first question already, where its author sees it.
 */
export function inTurns<Message>(messages: readonly Message[]): Message[] {
  const turns: Message[] = [];
  for (const message of messages) {
    const before = turns.at(-1);
    if (isPlain(before) && isPlain(message) && before.role === message.role && message.role !== "system")
      turns[turns.length - 1] = { role: message.role, content: joined(before.content, message.content) } as Message;
    else turns.push(message);
  }
  return turns;
}

/** Whether it says no more than its role and content: calls of tools, and names, belong to their one message. */
function isPlain(message: unknown): message is Turn {
  if (typeof message !== "object" || message === null) return false;
  const { role, content, ...more } = message as Partial<Turn>;
  const isSaid = typeof content === "string" || Array.isArray(content);
  return isSaid && (role === "user" || role === "assistant") && Object.keys(more).length === 0;
}

function joined(first: Turn["content"], second: Turn["content"]): Turn["content"] {
  if (typeof first === "string" && typeof second === "string") return apart(first, second);
  const [parts, more] = [partsOf(first), partsOf(second)];
  const [last, next] = [parts.at(-1), more[0]];
  if (last?.type !== "text" || next?.type !== "text") return [...parts, ...more];
  return [...parts.slice(0, -1), { ...last, text: apart(String(last.text), String(next.text)) }, ...more.slice(1)];
}

function partsOf(content: Turn["content"]): readonly Part[] {
  return typeof content === "string" ? (content === "" ? [] : [{ type: "text", text: content }]) : content;
}

function apart(first: string, second: string): string {
  return [first, second].filter(Boolean).join("\n\n");
}
