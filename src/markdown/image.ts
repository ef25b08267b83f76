import { lateWord } from "../core/late-words.ts";
import type { BuildContext } from "./build.ts";
import { imageUrl } from "./urls.ts";

/**
 * A picture, or a button that loads it: an image is a request, and a request carries whatever a model was talked into
 * putting in the address.
 */
export function image(source: string, description: string, { allowed, images }: BuildContext): Node {
  const found = imageUrl(source, images);
  if (!found) return document.createTextNode(description);
  const { url, unasked } = found;
  return unasked || allowed.has(url.href) ? picture(url.href, description) : placeholder(url, description);
}

export function picture(url: string, description: string): HTMLImageElement {
  const made = document.createElement("img");
  made.alt = description;
  // Before the address, or the request would leave without them.
  made.setAttribute("loading", "lazy");
  made.setAttribute("referrerpolicy", "no-referrer");
  made.setAttribute("src", url);
  return made;
}

function placeholder(url: URL, description: string): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "image";
  made.dataset["url"] = url.href;
  made.dataset["description"] = description;
  const name = description.trim();
  made.textContent = lateWord(name ? "showNamedImage" : "showImage", { name, host: url.host });
  return made;
}
