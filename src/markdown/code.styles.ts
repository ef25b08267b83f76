import { css } from "lit";

/** The colours of code, each at least 4.5 to 1 on the raised surface in light and dark. */
export const codeStyles = css`
  :host {
    --_code-comment: light-dark(#5f6470, #a0a6b3);
    --_code-keyword: light-dark(#a0208c, #f29ae0);
    --_code-string: light-dark(#17663a, #8fd6a8);
    --_code-number: light-dark(#9a4a00, #f0b37e);
    --_code-title: light-dark(#1d4fd7, #9dbcff);
    --_code-type: light-dark(#00677a, #7fd3e4);
  }

  .markdown {
    .hljs-comment {
      color: var(--_code-comment);
    }

    .hljs-keyword {
      color: var(--_code-keyword);
    }

    .hljs-string {
      color: var(--_code-string);
    }

    .hljs-number {
      color: var(--_code-number);
    }

    .hljs-title {
      color: var(--_code-title);
    }

    .hljs-type {
      color: var(--_code-type);
    }

    .hljs-emphasis {
      font-style: italic;
    }

    .hljs-strong {
      font-weight: 640;
    }
  }
`;
