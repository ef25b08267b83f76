// What storing costs, beside plain idb-keyval in the same browser.
import { openBrowser } from "../browser/browser.ts";
import { openState, startStateSite, type StateWindow } from "../browser/state-site.ts";
import { median } from "./numbers/median.ts";

declare const state: StateWindow["state"];
declare const idbKeyval: typeof import("idb-keyval");

const site = await startStateSite();
const browser = await openBrowser();
try {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(`
    window.writes = 0;
    const original = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (names, mode, options) {
      if (mode === "readwrite") window.writes++;
      return original.call(this, names, mode, options);
    };
    window.p95 = (times) => times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)];
  `);
  await page.goto(site.origin);
  await page.addScriptTag({ path: "node_modules/idb-keyval/dist/umd.js" });
  await openState(page, "bench");

  const result = await page.evaluate(async () => {
    const { p95 } = window as unknown as { p95(times: number[]): number };
    const writes = () => (window as unknown as { writes: number }).writes;
    const text = "A sentence of an answer, about as long as they are. ".repeat(9);
    const message = (index: number) => ({ role: index % 2 ? ("assistant" as const) : ("user" as const), content: `${index} ${text}` });
    const timed = async (run: () => Promise<unknown>) => {
      const start = performance.now();
      await run();
      return performance.now() - start;
    };

    // One message more in a conversation of 100, stored down to the disk; both in turn, so that both meet the same disk.
    const chat = state.conversation("chat", "browser");
    let messages = Array.from({ length: 100 }, (_, index) => message(index));
    chat.write(messages);
    await state.settled();
    const ours: number[] = [];
    const plain: number[] = [];
    const hand: number[] = [];
    const database = await idbKeyval.promisifyRequest(
      Object.assign(indexedDB.open("by hand"), { onupgradeneeded: (event: any) => event.target.result.createObjectStore("s") }),
    );
    // What no store can do without: a number that no other tab has, then the message, down to the disk.
    const byHand = async (index: number): Promise<void> => {
      const transaction = database.transaction("s", "readwrite", { durability: "strict" });
      const store = transaction.objectStore("s");
      const next = ((await idbKeyval.promisifyRequest(store.get("next"))) as number | undefined) ?? 0;
      store.put(next + 1, "next");
      store.put({ ...message(index), seq: next }, `message ${index}`);
      transaction.commit();
      await idbKeyval.promisifyRequest(transaction);
    };
    for (let index = 0; index < 100; index++) {
      messages = [...messages, message(100 + index)];
      ours.push(await timed(() => (chat.write(messages), state.settled())));
      plain.push(await timed(() => idbKeyval.set(`message ${index}`, message(index))));
      hand.push(await timed(() => byHand(index)));
      messages = messages.slice(0, 100);
      chat.write(messages);
      await state.settled();
    }

    // 250 characters a second.
    let answer = "";
    const before = writes();
    const streamed = await timed(
      () =>
        new Promise<void>((resolve) => {
          const timer = setInterval(() => {
            answer += "abcde";
            chat.write([...messages, { role: "assistant", content: answer }], { streaming: true });
            if (answer.length >= 1000) resolve(clearInterval(timer));
          }, 20);
        }),
    );
    // The first is the message itself.
    const perSecond = ((writes() - before - 1) / streamed) * 1000;
    chat.write(messages);
    await state.settled();
    const idleFrom = writes();
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await idbKeyval.setMany(messages.map((one, index) => [`restore ${index}`, one]));
    return {
      ours: p95(ours),
      plain: p95(plain),
      hand: p95(hand),
      median: ours[50]!,
      plainMedian: plain[50]!,
      handMedian: hand[50]!,
      perSecond,
      idle: writes() - idleFrom - 1,
    };
  });

  const restored: number[] = [];
  const opened: number[] = [];
  const plainRestored: number[] = [];
  for (let run = 0; run < 15; run++) {
    await page.reload();
    await page.addScriptTag({ path: "node_modules/idb-keyval/dist/umd.js" });
    await page.waitForFunction(() => "AppState" in window);
    const [open, ours, plain] = await page.evaluate(async () => {
      const { AppState } = window as unknown as StateWindow;
      const times = [performance.now()];
      const state = await AppState.open("bench");
      times.push(performance.now());
      const messages = (await state.conversation("chat", "browser").read())!.value;
      times.push(performance.now());
      if (messages.length !== 100) throw new Error(`${messages.length} messages came back.`);
      await idbKeyval.get("warm");
      const start = performance.now();
      await Promise.all(messages.map((_, index) => idbKeyval.get(`restore ${index}`)));
      return [times[1]! - times[0]!, times[2]! - times[1]!, performance.now() - start];
    });
    opened.push(open!);
    restored.push(ours!);
    plainRestored.push(plain!);
  }

  say("one message into a conversation of 100, p95", result.ours, "ms", 5, result.plain);
  say("one message into a conversation of 100, median", result.median, "ms", undefined, result.plainMedian);
  say("the same requests by hand, p95", result.hand, "ms");
  say("the same requests by hand, median", result.handMedian, "ms");
  say("writes while an answer streams", result.perSecond, "a second", 5);
  say("writes in 2 s without any change", result.idle, "", 0);
  say("the app's store opened, median", median(opened), "ms");
  say("100 messages restored, median", median(restored), "ms", 50, median(plainRestored));
} finally {
  await browser.close();
  await site.stop();
}

function say(what: string, value: number, unit: string, goal?: number, plain?: number): void {
  const verdict = goal === undefined ? "" : `goal ${goal}  ${value <= goal ? "ok" : "OVER"}`;
  const beside = plain === undefined ? "" : `  (plain idb-keyval: ${plain.toFixed(1)})`;
  console.log(`${what.padEnd(46)} ${value.toFixed(1).padStart(6)} ${unit.padEnd(9)} ${verdict}${beside}`);
}
