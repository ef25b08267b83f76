import { css } from "lit";

export const styles = css`
  /* In here, where a page's reset, * { margin: 0; padding: 0 }, takes nothing away. */
  .app {
    container-type: inline-size;
    display: grid;
    gap: var(--_gap);
    grid-template-columns: minmax(0, 1fr);
  }

  /* An app that is a whole page, not a part of one. */
  :host(:state(page)) .app {
    margin: 0 auto;
    max-inline-size: var(--hf-page-width, 46rem);
    padding: 16px 8px 32px;
  }

  /* In sight wherever the page is scrolled to, without covering what is outside the app. */
  .notices {
    display: grid;
    gap: 8px;
    inset-block-end: 8px;
    position: sticky;
    z-index: 1;
  }

  .notices[hidden] {
    display: none;
  }

  .notices > * {
    margin: 0;
  }

  .notice {
    align-items: start;
    background: var(--_raised);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-small);
    color: var(--_text);
    display: flex;
    font-size: inherit;
    gap: 8px;
    justify-content: space-between;
    padding: 6px 6px 6px 10px;
  }

  .notice.warn {
    border-color: light-dark(#9a6700, #e3b341);
  }

  .notice > span {
    align-self: center;
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  @media not (pointer: coarse) {
    .act {
      min-block-size: 28px;
      padding: 2px 10px;
    }
  }

  /* The words first, in their whole width; what can be done about it below them. */
  @container (max-width: 28rem) {
    .notice:has(.act) {
      flex-wrap: wrap;

      > span {
        flex-basis: calc(100% - 64px);
      }
    }

    .act {
      order: 1;
    }
  }

  .badge {
    background: var(--_raised);
    border: 1px solid var(--_line);
    border-radius: 999px;
    color: var(--_muted);
    font-size: 12px;
    justify-self: end;
    padding: 2px 10px;
  }
`;
