// The first script of a page while it is developed: elements, apps and pages change on it without a reload.

import { keyOf } from "../base/keys.ts";
import { provideInspector } from "../core/inspect.ts";
import { HOT } from "./addresses.ts";
import { takeBack, watchFaults } from "./faults.ts";
import { defaultsOf } from "./fields.ts";
import { receive } from "./handed-over.ts";
import { accept, begin, end, handlers, page } from "./hot.ts";
import { recordRequests, recordRuns } from "./inspector/record.ts";
import { tellWatchers } from "./inspector/seen.ts";
import { keepOnPage } from "./keep-on-page.ts";
import { internTemplates } from "./lit.ts";
import { tellAges } from "./loaded.ts";
import { beginConstruction, endConstruction, watchListeners, whileConnecting } from "./listening.ts";
import { watchControllers, watchOnce } from "./once.ts";
import { swap } from "./swap.ts";
import { watchTags } from "./tags.ts";

const key = Symbol.for(HOT);
const here = globalThis as unknown as Record<symbol, unknown>;

if (!here[key]) {
  watchFaults();
  watchListeners();
  watchOnce();
  internTemplates();
  recordRequests();
  provideInspector({
    app(...given) {
      receive(...given);
      tellWatchers();
    },
    named: (...given) => handlers.claim(...given),
    keep: keepOnPage,
    ...recordRuns,
  });
  window.addEventListener("keydown", onKeydown);
  watchTags({
    defining: ({ prototype }) => watchControllers(prototype),
    constructing: beginConstruction,
    constructed(element, tag) {
      endConstruction(element);
      tag.defaults ??= defaultsOf(element, tag.newest);
    },
    connecting: whileConnecting,
    changed: swap,
  });
  tellAges();
  here[key] = { begin, end, accept, page, takeBack };
}

/** Alt+Shift+H opens and closes the inspector. It is loaded when it is opened first. */
function onKeydown(event: KeyboardEvent): void {
  // By its place on the keyboard: with Alt it writes another letter on some.
  if (!keyOf(event) || !event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey || event.code !== "KeyH") return;
  event.preventDefault();
  void import("./inspector/inspector.ts").then(({ toggleInspector }) => toggleInspector());
}
