import { html, type TemplateResult } from "lit";
import type { ChatMessage, MediaPart } from "../../core/message.ts";
import { lateWord } from "../../core/late-words.ts";
import { besideWord } from "./beside-words.ts";
import type { Transcript } from "./transcript.ts";
import { imageUrl, linkUrl, type Images } from "../../markdown/urls.ts";
import { sheet } from "../../theme/late-icons.ts";

const shown = new WeakMap<Transcript, Media>();

/** Pictures, sounds, films and files of a message. */
export function renderMedia(parts: readonly MediaPart[], transcript: Transcript): TemplateResult {
  let media = shown.get(transcript);
  if (!media) shown.set(transcript, (media = new Media(transcript)));
  return html`<div class="media">${parts.map((part) => media.render(part))}</div>`;
}

/** Gives back the addresses of files that no message shows any more. */
export function keepMedia(transcript: Transcript, messages: readonly ChatMessage[]): void {
  shown.get(transcript)?.keepOnly(messages);
}

/** Addresses of the files shown, and of media that the person has asked to see. */
class Media {
  private readonly urls = new Map<Blob, string>();
  private readonly allowed = new Set<string>();
  /** Pictures that the browser cannot show. */
  private readonly broken = new Set<Blob | string>();

  constructor(private readonly transcript: Transcript) {}

  keepOnly(messages: readonly ChatMessage[]): void {
    if (this.urls.size === 0) return;
    const wanted = new Set<unknown>();
    for (const { content } of messages)
      if (typeof content !== "string") for (const part of content) if ("file" in part) wanted.add(part.file);
    for (const [file, url] of this.urls) {
      if (wanted.has(file)) continue;
      URL.revokeObjectURL(url);
      this.urls.delete(file);
    }
  }

  render(part: MediaPart): TemplateResult {
    const name = part.name || (part.type === "image" ? lateWord("image") : besideWord("file"));
    const { file } = part;
    if (file && this.broken.has(file)) return renderFile(this.urlOf(file), name);
    const alt = (part.type !== "file" && part.alt) || name;
    if (file) return renderOne(part.type, this.urlOf(file), alt, () => this.onBroken(file));
    if (part.type === "file") return renderFile(linkUrl(part.url ?? "")?.href, name);
    const found = mediaUrl(part, this.transcript.chat.images);
    if (!found) return html`<span class="file">${sheet}<bdi>${name}</bdi></span>`;
    const { url, unasked } = found;
    if (this.broken.has(url.href)) return renderFile(linkUrl(url.href)?.href, name);
    if (unasked || this.allowed.has(url.href)) return renderOne(part.type, url.href, alt, () => this.onBroken(url.href));
    return html`<button type="button" @click=${() => this.allow(url.href)}>${part.type === "image" ? lateWord("showImage", { host: url.host }) : besideWord("showMedia", { host: url.host })}</button>`;
  }

  /** Loads these media from now on: the person has asked for it. */
  private allow(url: string): void {
    this.allowed.add(url);
    this.transcript.lookAgain();
  }

  private onBroken(picture: Blob | string): void {
    this.broken.add(picture);
    this.transcript.lookAgain();
  }

  private urlOf(file: Blob): string {
    const url = this.urls.get(file) ?? URL.createObjectURL(file);
    this.urls.set(file, url);
    return url;
  }
}

/** Inline sound and film are no pictures, and cannot run anything either. */
function mediaUrl({ type, url = "" }: MediaPart, images: Images): { url: URL; unasked: boolean } | undefined {
  if (type !== "image" && new RegExp(`^data:${type}/[\\w.+-]+[;,]`, "i").test(url)) return { url: new URL(url), unasked: true };
  return imageUrl(url, images);
}

function renderOne(type: MediaPart["type"], url: string, alt: string, onError: () => void): TemplateResult {
  if (type === "image")
    return html`<img part="image" class="thumbnail" alt=${alt} loading="lazy" referrerpolicy="no-referrer" src=${url} @error=${onError} />`;
  if (type === "audio") return html`<audio controls preload="metadata" aria-label=${alt} src=${url}></audio>`;
  if (type === "video") return html`<video controls preload="metadata" aria-label=${alt} src=${url}></video>`;
  return renderFile(url, alt);
}

function renderFile(url: string | undefined, name: string): TemplateResult {
  if (!url) return html`<span class="file">${sheet}<bdi>${name}</bdi></span>`;
  // Always saved, never opened: a page or a drawing at a blob address would run as this page.
  return html`<a class="file" href=${url} download=${name} rel="noopener noreferrer nofollow" target="_blank" aria-label=${besideWord("download", { name })}>${sheet}<bdi>${name}</bdi></a>`;
}
