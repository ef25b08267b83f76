import { css } from "lit";

export const styles = css`
  :host {
    block-size: var(--hf-chatbot-height, auto);
    display: flex;
    flex-direction: column;
    max-block-size: var(--hf-chatbot-height, max(240px, 60vh));
  }

  .frame {
    flex: 1 1 auto;
    grid-template-rows: auto;
    min-block-size: 0;
  }

  .frame,
  .view {
    display: flex;
    flex-direction: column;
  }

  .view {
    flex: 1 1 auto;
    min-block-size: 0;
    min-inline-size: 0;
    position: relative;
  }

  .toolbar {
    color: var(--_muted);
    display: flex;
    gap: 2px;
    justify-content: end;
  }

  .scroller {
    container-type: inline-size;
    flex: 1 1 auto;
    min-block-size: min(240px, var(--hf-chatbot-height, 240px));
    overflow: hidden auto;
    overscroll-behavior: contain;
    padding: 16px;
    scrollbar-width: thin;
  }

  :host([bare]) .scroller {
    background: none;
    border: 0;
    border-radius: 0;
    padding-inline: 0;
  }

  :host([bare]) .scroller > div {
    inline-size: 100%;
    margin-inline: auto;
    max-inline-size: 46rem;
    padding-inline: 16px;
  }

  .scroller > div {
    display: flow-root;
  }

  /* An empty chat has its welcome in its middle. */
  .unused {
    display: flex;
    flex-direction: column;
  }

  .unused > div {
    margin-block: auto;
  }

  /* Block layout: one that grows at its end costs the same however long it is. */
  article {
    display: flex;
    flex-direction: column;
    gap: 6px;
    margin-block-start: 20px;
    max-inline-size: 72ch;
  }

  article.follows {
    margin-block-start: 8px;
  }

  .batch:first-child > article:first-child {
    margin-block-start: 0;
  }

  .batch:not(:last-child) {
    contain-intrinsic-block-size: auto 800px;
    content-visibility: auto;
  }

  .content {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .content.plain,
  .content.text {
    white-space: pre-wrap;
  }

  .thinking,
  .status,
  .placeholder {
    color: var(--_muted);
  }

  .user {
    align-items: end;
    inline-size: fit-content;
    margin-inline-start: auto;
    max-inline-size: min(72ch, 85%);
    position: relative;
  }

  .user .content {
    background: light-dark(color-mix(in oklch, var(--_base) 14%, var(--_surface)), color-mix(in oklch, var(--_base) 30%, var(--_surface)));
    border-radius: 14px 14px 4px;
    min-block-size: calc(1.5em + 14px);
    min-inline-size: 40px;
    padding: 7px 13px;
  }

  .user:dir(rtl) .content {
    border-radius: 14px 14px 14px 4px;
  }

  .user.follows .content {
    border-start-end-radius: 4px;
  }

  .placeholder {
    margin-inline: auto;
    max-inline-size: 60ch;
    padding-block: 32px;
    text-align: center;
    text-wrap: balance;
  }

  /* The arrow of "send". */
  .jump svg {
    rotate: 180deg;
  }

  :host([layout="panel"]) article {
    align-items: stretch;
    inline-size: auto;
    margin-inline-start: 0;
    max-inline-size: 80ch;
  }

  /* Who speaks. Read aloud it is the name of the article. */
  :host([layout="panel"]) article:not(.follows)::before {
    content: attr(aria-label);
    content: attr(aria-label) / "";
    font-size: 12px;
    font-weight: 600;
  }

  :host([layout="panel"]) .user .content {
    background: none;
    min-block-size: 0;
    padding: 0;
  }
`;
