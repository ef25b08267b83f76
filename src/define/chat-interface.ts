import { HfChatInterface } from "../app/chat-interface/hf-chat-interface.ts";
import { define } from "../base/define.ts";

define(HfChatInterface);
export { HfChatInterface };
