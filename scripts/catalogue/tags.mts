// Which tags are what: the lists that other rooms would else copy.
import type { Element } from "./classes.mts";
import type { Files } from "./files.mts";

export function tagFiles(elements: readonly Element[]): Files {
  const tags = (wanted: (element: Element) => boolean) => JSON.stringify(elements.filter(wanted).map(({ tag }) => tag));
  const events = elements.flatMap(({ tag, event }) => (event ? [`"${tag}": "${event}",`] : []));
  const parts = elements.filter(({ inMessages }) => inMessages).map(({ tag }) => tag.slice(3));
  return {
    "src/app/tags.ts": `/** The event that a block means when a trigger names only the block, where that is not \`change\`. */
export const DEFAULT_EVENTS: Readonly<Record<string, string>> = { ${events.join(" ")} };

/** Blocks of which a person never sees anything. */
export const UNSEEN_TAGS: readonly string[] = ${tags(({ shows, value, event }) => shows === "nothing" && (value ?? event) !== undefined)};

/** Tags that only lay out others. */
export const LAYOUT_TAGS: readonly string[] = ${tags(({ shows, from }) => shows === "others" && from.startsWith("elements/"))};
`,
    "src/elements/chatbot/message-tags.ts": `/** Blocks that show or ask something. Those that act, or hold an app, are not for messages to bring along. */
export const MESSAGE_TAGS = /^hf-(${parts.join("|")})$/;
`,
  };
}
