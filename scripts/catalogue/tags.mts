// Which tags are what: lists that rooms would else copy, each in the room that uses it.
import type { CatalogueLine } from "../../src/catalogue.ts";
import { eventsOf } from "./builders.mts";
import type { Element } from "./classes.mts";
import type { Files } from "./files.mts";

/** From the lines alone: the classes import these files, and are read afterwards. */
export function tagFiles(catalogue: Readonly<Record<string, CatalogueLine>>): Files {
  const elements = Object.entries(catalogue).map(([tag, line]) => ({ ...line, tag }));
  const tags = (wanted: (line: CatalogueLine) => boolean) => JSON.stringify(elements.filter(wanted).map(({ tag }) => tag));
  const events = elements.flatMap(({ tag, event }) => (event ? [`"${tag}": "${event}",`] : []));
  const parts = elements.filter(({ inMessages }) => inMessages).map(({ tag }) => tag.slice(3));
  return {
    "src/app/default-events.ts": `/** The event that a block means when a trigger names only the block, where that is not \`change\`. */
export const DEFAULT_EVENTS: Readonly<Record<string, string>> = { ${events.join(" ")} };
`,
    "src/typescript/unseen-tags.ts": `/** Blocks of which a person never sees anything. */
export const UNSEEN_TAGS = ${tags(({ shows, value, event }) => shows === "nothing" && (value ?? event) !== undefined)};
`,
    "src/app/known-tags.ts": `/** All tags, and the module of \`hf-blocks/define\` that registers each. */
export const KNOWN_TAGS: readonly (readonly [tag: string, module: string])[] = ${JSON.stringify(elements.map(({ tag, with: other }) => [tag, (other ?? tag).slice(3)]))};
`,
    "src/app/layout-tags.ts": `/** Tags that only lay out others. */
export const LAYOUT_TAGS = ${tags(({ shows, from }) => shows === "others" && from.startsWith("elements/"))};
`,
    "src/elements/chatbot/message-tags.ts": `/** Blocks that show or ask something. Those that act, or hold an app, are not for messages to bring along. */
export const MESSAGE_TAGS = /^hf-(${parts.join("|")})$/;
`,
  };
}

/** From the documentation of the classes. */
export function eventFiles(elements: readonly Element[]): Files {
  const byTag = Object.fromEntries(elements.map((element) => [element.tag, Object.keys(eventsOf(element)).sort()]));
  return {
    "src/app/known-events.ts": `/** The events that each tag is known to fire. */
export const KNOWN_EVENTS: Readonly<Record<string, readonly string[]>> = ${JSON.stringify(byTag)};
`,
  };
}
