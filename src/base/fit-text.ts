/** The heights that were set here: one that a person has dragged is theirs. */
const heights = new WeakMap<HTMLTextAreaElement, string>();

/**
 * Makes a text field as high as its text, within what its styles allow; from now on also when its width changes.
 * For browsers without `field-sizing: content`.
 */
export function fitText(area: HTMLTextAreaElement): void {
  if (!heights.has(area)) {
    heights.set(area, area.style.height);
    let width = area.clientWidth;
    new ResizeObserver(() => {
      // In a frame of its own: a height that is set while heights are told is an error of its own.
      if (area.clientWidth !== width) requestAnimationFrame(() => fit(area));
      width = area.clientWidth;
    }).observe(area);
  }
  fit(area);
}

function fit(area: HTMLTextAreaElement): void {
  const { style } = area;
  if (style.height !== heights.get(area)) return;
  style.height = "auto";
  style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  heights.set(area, style.height);
}
