// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
// Tags that come with the first of them. Written out tag by tag: a tag that is not here is never asked for.
import { define } from "../base/define.ts";
import { comesLater } from "../base/late-tags.ts";

comesLater("hf-interface", () => import("../define/interface.ts"));
comesLater("hf-chat-interface", () => import("../define/chat-interface.ts"));
// As another room asks for it, so that it is one file.
comesLater("hf-conversations", async () => define((await import("../apps/conversations/hf-conversations.ts")).HfConversations));
comesLater("hf-each", () => import("../define/each.ts"));
comesLater("hf-render", () => import("../define/render.ts"));
comesLater("hf-timer", () => import("../define/timer.ts"));
comesLater("hf-button", () => import("../define/button.ts"));
comesLater("hf-chatbot", () => import("../define/chatbot.ts"));
comesLater("hf-column", () => import("../define/column.ts"));
comesLater("hf-json", () => import("../define/json.ts"));
comesLater("hf-label", () => import("../define/label.ts"));
comesLater("hf-markdown", () => import("../define/markdown.ts"));
comesLater("hf-multimodal-textbox", () => import("../define/multimodal-textbox.ts"));
comesLater("hf-number", () => import("../define/number.ts"));
comesLater("hf-row", () => import("../define/row.ts"));
comesLater("hf-slider", () => import("../define/slider.ts"));
