import { HfChatInterface } from "../app/hf-chat-interface.ts";
import { define } from "../base/define.ts";

define(HfChatInterface);
export { HfChatInterface };
