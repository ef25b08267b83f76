// When a person can type: told by the page itself, at the first frame that shows it, so that looking for it costs nothing.
import type { Page } from "puppeteer-core";

declare function tellBox(milliseconds: number): void;
declare function findBox(tag: string): HTMLTextAreaElement | HTMLInputElement | undefined;

/** Where a page's box is, and when it could be typed into. */
export interface Box {
  /** Comes when the box is upgraded, is seen and can have the focus: after how many milliseconds of the page's own clock. */
  readonly usable: Promise<number>;
  /** Types into it with real keys. */
  type(text: string): Promise<void>;
  /** What stands in it. */
  text(): Promise<string | undefined>;
}

/**
 * Must be called before the page is asked for.
 * @param tag the element that is the box, or has it in its shadow root or its light DOM
 */
export async function watchBox(page: Page, tag: string): Promise<Box> {
  let tell: (milliseconds: number) => void = () => {};
  const usable = new Promise<number>((resolve) => (tell = resolve));
  await page.exposeFunction("tellBox", (milliseconds: number) => tell(milliseconds));
  // The loader of these scripts wraps named functions in a call of this name, also those that run in the page.
  await page.evaluateOnNewDocument("globalThis.__name = (named) => named");
  await page.evaluateOnNewDocument(watch, tag);
  return {
    usable,
    async type(text) {
      await page.evaluate((tag) => findBox(tag)?.focus(), tag);
      await page.keyboard.type(text);
    },
    text: () => page.evaluate((tag) => findBox(tag)?.value, tag),
  };
}

/** For the page. */
function watch(tag: string): void {
  const below = (root: ParentNode): Element[] =>
    [...root.querySelectorAll("*")].flatMap((element) => [element, ...(element.shadowRoot ? below(element.shadowRoot) : [])]);
  const isText = (element: Element): element is HTMLTextAreaElement | HTMLInputElement =>
    element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && ["text", "search"].includes(element.type));
  const isSeen = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getBoundingClientRect().height > 0;
  const find = (): Element | undefined =>
    [...document.querySelectorAll(`${tag}:defined`)]
      .flatMap((element) => [element, ...(element.shadowRoot ? below(element.shadowRoot) : []), ...below(element)])
      .filter(isText)
      .find((box) => !box.disabled && !box.readOnly && box.tabIndex >= 0 && !box.closest("[inert]") && isSeen(box));
  const look = (): void => {
    if (find()) tellBox(performance.now());
    else requestAnimationFrame(look);
  };
  Object.assign(globalThis, { findBox: find });
  requestAnimationFrame(look);
}
