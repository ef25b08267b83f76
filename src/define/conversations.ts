import { HfConversations } from "../apps/conversations/hf-conversations.ts";
import { define } from "../base/define.ts";

define(HfConversations);
export { HfConversations };
