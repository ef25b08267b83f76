// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
import { define } from "../../base/define.ts";
import { comesLater } from "../../base/late-tags.ts";

comesLater("hf-state", async () => define((await import("../../app/hf-state.ts")).HfState));
comesLater("hf-button", async () => define((await import("../../elements/button/button.ts")).HfButton));
comesLater("hf-chatbot", async () => define((await import("../../elements/chatbot/chatbot.ts")).HfChatbot));
comesLater("hf-json", async () => define((await import("../../elements/json/json.ts")).HfJson));
comesLater("hf-label", async () => define((await import("../../elements/label/label.ts")).HfLabel));
comesLater("hf-markdown", async () => define((await import("../../elements/markdown/markdown.ts")).HfMarkdown));
comesLater("hf-multimodal-textbox", async () =>
  define((await import("../../elements/multimodal-textbox/multimodal-textbox.ts")).HfMultimodalTextbox),
);
comesLater("hf-number", async () => define((await import("../../elements/number/number.ts")).HfNumber));
comesLater("hf-slider", async () => define((await import("../../elements/slider/slider.ts")).HfSlider));
comesLater("hf-textbox", async () => define((await import("../../elements/textbox/textbox.ts")).HfTextbox));
