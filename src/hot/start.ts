// The first script of a page while it is developed: elements, apps and pages change on it without a reload.

import { watchFaults } from "./faults.ts";
import { defaultsOf } from "./fields.ts";
import { accept, begin, end, page } from "./hot.ts";
import { recordApps, recordRequests } from "./inspector/record.ts";
import { watchKey } from "./inspector/watch-key.ts";
import { provideKeep } from "./keep.ts";
import { tellAges } from "./loaded.ts";
import { beginConstruction, endConstruction, watchListeners, whileConnecting } from "./listening.ts";
import { watchControllers, watchOnce } from "./once.ts";
import { swap } from "./swap.ts";
import { watchTags } from "./tags.ts";
import { internTemplates } from "./templates.ts";

const HOT = Symbol.for("hf-blocks.hot");
const here = globalThis as unknown as Record<symbol, unknown>;

if (!here[HOT]) {
  watchFaults();
  watchListeners();
  watchOnce();
  internTemplates();
  provideKeep();
  recordRequests();
  watchKey();
  watchTags({
    defining({ prototype }) {
      watchControllers(prototype);
      recordApps(prototype);
    },
    constructing: beginConstruction,
    constructed(element, tag) {
      endConstruction(element);
      tag.defaults ??= defaultsOf(element, tag.newest);
    },
    connecting: whileConnecting,
    changed: swap,
  });
  tellAges();
  here[HOT] = { begin, end, accept, page };
}
