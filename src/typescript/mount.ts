import type { HfBlocks } from "../app/hf-blocks.ts";
import type { Description } from "./block.ts";
import { placeTree, type PlacedTree } from "./place-tree.ts";
import { DescribedListener, takeOver } from "./described-listener.ts";

/** What a mount has put on the page, by the app: for the next mount on the same target. */
const mounted = new WeakMap<Element, { readonly placed: PlacedTree; readonly listeners: readonly DescribedListener[] }>();
/** The app on each target. The target stays longer than an app that is taken away. */
const apps = new WeakMap<Element, WeakRef<Element>>();

/** What its author was given before the library had come: the app's element, and what holds its place on the page. */
export interface Early {
  readonly app: Element;
  readonly place: ChildNode;
}

/**
 * Puts an app on the page. Mounted again on the same target, it keeps the elements of blocks that are the same.
 * @throws {HfError} author, where a description or an id stands twice
 */
export function mount(root: Description, target: Element, early?: Early): HfBlocks {
  const last = apps.get(target)?.deref();
  // What was taken away has let go of all it had.
  const earlier = last?.isConnected ? last : undefined;
  const before = earlier && mounted.get(earlier);
  const placed = placeTree(root, before?.placed, { app: early?.app });
  const app = placed.element as HfBlocks;
  // An app of another kind takes the place of the one before, and the blocks that are in both.
  if (earlier && earlier !== app) {
    earlier.replaceWith(app);
    mounted.delete(earlier);
  } else early?.place.replaceWith(app);
  if (app.parentElement !== target) target.append(app);
  const listeners = takeOver(
    placed.listeners,
    (earlier === app && before?.listeners) || [],
    (description) => new DescribedListener(description, app, placed.elementOf),
    placed.elementOf,
  );
  // What is gone from the app writes to it no more.
  for (const gone of before?.listeners ?? []) if (!listeners.includes(gone)) gone.listener.cancel();
  mounted.set(app, { placed, listeners });
  apps.set(target, new WeakRef(app));
  // In the script-tag build an app of another tag than `hf-blocks` comes when it is first wanted.
  if (customElements.get(app.localName)) app.adopt(app, listeners);
  else
    void customElements.whenDefined(app.localName).then(() => {
      // Mounted once more meanwhile, or another one in its place.
      if (mounted.get(app)?.listeners !== listeners) return;
      // Its target may not be on the page yet.
      customElements.upgrade(app);
      app.adopt(app, listeners);
    });
  return app;
}
