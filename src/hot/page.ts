/// <reference types="vite/types/importMeta.d.ts" />
// An HTML page that is open changes by the difference between two versions of its source. What scripts and people have
// done to it stays.

import { PAGE_META } from "./addresses.ts";
import { note } from "./notes.ts";
import { alignPage, pageShapeOf, type Twins } from "./page-align.ts";
import { patchPage } from "./page-patch.ts";
import { inlineModules, PageScripts } from "./page-scripts.ts";
import { followRuns } from "./runs.ts";
import type { HandlerOwners } from "./handler-owners.ts";
import { saysItsTag } from "./tags.ts";

export interface PageVersion {
  /** The page's path under the root of the dev server. */
  readonly path: string;
  /** Where its sources are. */
  readonly source: string;
  readonly version: string;
  /** Whether the source has something of this library. */
  readonly isOurs: boolean;
}

/** What the dev server says of a page as soon as it is saved. */
export interface SavedPage extends PageVersion {
  /** Whether another version of its scripts is to be run. */
  readonly hasOtherScripts: boolean;
}

/** What is read of a version that comes. */
interface ComingPage {
  readonly version: string;
  readonly source: Promise<Document>;
  readonly served: Promise<Document> | undefined;
}

export class HotPage {
  private wanted: PageVersion;
  private shown: string;
  private before: Promise<{ source: Document; twins: Twins }>;
  private working: Promise<void> | undefined;
  private readonly scripts: PageScripts;
  private coming: ComingPage | undefined;

  /** Made before any other script of the page has run. */
  constructor(first: PageVersion, owners: HandlerOwners) {
    this.wanted = first;
    this.shown = document.querySelector<HTMLMetaElement>(`meta[name="${PAGE_META}"]`)?.content ?? first.version;
    this.scripts = new PageScripts(owners);
    const shape = pageShapeOf(document);
    this.before = loadSource({ ...first, version: this.shown }).then((source) => ({ source, twins: alignPage(source, shape) }));
    this.before.catch(() => {});
    if (first.version !== this.shown) this.become(first);
    import.meta.hot?.on("hf-blocks:page-saved", (saved: SavedPage) => this.readEarly(saved));
  }

  /** Begins with a version while its module is on its way, which says the same. */
  private readEarly(saved: SavedPage): void {
    if (saved.path !== this.wanted.path) return;
    const { version } = saved;
    this.coming = { version, source: loadSource(saved), served: saved.hasOtherScripts ? loadServed() : undefined };
    // Whoever waits for them is told.
    for (const read of [this.coming.source, this.coming.served]) read?.catch(() => {});
    this.become(saved);
  }

  /** Shows another version. Of several that come quickly, the last. */
  become(next: PageVersion): void {
    // The file is gone; what is shown stays.
    if (!next.version) return;
    // Its scripts may count on being run once for each page, as they would without this library.
    if (!next.isOurs && !hasBlocks()) return location.reload();
    this.wanted = next;
    this.working ??= this.work()
      .catch((error: unknown) => note.reload(`The page could not be changed in place (${String(error)}).`))
      .finally(() => (this.working = undefined));
  }

  private async work(): Promise<void> {
    while (this.wanted.version !== this.shown) {
      const next = this.wanted;
      const { source: old, twins } = await this.before;
      const early = this.coming?.version === next.version ? this.coming : undefined;
      this.coming = undefined;
      const source = await (early?.source ?? loadSource(next));
      const changed = inlineModules(source).some((script) => !inlineModules(old).some((one) => one.textContent === script.textContent));
      const served =
        changed || inlineModules(source).length !== inlineModules(old).length ? await (early?.served ?? loadServed()) : undefined;
      const tell = followRuns();
      const { pairs, count } = patchPage(old, source, twins);
      this.before = Promise.resolve({ source, twins });
      this.shown = next.version;
      const ran = await this.scripts.follow(old, source, pairs, served);
      tell();
      note.says(
        `${next.path} changed in ${count} ${count === 1 ? "place" : "places"}; all else is kept.${ran > 0 ? ` ${ran === 1 ? "One script" : `${ran} scripts`} ran again.` : ""}`,
      );
    }
  }
}

function hasBlocks(): boolean {
  return [...document.body.querySelectorAll("*")].some(saysItsTag);
}

function loadSource({ path, source, version }: PageVersion): Promise<Document> {
  return loadDocument(`${source}?${new URLSearchParams({ path, version }).toString()}`);
}

/** The page as the dev server gives it now: with the addresses of its inline scripts. */
function loadServed(): Promise<Document> {
  return loadDocument(location.pathname + location.search);
}

/** This way the browser reads HTML without running anything, and without a string that a page's policy might forbid. */
function loadDocument(url: string): Promise<Document> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.responseType = "document";
    request.setRequestHeader("accept", "text/html");
    request.onload = () =>
      request.status === 200 && request.response
        ? resolve(request.response as Document)
        : reject(new Error(`The source of this page could not be read (${request.status}).`));
    request.onerror = () => reject(new Error("The dev server cannot be reached."));
    request.send();
  });
}
