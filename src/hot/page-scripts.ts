import { isInlineModule } from "./addresses.ts";
import type { HandlerOwners } from "./handler-owners.ts";
import { showFault } from "./faults.ts";
import { note } from "./notes.ts";
import type { Pairs } from "./page-match.ts";
import { isRunnable } from "./page-patch.ts";

/** The inline modules of a page's source, in order. */
export function inlineModules(page: Document): HTMLScriptElement[] {
  return [...page.querySelectorAll<HTMLScriptElement>('script[type="module"]:not([src])')];
}

/** The addresses under which Vite serves them, in the same order. */
function addressesIn(page: Document): string[] {
  const addresses = [...page.querySelectorAll('script[type="module"]')].map((script) => script.getAttribute("src") ?? "");
  return addresses.filter(isInlineModule);
}

/** Runs the scripts of a page again: those that are new or have changed, and no others. */
export class PageScripts {
  private addresses = addressesIn(document);

  constructor(private readonly owners: HandlerOwners) {}

  /**
   * @param served the page as the dev server gives it now, where its inline modules have changed
   * @returns how many ran
   */
  async follow(old: Document, next: Document, pairs: Pairs, served: Document | undefined): Promise<number> {
    const before = inlineModules(old);
    const addresses = served ? addressesIn(served) : this.addresses;
    const earlier = this.addresses;
    this.addresses = addresses;
    // An inline script that is added moves the numbers of those after it.
    const moved = inlineModules(next).map((script, index): [string | undefined, string] => [
      earlier[before.indexOf(pairs.get(script) as HTMLScriptElement)],
      addresses[index] ?? "",
    ]);
    this.owners.rename(new Map(moved.flatMap(([from, to]) => (from && to ? [[pathOf(from), pathOf(to)]] : []))), earlier.map(pathOf));
    let ran = 0;
    for (const script of [...next.querySelectorAll("script")].filter(isRunnable)) {
      const a = pairs.get(script) as HTMLScriptElement | undefined;
      if (a && a.textContent === script.textContent && a.src === script.src) continue;
      ran += 1;
      const address = addresses[inlineModules(next).indexOf(script)];
      if (address === undefined) runElement(script);
      else await import(/* @vite-ignore */ withTime(address)).catch(showFault);
    }
    return ran;
  }
}

function withTime(address: string): string {
  return new URL(`${address}&t=${Date.now()}`, location.href).href;
}

/** As hot modules are named: without the time. */
function pathOf(address: string): string {
  const { pathname, searchParams } = new URL(address, location.href);
  searchParams.delete("t");
  return `${pathname}?${searchParams.toString()}`;
}

/** A script with an address of its own, or a classic one. A parsed copy would not run. */
function runElement(source: HTMLScriptElement): void {
  if (source.type === "importmap") return note.reload("The import map changed, which the browser reads once.");
  const script = document.createElement("script");
  for (const { name, value } of source.attributes) script.setAttribute(name, value);
  if (!source.src) {
    const declared = (event: ErrorEvent) => {
      if (/already been declared/.test(event.message)) note.reload("A classic script declares a name again, which the browser refuses.");
    };
    window.addEventListener("error", declared);
    script.append(source.textContent ?? "");
    document.head.append(script);
    window.removeEventListener("error", declared);
  } else document.head.append(script);
}
