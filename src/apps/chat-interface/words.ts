import { wording, type InterfaceWordKey } from "../../core/words.ts";

/** The words of a whole chat app. They come with it, so that other pages need not load them. */
const english: Readonly<Record<InterfaceWordKey, string>> = {
  typeMessage: "Type a message",
  additionalInputs: "Additional inputs",
  clearedChat: "The conversation was cleared.",
  newChat: "New conversation",
  showConversations: "Conversations",
  openChat: "Open the chat",
  closeChat: "Close the chat",
};

export function interfaceWord(key: InterfaceWordKey, values: Record<string, string | number> = {}): string {
  return wording(key, english[key], values);
}
