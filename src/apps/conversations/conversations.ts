import { builder, type Block, type OptionsOf, type PropertiesOf } from "../../typescript/block.ts";
import { HfConversations } from "./hf-conversations.ts";

type ConversationsProperties = PropertiesOf<HfConversations, never>;
/** The stored conversations of a chatbot: `conversations({ for: "chat" })`. */
export const conversations = builder<Block<never, {}, ConversationsProperties, never, string>, OptionsOf<ConversationsProperties>>(
  HfConversations,
);
