// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
import { builder, type BlockOf } from "../typescript/block.ts";
import { HfConversations } from "./conversations/hf-conversations.ts";
import type { HfErrorEvent } from "../base/hf-error-event.ts";

/** What it fires, by name. */
export interface ConversationsEvents {
  "hf-error": HfErrorEvent;
}
/**
 * The conversations of a chatbot: new, open another, rename, pin, search, delete and undo that.
 * Each is stored from the person's first message on.
 */
export const conversations = builder<BlockOf<HfConversations, ConversationsEvents, string>>(HfConversations);
