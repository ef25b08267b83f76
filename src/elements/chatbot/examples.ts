import { html, nothing, type TemplateResult } from "lit";
import { imageUrl } from "../../markdown/urls.ts";
import { clip } from "../../theme/icons.ts";
import { chooseExample } from "./seldom-acts.ts";
import type { ChatExample } from "./chat-example.ts";
import { besideWord } from "./beside-words.ts";
import type { Transcript } from "./transcript.ts";
import { optionsOf, toExamples } from "./to-examples.ts";

/** What an empty chat offers to begin with. */
export function renderExamples(examples: readonly unknown[], transcript: Transcript): TemplateResult | typeof nothing {
  const all = [...toExamples(examples), ...optionsOf(transcript.chat)];
  if (all.length === 0) return nothing;
  return html`<div part="examples" class="examples" role="group" aria-label=${besideWord("examples")}>
    ${all.map(
      (
        example,
        index,
      ) => html`<button type="button" part="example" class="example" @click=${() => chooseExample(example, index, transcript)}>
        ${example.icon ? html`<img class="example-icon" alt="" src=${example.icon} />` : nothing}
        <span class="example-text" dir="auto">${example.displayText || example.text || namesOf(example)}</span>
        ${renderFiles(example)}
      </button>`,
    )}
  </div>`;
}

function renderFiles({ files = [], text, displayText }: ChatExample): TemplateResult | typeof nothing {
  if (files.length === 0) return nothing;
  const picture = files
    .filter((file) => typeof file === "string" && /\.(png|jpe?g|gif|webp|avif)([?#]|$)/i.test(file))
    // Examples are the author's own words.
    .map((file) => imageUrl(file as string, "same-origin"))
    .find((found) => found?.unasked)?.url.href;
  if (picture) return html`<img class="example-picture" alt=${displayText || text ? nameOf(picture) : ""} loading="lazy" src=${picture} />`;
  return html`<span class="quiet-text">${clip}${files.length}</span>`;
}

function namesOf({ files = [] }: ChatExample): string {
  return files.map((file) => (typeof file === "string" ? nameOf(file) : file instanceof File ? file.name : "")).join(", ");
}

/** What a URL ends with, without its query. */
function nameOf(url: string): string {
  return url.replace(/[?#].*$/s, "").replace(/^.*\//s, "");
}
