/// <reference types="vite/types/importMeta.d.ts" />
// Faults show over the page, with file and line; the page goes on with what worked last. The next good save takes them away.

import type { ErrorPayload, UpdatePayload } from "vite/types/hmrPayload.d.ts";
import type { HfErrorEvent } from "../base/hf-error-event.ts";
import { isInstalled, PAGE_MODULE } from "./addresses.ts";
import { note } from "./notes.ts";

const hot = import.meta.hot;
const OVERLAY = "vite-error-overlay";
/** Where the code of the dev server's own client and of this lies: what goes wrong there is no fault of the page. */
const TOOLS = [new URL(`${import.meta.env.BASE_URL}@vite/`, location.href), new URL(".", import.meta.url)].map(({ pathname }) => pathname);
/** The address of the code that a frame of a stack is in. */
const ADDRESS = /https?:\/\/[^\s()]+/;

/** Milliseconds that a message of the dev server may take. */
const ON_ITS_WAY = 50;
/** Faults that were shown: Lit throws the one of an element's last update again at the next. */
const shown = new WeakSet<Error>();
/** What is no longer true, and may still be on its way from the dev server. */
const takenBack = new Set<string>();
/** Counts the updates: a fault from before one is no longer true. */
let updates = 0;
/** In which of them the dev server itself said what is wrong. */
let said = -1;
/** The updates that this page has asked for. It is told of those too that only other pages have. */
const asked = new Set<string>();
const requests = new PerformanceObserver((list) => noteRequests(list.getEntries()));
/** Whether the page's scripts could not start. Then nothing can be taken over. */
let brokenAtStart = false;

export function watchFaults(): void {
  // By its ten, where a browser counts them, a fault deep in the library does not reach the author's line.
  if ("stackTraceLimit" in Error) Error.stackTraceLimit = 50;
  window.addEventListener("error", onError, true);
  window.addEventListener("unhandledrejection", ({ reason }) => isTheirs(reason) && showFault(reason));
  document.documentElement.addEventListener("hf-error", ({ error }: Partial<HfErrorEvent>) => {
    // What an author throws for the person to read is no fault.
    if (error?.code === "handler" && error.cause instanceof Error) showFault(error.cause);
  });
  hot?.on("vite:beforeUpdate", (payload) => {
    if (brokenAtStart && payload.updates.some(({ path }) => !isOfPage(path))) return note.reload("The page could not start before.");
    updates += 1;
    takenBack.clear();
    // Vite would load the page anew where it still shows a fault.
    closeOverlay();
  });
  requests.observe({ type: "resource" });
  hot?.on("vite:error", () => {
    said = updates;
  });
  hot?.on("vite:afterUpdate", (payload) => void showFailedUpdates(payload));
  hot?.on("hf-blocks:fault-at", ({ err, at }: { err: ErrorPayload["err"]; at: number }) => {
    if (at === updates && !takenBack.has(err.message)) void openOverlay(err);
  });
}

/**
 * Shows a fault over the page. The dev server finds out where it is in the source.
 *
 * @param at its stack, where it has none of its own
 */
export function showFault(thrown: unknown, at?: string): void {
  if (thrown instanceof Error) {
    if (shown.has(thrown)) return;
    shown.add(thrown);
  }
  const { message, stack, name } = thrown instanceof Error ? thrown : new Error(String(thrown));
  // Once in the console, as it would be without this.
  if (thrown instanceof Error) console.error(thrown);
  hot?.send("hf-blocks:fault", {
    message: name && name !== "Error" ? `${name}: ${message}` : message,
    stack: at ?? stack ?? "",
    at: updates,
  });
}

/** What was said is no longer true; another fault may be over the page, and stays there. */
export function takeBack(message: string): void {
  takenBack.add(message);
  if (document.querySelector(OVERLAY)?.shadowRoot?.textContent.includes(message)) closeOverlay();
}

/** Vite's own, which opens the file in the editor. */
async function openOverlay(err: ErrorPayload["err"]): Promise<void> {
  const { ErrorOverlay } = (await import(/* @vite-ignore */ new URL(`${import.meta.env.BASE_URL}@vite/client`, location.href).href)) as {
    ErrorOverlay: new (err: ErrorPayload["err"]) => HTMLElement;
  };
  closeOverlay();
  document.body.append(new ErrorOverlay(err));
}

export function closeOverlay(): void {
  for (const overlay of document.querySelectorAll<HTMLElement & { close?(): void }>(OVERLAY)) {
    if (overlay.close) overlay.close();
    else overlay.remove();
  }
}

function onError(event: ErrorEvent | Event): void {
  if (event.target instanceof HTMLScriptElement) brokenAtStart ||= document.readyState !== "complete";
  else if (event instanceof ErrorEvent && isTheirs(event.error, stackOf(event))) {
    brokenAtStart ||= document.readyState !== "complete";
    showFault(event.error, stackOf(event));
  }
}

/** An import of a name that its file does not have is found before anything runs: only the event says where. */
function stackOf({ error, filename, lineno, colno }: ErrorEvent): string {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  return ADDRESS.test(stack) || filename === "" ? stack : `${stack}\n    at ${filename}:${lineno}:${colno}`;
}

/** Whether an update is of the page's own source, and not of a module that it loads. */
function isOfPage(path: string): boolean {
  return new URL(path, location.href).pathname === PAGE_MODULE;
}

/** Whether what was thrown comes from the author's code. */
function isTheirs(thrown: unknown, stack = thrown instanceof Error ? thrown.stack : undefined): boolean {
  const lines = thrown instanceof Error ? (stack ?? "").split("\n") : [];
  return lines.some((line) => {
    const [address = ""] = ADDRESS.exec(line) ?? [];
    if (!URL.canParse(address)) return false;
    const { origin, pathname } = new URL(address);
    return origin === location.origin && !isInstalled(pathname) && !TOOLS.some((folder) => pathname.startsWith(folder));
  });
}

/** Vite only logs why a module could not be loaded. Asked for again, the browser says it again and runs nothing twice. */
async function showFailedUpdates(payload: UpdatePayload): Promise<void> {
  // What could not even be read must not be asked for again, and its message comes on another way than the answer.
  await new Promise((next) => setTimeout(next, ON_ITS_WAY));
  if (said === updates) return;
  noteRequests(requests.takeRecords());
  for (const { type, acceptedPath, timestamp } of payload.updates) {
    if (type !== "js-update") continue;
    const [path, query] = acceptedPath.split("?") as [string, string?];
    const base = import.meta.env.BASE_URL ?? "/";
    const url = new URL(`${base}${path.slice(1)}?t=${timestamp}${query ? `&${query}` : ""}`, location.href).href;
    if (!asked.delete(url)) continue;
    await import(/* @vite-ignore */ url).catch((error: unknown) => {
      // Where it could not even be read, the dev server has said why.
      if (!/dynamically imported module|Importing a module script failed/.test(String(error))) showFault(error);
    });
  }
}

function noteRequests(entries: PerformanceEntryList): void {
  for (const { name } of entries) if (/[?&]t=\d/.test(name)) asked.add(name);
}
