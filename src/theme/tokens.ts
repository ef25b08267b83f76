import { css } from "lit";

/**
 * The public tokens (`--hf-…`, set them on any ancestor) and what is derived from them (`--_…`, private).
 * Light and dark follow the page's own `color-scheme`. The accent is kept dark enough under white text
 * and light enough as text on a dark surface, whatever hue an author picks.
 */
export const tokens = css`
  :host {
    --_base: var(--hf-accent, #4f46e5);
    --_accent: oklch(from var(--_base) min(l, 0.51) c h);
    --_accent-text: light-dark(oklch(from var(--_base) min(l, 0.5) c h), oklch(from var(--_base) max(l, 0.78) calc(c * 0.7) h));
    --_on-accent: #fff;
    --_accent-soft: color-mix(in oklch, var(--_base) 9%, var(--_surface));
    --_surface: var(--hf-surface, light-dark(#fff, #17181c));
    --_raised: var(--hf-raised, light-dark(#f6f6f8, #202228));
    --_text: var(--hf-text, light-dark(#1b1c20, #e9eaee));
    --_muted: var(--hf-muted, light-dark(#5b5f69, #a6abb6));
    --_line: var(--hf-line, light-dark(#dcdee3, #363941));
    --_line-strong: var(--hf-line-strong, light-dark(#868a94, #747985));
    --_danger: light-dark(#b3261e, #ff9c93);
    --_danger-soft: color-mix(in oklch, var(--_danger) 9%, var(--_surface));
    --_string: light-dark(#1a6b3c, #8fd6a8);
    --_radius: var(--hf-radius, 9px);
    --_radius-small: calc(var(--_radius) * 0.66);
    --_gap: var(--hf-gap, 12px);
    --_mono: var(--hf-font-mono, ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace);

    box-sizing: border-box;
    color: var(--_text);
    display: block;
    font: 400 14px/1.5 var(--hf-font, system-ui, sans-serif);
    min-inline-size: 0;
    position: relative;
    text-align: start;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  :focus-visible {
    outline: 2px solid var(--_accent-text);
    outline-offset: 1px;
  }

  .visually-hidden {
    block-size: 1px;
    clip-path: inset(50%);
    inline-size: 1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;
