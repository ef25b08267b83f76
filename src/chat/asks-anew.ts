const ASKING = ["hf-retry", "hf-edit", "hf-continue", "hf-option", "hf-example"];

/**
 * Whether an event of a chatbot asks for another answer. It ends the one that is coming: a busy listener that ignored it
 * would lose what the person has written, or chosen.
 */
export function asksAnew({ type }: Event): boolean {
  return ASKING.includes(type);
}
