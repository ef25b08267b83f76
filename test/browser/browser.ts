// A real browser for tests of whole pages.
import { launch, type Browser, type ElementHandle, type NodeFor, type Page } from "puppeteer-core";
import { chromium, CHROMIUM_FLAGS } from "../../scripts/chromium.mjs";

export function openBrowser(more: readonly string[] = []): Promise<Browser> {
  if (process.env["FIREFOX_PATH"]) return launch({ browser: "firefox", executablePath: process.env["FIREFOX_PATH"], headless: true });
  // A browser that was installed a moment ago is read from a cold disk.
  return launch({ executablePath: chromium(), args: [...CHROMIUM_FLAGS, ...more], headless: true, timeout: 120_000 });
}

/** A page that remembers what went wrong on it, and all that it said on its console. */
export async function openPage(browser: Browser, url: string): Promise<Page & { readonly faults: string[]; readonly said: string[] }> {
  const page = await browser.newPage();
  const faults: string[] = [];
  const said: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    said.push(message.text());
    // A page without an icon is asked for one all the same.
    if (message.type() === "error" && !message.location().url?.endsWith("/favicon.ico")) faults.push(message.text());
  });
  // The loader of these tests wraps named functions in a call of this name, also in those that run in the page.
  await page.evaluateOnNewDocument("globalThis.__name = (named) => named");
  await page.evaluateOnNewDocument(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  await page.goto(url);
  return Object.assign(waitingByClock(page), { faults, said });
}

/**
 * Lets a page be looked at by the clock: one that another hides is never painted, and would be looked at never again. A
 * condition that throws is not true yet; the driver would look at it no more, and wait to the end.
 */
export function waitingByClock(page: Page, timeout = 30_000): Page {
  const waitFor = page.waitForFunction.bind(page);
  page.waitForFunction = (condition, options, ...given) => {
    const asked = typeof condition === "string" ? `() => (${condition})` : String(condition);
    const patient = `async (...given) => { try { return await (${asked})(...given); } catch { return false; } }`;
    // The driver sends the text of a function.
    const sent = Object.assign(() => {}, { toString: () => patient }) as unknown as typeof condition;
    return waitFor(sent, { polling: 20, timeout, ...options }, ...given);
  };
  page.waitForSelector = (selector) => elementWhen(page, selector, timeout);
  return page;
}

/**
 * An element, once there is one. By the clock: what comes into a shadow root changes nothing of the document around it.
 * A page on its way to another one has none yet.
 */
async function elementWhen<Selector extends string>(
  page: Page,
  selector: Selector,
  timeout: number,
): Promise<ElementHandle<NodeFor<Selector>>> {
  const end = Date.now() + timeout;
  for (;;) {
    const element = await page.$(selector).catch(() => null);
    if (element) return element;
    if (Date.now() > end) throw new Error(`There is no ${selector} after ${timeout} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The value of a block, once it stands in the page and its value is one that `accept` takes. */
export async function valueWhen(page: Page, selector: string, accept: (value: unknown) => boolean, timeout = 15_000): Promise<unknown> {
  const end = Date.now() + timeout;
  for (;;) {
    const block = await page.evaluate((name) => {
      const element = document.querySelector(name) as (Element & { value: unknown }) | null;
      return element && { value: element.value };
    }, selector);
    if (block && accept(block.value)) return block.value;
    if (Date.now() > end)
      throw new Error(`${selector} ${block ? `still has ${JSON.stringify(block.value)}` : "is not there"} after ${timeout} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Checks again and again until it is right. @throws what the last check says, where it never is */
export async function until(check: () => Promise<void>, timeout = 15_000): Promise<void> {
  const end = Date.now() + timeout;
  for (;;) {
    try {
      return await check();
    } catch (fault) {
      if (Date.now() > end) throw fault;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
