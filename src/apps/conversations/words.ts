import { wording, type ConversationWordKey } from "../../core/words.ts";

const english: Readonly<Record<ConversationWordKey, string>> = {
  conversations: "Conversations",
  newConversation: "New conversation",
  searchConversations: "Search conversations",
  noConversations: "Nothing here yet. What you ask is saved from the first message on.",
  nothingFound: "Nothing found.",
  untitled: "Untitled",
  pinned: "Keep at the top",
  rename: "Rename",
  delete: "Delete",
  deletedConversation: "“{name}” was deleted.",
};

export function conversationWord(key: ConversationWordKey, values: Record<string, string> = {}): string {
  return wording(key, english[key], values);
}
