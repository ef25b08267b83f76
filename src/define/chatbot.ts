// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
import { define } from "../base/define.ts";
import { HfChatbot } from "../elements/chatbot/chatbot.ts";

define(HfChatbot);

export { HfChatbot };
