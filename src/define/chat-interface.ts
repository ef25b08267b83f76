import { HfChatInterface } from "../apps/chat-interface/hf-chat-interface.ts";
import { define } from "../base/define.ts";

define(HfChatInterface);
export { HfChatInterface };
