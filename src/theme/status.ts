import { css } from "lit";

/** How progress and errors look, the same at every block. */
export const status = css`
  .progress {
    align-items: center;
    color: var(--_muted);
    display: flex;
    font-size: 12px;
    gap: 8px;
    margin-block-start: 6px;
  }

  .progress progress {
    appearance: none;
    background: var(--_line);
    block-size: 3px;
    border: 0;
    border-radius: 2px;
    flex: 1;
    inline-size: 100%;
    overflow: hidden;
  }

  .progress progress::-webkit-progress-bar {
    background: var(--_line);
  }

  .progress progress::-webkit-progress-value {
    background: var(--_accent);
  }

  .progress progress::-moz-progress-bar {
    background: var(--_accent);
  }

  .progress progress[data-unknown] {
    background: linear-gradient(90deg, var(--_line) 30%, var(--_accent) 50%, var(--_line) 70%) 100% 0 / 300% 100%;
    animation: slide 1.4s linear infinite;
  }

  .progress progress[data-unknown]::-webkit-progress-bar {
    background: transparent;
  }

  @keyframes slide {
    to {
      background-position: -50% 0;
    }
  }

  .error {
    align-items: start;
    background: var(--_danger-soft);
    border: 1px solid color-mix(in oklch, var(--_danger) 40%, var(--_surface));
    border-radius: var(--_radius-small);
    color: var(--_danger);
    display: flex;
    gap: 8px;
    justify-content: space-between;
    margin-block-start: 8px;
    overflow-wrap: anywhere;
    padding: 6px 6px 6px 10px;
  }
`;
