// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
import { define } from "../base/define.ts";
import { HfConversations } from "../apps/conversations/hf-conversations.ts";

define(HfConversations);

export { HfConversations };
