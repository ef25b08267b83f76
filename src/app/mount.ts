import type { Description } from "./block.ts";
import type { HfBlocks } from "./hf-blocks.ts";
import { placeTree, type Placed } from "./place-tree.ts";
import { RecordListener } from "./record-listener.ts";

/** What a mount has put on the page: for the next mount on the same target. */
const mounted = new WeakMap<Element, Placed>();

/**
 * Puts an app on the page. Mounted again on the same target, it keeps the elements of blocks that are the same.
 * @throws {HfError} author, where a description or an id stands twice
 */
export function mount(root: Description, target: Element): HfBlocks {
  const placed = placeTree(root, mounted.get(target));
  mounted.set(target, placed);
  const app = placed.element as HfBlocks;
  if (app.parentElement !== target) target.append(app);
  app.adopt(app, placed.records.map((record) => new RecordListener(record, app, placed.elementOf)));
  return app;
}
