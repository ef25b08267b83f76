import { define } from "../base/define.ts";
import { HfMarkdown } from "../elements/markdown/markdown.ts";

define(HfMarkdown);

export { HfMarkdown };
