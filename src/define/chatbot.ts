import { define } from "../base/define.ts";
import { HfChatbot } from "../elements/chatbot/chatbot.ts";

define(HfChatbot);

export { HfChatbot };
