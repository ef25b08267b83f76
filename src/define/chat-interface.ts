// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
import { define } from "../base/define.ts";
import { HfChatInterface } from "../apps/chat-interface/hf-chat-interface.ts";

define(HfChatInterface);

export { HfChatInterface };
