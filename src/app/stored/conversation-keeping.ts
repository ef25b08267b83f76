import type { ChatMessage } from "../../core/message.ts";
import type { Conversations } from "../../state/conversations.ts";
import type { Keeping } from "./kept-value.ts";

/** Keeps a chatbot's messages in whichever conversation of a list is open. */
export function conversationKeeping(conversations: Conversations): Keeping {
  return {
    read: () => conversations.current.read(),
    write: (value, { streaming }) => conversations.current.write(value as readonly ChatMessage[], { streaming }),
    watch(callback) {
      let open = conversations.current;
      let unwatch = open.watch(callback);
      // At once: what is written next belongs to the one that is open.
      const leave = conversations.watch(() => {
        if (conversations.current === open) return;
        open = conversations.current;
        unwatch();
        unwatch = open.watch(callback);
        callback(open.known);
      });
      return () => {
        unwatch();
        leave();
      };
    },
  };
}
