// When a person can type on a slow phone: in a chat page by script tag, and in a page that is nothing but a box. Both come
// from the same server, in turn, each time to a browser with a fresh profile.
import { watchBox } from "../../scripts/visits/box.mts";
import { LateServer } from "../../scripts/visits/late-server.mts";
import { bareBox, chat, replyOf, type VisitedPage } from "../../scripts/visits/pages.mts";
import { openBrowser } from "../browser/browser.ts";
import { buildOnce } from "../browser/build.ts";
import { median, medianRatio } from "./numbers/median.ts";

const ROUNDS = 5;
/** How many times slower than this machine. */
const CPU = 4;
/** Bytes per second and milliseconds: 1.6 Mbps down, half of it up. */
const NETWORK = { download: 1_600_000 / 8, upload: 800_000 / 8, latency: 150 };

buildOnce();
const bare: number[] = [];
const ours: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  bare.push(await usableAfter(bareBox));
  ours.push(await usableAfter(chat));
}
say("a bare text box can be typed into after", median(bare), "ms");
const met = say("a chat page can be typed into after", median(ours), "ms", 850);
say("  against the bare text box", medianRatio(ours, bare), "x");
process.exitCode = met ? 0 : 1;

/** In milliseconds after the page was asked for. */
async function usableAfter(visited: VisitedPage): Promise<number> {
  const server = await LateServer.listen(replyOf(visited), 0);
  const browser = await openBrowser(["--ignore-certificate-errors"]);
  try {
    const page = await browser.newPage();
    const box = await watchBox(page, visited.box);
    await page.emulateCPUThrottling(CPU);
    await page.emulateNetworkConditions(NETWORK);
    const [milliseconds] = await Promise.all([box.usable, page.goto(`${server.origin}/`)]);
    return milliseconds;
  } finally {
    await browser.close();
    server.close();
  }
}

function say(what: string, value: number, unit: string, goal?: number): boolean {
  const isMet = goal === undefined || value <= goal;
  const verdict = goal === undefined ? "" : `goal ${goal} ${unit}  ${isMet ? "ok" : "OVER"}`;
  console.log(`${what.padEnd(44)} ${value.toFixed(unit === "x" ? 2 : 0).padStart(7)} ${unit.padEnd(6)} ${verdict}`);
  return isMet;
}
