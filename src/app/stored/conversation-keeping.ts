import type { ChatMessage } from "../../core/message.ts";
import type { Cell } from "../../state/cell.ts";
import type { Conversations } from "../../state/conversations.ts";
import type { KeptElement, Keeping } from "./kept-value.ts";

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

/** Keeps what a person has begun beside the messages, such as edits of them, in a record of its own. */
export function withView(messages: Keeping, begun: Cell, element: KeptElement): Keeping {
  let known: unknown;
  return {
    async read() {
      known = (await begun.read())?.value;
      const stored = await messages.read();
      return stored && { ...stored, view: known };
    },
    write(value, beside) {
      messages.write(value, beside);
      if (beside.view !== known) begun.write((known = beside.view), { typed: known !== undefined });
    },
    watch(callback) {
      const unwatch = begun.watch((view) => (element.view = view));
      const leave = messages.watch(callback);
      return () => (unwatch(), leave());
    },
  };
}
