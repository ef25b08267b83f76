import type { Conversations } from "../../state/conversations.ts";

// How a chat interface stands in its page.

/** Whether there is nothing else on the page to see. */
export function isAlone(element: Element): boolean {
  const others = [...document.body.children].filter(
    (other) =>
      other !== element &&
      !["script", "style", "link", "template", "noscript"].includes(other.localName) &&
      !other.hasAttribute("data-hf-announcer"),
  );
  return element.parentElement === document.body && others.length === 0;
}

/** The URL of this page that opens one conversation of an app. */
export function linkTo(app: string, conversation: string): string {
  return Object.assign(new URL(location.href), { hash: new URLSearchParams({ [app]: conversation }).toString() }).href;
}

/**
 * Opens the conversation that the page was opened with, if it is still there.
 * @param saved gives those of the app, once they are loaded
 */
export async function openLinked(app: string, saved: () => Promise<Conversations | undefined>): Promise<void> {
  const id = new URLSearchParams(location.hash.slice(1)).get(app);
  const conversations = id ? await saved() : undefined;
  if (id && conversations && (await conversations.list()).some((one) => one.id === id)) await conversations.switch(id);
}
