// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
import { define } from "../base/define.ts";
import { HfMarkdown } from "../elements/markdown/markdown.ts";

define(HfMarkdown);

export { HfMarkdown };
