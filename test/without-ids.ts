import type { ChatMessage } from "../src/core/message.ts";

/** Messages as an author writes them: their ids are given by chance. */
export function withoutIds(messages: readonly ChatMessage[] | undefined): ChatMessage[] | undefined {
  return messages?.map((message) => {
    const bare = { ...message };
    delete (bare as { id?: string }).id;
    return bare;
  });
}
