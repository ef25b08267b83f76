// In the entry, in place of `typescript/mount.ts`.
import type { HfBlocks } from "../app/hf-blocks.ts";
import type { Description } from "../typescript/block.ts";
import { pageLibrary } from "./library.ts";
import { readySoon } from "./page.ts";

/** Apps that wait for the library, by their targets. */
const early = new WeakMap<Element, HfBlocks>();

/**
 * Puts an app on the page: at once where the library is there. Else its element is given at once, which takes properties and
 * listeners, and stands on the page when the library has come.
 */
export function mountSoon(root: Description, target: Element): HfBlocks {
  if (pageLibrary.mounted) return pageLibrary.mounted.mount(root, target);
  pageLibrary.ask(["mount"]);
  const before = early.get(target);
  const app = before?.localName === root.tag ? before : (document.createElement(root.tag) as HfBlocks);
  early.set(target, app);
  const place = target.appendChild(document.createComment(""));
  // Not on the page: it would be upgraded there before anything is in it. In something, so that it can be taken away.
  const shell = new DocumentFragment();
  shell.append(app);
  const mounted = pageLibrary.mounting().then(
    ({ mount }) => {
      early.delete(target);
      // It was taken away meanwhile, or mounted once more.
      if (app.parentNode !== shell || !place.parentNode) return place.remove();
      // What its author sets on it is newer than its options: it takes that over with its first update.
      customElements.upgrade(app);
      try {
        mount(root, target, { app, place });
      } catch (fault) {
        // Who called cannot catch it any more, and rarely waits for `ready`.
        reportError(fault);
        throw fault;
      }
    },
    (fault: Error) => {
      // Nothing else of the app is on the page that could say it.
      place.replaceWith(fault.message);
      throw fault;
    },
  );
  readySoon(app, mounted);
  return app;
}
