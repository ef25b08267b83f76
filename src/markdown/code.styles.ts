import { css } from "lit";

/** The colours of code, each at least 4.5 to 1 on the raised surface in light and dark. */
export const styles = css`
  .markdown {
    .hljs-comment {
      color: light-dark(#5f6470, #a0a6b3);
    }

    .hljs-keyword {
      color: light-dark(#a0208c, #f29ae0);
    }

    .hljs-string {
      color: light-dark(#17663a, #8fd6a8);
    }

    .hljs-number {
      color: light-dark(#9a4a00, #f0b37e);
    }

    .hljs-title {
      color: light-dark(#1d4fd7, #9dbcff);
    }

    .hljs-type {
      color: light-dark(#00677a, #7fd3e4);
    }

    .hljs-emphasis {
      font-style: italic;
    }

    .hljs-strong {
      font-weight: 640;
    }
  }
`;
