import { css } from "lit";

export const styles = css`
  /* Labels are no part of what somebody selects and copies. */
  :is(.thinking, .status, summary, button) {
    -webkit-user-select: none;
    user-select: none;
  }

  /* The caret of an answer that still grows, behind its last words. */
  .open > .markdown:last-child > :is(p, h1, h2, h3, h4, h5, h6):last-child::after,
  .open > .markdown:last-child > :is(ul, ol):last-child > li:last-child > p:last-child::after {
    animation: blink 1.1s steps(2, jump-none) infinite;
    background: var(--_accent-text);
    block-size: 1em;
    border-radius: 1px;
    content: "";
    display: inline-block;
    inline-size: 0.45em;
    margin-inline-start: 0.2em;
    vertical-align: -0.12em;
  }

  @keyframes blink {
    to {
      opacity: 0.15;
    }
  }

  .jump {
    background: var(--_surface);
    border-color: var(--_line-strong);
    border-radius: 50%;
    inset-block-end: 12px;
    inset-inline-start: 50%;
    min-inline-size: 36px;
    padding: 0;
    position: absolute;
    translate: -50%;
  }

  .jump:dir(rtl) {
    translate: 50%;
  }

  .avatar {
    block-size: 28px;
    border-radius: 50%;
    inline-size: 28px;
    object-fit: cover;
  }

  .status {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    font-size: 12px;
    gap: 6px 8px;
  }

  .status.failed {
    color: var(--_danger);
  }

  /* Beside the bubble, so that a hidden button leaves no gap below it. */
  .user > .actions {
    inset-block-end: 1px;
    inset-inline-end: 100%;
    margin: 0 4px;
    position: absolute;
  }

  .placeholder :is(h1, h2, h3) {
    color: var(--_text);
  }

  .actions {
    color: var(--_muted);
    display: flex;
    gap: 2px;
    margin-block: -2px -6px;
    margin-inline: -6px;
    opacity: 0;
    transition: opacity 100ms;
  }

  .actions.last,
  article:is(:hover, :focus-within) > .actions {
    opacity: 1;
  }

  :host([layout="panel"]) .user > .actions {
    inset-block: 0 auto;
    inset-inline-end: 0;
    margin: -6px 0 0;
  }

  @media (hover: none) {
    .actions {
      opacity: 1;
    }
  }

  @media (forced-colors: active) {
    .user .content {
      border: 1px solid;
    }
  }
`;
