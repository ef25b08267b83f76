import { HfConversations } from "../app/hf-conversations.ts";
import { define } from "../base/define.ts";

define(HfConversations);
export { HfConversations };
