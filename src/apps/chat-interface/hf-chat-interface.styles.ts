import { css } from "lit";
import { styles as panel } from "./panel.styles.ts";

export const styles = css`
  ${panel}

  :host {
    --_reading: 46rem;

    block-size: var(--hf-chat-height, min(680px, 85vh));
    container-type: inline-size;
  }

  .shell {
    block-size: 100%;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr);
    position: relative;
  }

  /* Nothing else is on the page: it is the page, whatever margin its body has; inside it too, where no reset undoes it. */
  :host(:state(whole)),
  :host(:state(whole)) .shell {
    background: var(--_surface);
    block-size: auto;
    inset: 0;
    position: fixed;
  }

  .chat {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
  }

  .chat > *,
  .foot > *,
  ::slotted(*) {
    flex: none;
  }

  ::slotted(option),
  ::slotted(script),
  ::slotted(template),
  ::slotted(hf-on) {
    display: none;
  }

  ::slotted(hf-chatbot) {
    flex: 1 1 0;
    max-block-size: none;
    min-block-size: 0;
  }

  .head {
    align-items: center;
    display: flex;
    gap: 8px;
    inline-size: 100%;
    margin-inline: auto;
    max-inline-size: var(--_reading);
    min-block-size: 48px;
    padding: 8px 16px;
  }

  .titles {
    flex: 1;
    min-inline-size: 0;
  }

  .heading {
    font-size: 15px;
    font-weight: 640;
    letter-spacing: -0.01em;
    margin: 0;
  }

  .description {
    color: var(--_muted);
    font-size: 13px;
    margin: 0;
  }

  .head .quiet {
    color: var(--_muted);
    min-block-size: 32px;
    min-inline-size: 32px;
  }

  .list-toggle {
    display: none;
  }

  .foot {
    display: grid;
    gap: 8px;
    grid-template-columns: minmax(0, 1fr);
    inline-size: 100%;
    margin-inline: auto;
    max-inline-size: var(--_reading);
    padding: 4px 16px 16px;
  }

  .note {
    align-items: center;
    background: var(--_raised);
    border-radius: var(--_radius-small);
    display: flex;
    gap: 8px;
    justify-content: space-between;
    padding: 4px 4px 4px 12px;
  }

  .additional[open] {
    background: var(--_raised);
    border-radius: var(--_radius);
  }

  .additional summary {
    align-items: center;
    border-radius: var(--_radius-small);
    color: var(--_muted);
    cursor: pointer;
    display: flex;
    font-size: 13px;
    gap: 6px;
    inline-size: fit-content;
    list-style: none;
    min-block-size: 28px;
    padding: 2px 10px 2px 8px;
  }

  .additional summary::-webkit-details-marker {
    display: none;
  }

  .additional summary:hover {
    color: var(--_text);
  }

  .additional summary svg {
    block-size: 12px;
    inline-size: 12px;
    transition: rotate 120ms;
  }

  .additional summary:dir(rtl) svg {
    scale: -1 1;
  }

  .additional[open] summary svg {
    rotate: 90deg;
  }

  .inputs {
    display: grid;
    gap: var(--_gap);
    grid-template-columns: minmax(0, 1fr);
    max-block-size: 40vh;
    overflow: auto;
    padding: 4px 12px 12px;
  }

  .stop {
    justify-self: end;
  }

  .notices {
    inline-size: 100%;
    margin-inline: auto;
    max-inline-size: var(--_reading);
    padding-inline: 16px;
  }

  .badge {
    align-self: center;
    margin-block-end: 8px;
  }

  .threads {
    background: var(--_raised);
    border-inline-end: 1px solid var(--_line);
    overflow: auto;
    padding: 12px;
  }

  .outputs {
    border-inline-start: 1px solid var(--_line);
    overflow: auto;
    padding: 16px;
  }

  .outputs[hidden],
  .additional[hidden] {
    display: none;
  }

  @container (inline-size > 760px) {
    .with-list {
      grid-template-columns: 260px minmax(0, 1fr);
    }

    .with-list .new {
      display: none;
    }

    .shell:has(> .outputs:not([hidden])) {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }

    .with-list:has(> .outputs:not([hidden])) {
      grid-template-columns: 220px minmax(0, 1fr) minmax(0, 1fr);
    }
  }

  @container (inline-size <= 760px) {
    .list-toggle {
      display: inline-flex;
    }

    .threads {
      border: 0;
      inset: 48px 0 0;
      position: absolute;
      z-index: 2;
    }

    .shell:not(.list-open) > .threads {
      display: none;
    }

    .shell:has(> .outputs:not([hidden])) {
      grid-template-rows: minmax(0, 1fr) auto;
    }

    .outputs {
      border-block-start: 1px solid var(--_line);
      border-inline-start: 0;
      max-block-size: 35vh;
    }
  }
`;
