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
  let isKept = false;
  return {
    async read() {
      const [stored, view] = await Promise.all([messages.read(), begun.read()]);
      isKept ||= view !== undefined;
      return stored && { ...stored, view: view?.value };
    },
    write(value, beside) {
      messages.write(value, beside);
      const typed = beside.view !== undefined;
      if (isKept || typed) begun.write(beside.view, { typed });
      isKept ||= typed;
    },
    watch(callback) {
      const ends = [messages.watch(callback), begun.watch((view) => (element.view = view))];
      return () => ends.forEach((end) => end());
    },
  };
}
