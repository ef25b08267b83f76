import { HfConversations } from "../app/conversations/hf-conversations.ts";
import { define } from "../base/define.ts";

define(HfConversations);
export { HfConversations };
