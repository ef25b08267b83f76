/** Events of a chatbot that ask for an answer. */
export const ASKING: readonly string[] = ["hf-retry", "hf-edit", "hf-continue", "hf-option", "hf-example"];

/**
 * Whether an event of a chatbot is about the conversation and not what is in the text box. It ends the answer that is
 * coming: a busy listener that ignored it would lose what the person has written, chosen or taken back.
 */
export function asksAnew({ type }: Event): boolean {
  return [...ASKING, "hf-undo", "hf-clear"].includes(type);
}
