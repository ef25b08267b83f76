// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
// Registers every tag. The app comes first, so that it hears what its blocks say when they are upgraded.
import "./blocks.ts";
import "./interface.ts";
import "./chat-interface.ts";
import "./on.ts";
import "./conversations.ts";
import "./each.ts";
import "./render.ts";
import "./state.ts";
import "./timer.ts";
import "./button.ts";
import "./chatbot.ts";
import "./column.ts";
import "./json.ts";
import "./label.ts";
import "./markdown.ts";
import "./multimodal-textbox.ts";
import "./number.ts";
import "./row.ts";
import "./slider.ts";
import "./textbox.ts";
