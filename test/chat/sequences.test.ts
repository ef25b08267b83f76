// Random sequences over one, two and three tabs. `RUNS=1000 npx mocha test/chat/sequences.test.ts` is the long run;
// `SEED=…` begins it elsewhere, `REPLAY=…` plays the one of a path again.
import { config, expect } from "chai";
import fc from "fast-check";
import { textOf, type ChatMessage } from "../../src/core/message.ts";
import { HfEditEvent, HfRetryEvent } from "../../src/elements/chatbot/events.ts";
import { FakeBrowser } from "../state/fake-browser.ts";
import { answerTo, ChatTab } from "./chat-tab.ts";

const RUNS = Number(process.env["RUNS"] ?? 40);
const SEED = Number(process.env["SEED"] ?? 77);
// Else it tells nothing of two lists that differ.
config.truncateThreshold = 0;
const DAY = 24 * 60 * 60 * 1000;
const ACTS = [
  "ask",
  "ask",
  "ask",
  "ask",
  "edit",
  "retry",
  "stop",
  "new",
  "open",
  "delete",
  "undo",
  "reload",
  "crash",
  "move",
  "clock",
  "wipe",
] as const;

interface Step {
  readonly act: (typeof ACTS)[number];
  readonly tab: number;
  readonly pick: number;
  readonly wait: number;
}

const step: fc.Arbitrary<Step> = fc.record({ act: fc.constantFrom(...ACTS), tab: fc.nat(2), pick: fc.nat(99), wait: fc.nat(12) });
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What must be there in the end: `may` where a crash came before anything was stored. */
type Fate = "is" | "may" | "gone";

/** A plain list of all questions, by what the person did. */
class Oracle {
  readonly questions = new Map<string, { conversation: string; fate: Fate; turns: number }>();
  /** Conversations in which somebody has asked what another tab had just replaced: both answers are behind what is there now. */
  readonly crossed = new Set<string>();
  /** What the newest turn of each tab has changed, and is not stored yet. */
  private readonly open = new Map<ChatTab, { asked: string; gone: string[] }>();

  /** @param gone questions that the person saw and that the turn takes away */
  turn(tab: ChatTab, asked: string, gone: readonly string[]): void {
    const conversation = tab.list.current.id;
    for (const question of gone) this.questions.get(question)!.fate = "gone";
    const turns = this.questions.get(asked)?.turns ?? 0;
    this.questions.set(asked, { conversation, fate: "is", turns: turns + 1 });
    const change = { asked, gone: [...gone] };
    this.open.set(tab, change);
    tab.onCommitted = () => void (this.open.get(tab) === change && this.open.delete(tab));
  }

  /** A question asked again, perhaps in other words. Where another tab has taken it out, and this one does not know yet, it stays out. */
  again(tab: ChatTab, before: string, asked: string, gone: readonly string[]): void {
    const isGone = this.questions.get(before)?.fate === "gone";
    this.turn(tab, asked, gone);
    if (!isGone) return;
    this.questions.get(asked)!.fate = "may";
    this.crossed.add(tab.list.current.id);
  }

  /** A tab ends before it has stored what it was about to. */
  ends(tab: ChatTab, isShown: (question: string) => boolean): void {
    const change = this.open.get(tab);
    this.open.delete(tab);
    if (!change || isShown(change.asked)) return;
    for (const question of [change.asked, ...change.gone]) this.questions.get(question)!.fate = "may";
  }

  /** The database is gone: what no page holds is lost. */
  wiped(held: ReadonlySet<string>): void {
    for (const one of this.questions.values()) if (one.fate === "is" && !held.has(one.conversation)) one.fate = "may";
  }

  /** @returns what brings them back */
  deletes(conversation: string): () => void {
    const unstored = new Set([...this.open.values()].flatMap(({ asked, gone }) => [asked, ...gone]));
    const before = [...this.questions].filter(([, one]) => one.conversation === conversation && one.fate !== "gone");
    const fates = new Map(before.map(([question, { fate }]) => [question, fate]));
    for (const [question, one] of before) one.fate = unstored.has(question) ? "may" : "gone";
    return () => {
      for (const [question, fate] of fates) {
        const one = this.questions.get(question)!;
        if (one.fate === "gone") one.fate = fate;
      }
    };
  }
}

async function play(count: number, steps: readonly Step[]): Promise<void> {
  const browser = new FakeBrowser();
  const { now } = Date;
  let turnedBy = 0;
  Date.now = () => now() + turnedBy;
  let number = 0;
  const tabs = await Promise.all(Array.from({ length: count }, () => ChatTab.open(browser, () => (number * 7) % 5)));
  const oracle = new Oracle();
  const undos: (() => Promise<void>)[] = [];
  const users = (tab: ChatTab) =>
    tab.chat.value.flatMap((message, index) => (message.role === "user" ? [{ text: textOf(message), index }] : []));
  try {
    for (const { act, tab: at, pick, wait } of steps) {
      const index = at % count;
      const tab = tabs[index]!;
      number++;
      const seen = users(tab);
      const chosen = seen[pick % Math.max(1, seen.length)];
      const behind = () => seen.filter((one) => one.index > chosen!.index).map(({ text }) => text);
      if (act === "ask") {
        const question = `question ${number}`;
        if (tab.trigger(new Event("hf-submit"), question)) oracle.turn(tab, question, []);
      } else if (act === "retry" && chosen) {
        if (tab.trigger(new HfRetryEvent(chosen.index, chosen.text))) oracle.again(tab, chosen.text, chosen.text, behind());
      } else if (act === "edit" && chosen) {
        const text = `question ${number}`;
        if (tab.trigger(new HfEditEvent(chosen.index, chosen.text, text))) oracle.again(tab, chosen.text, text, [chosen.text, ...behind()]);
      } else if (act === "stop") tab.stop();
      else if (act === "new") await tab.show(undefined);
      else if (act === "open" || act === "delete") {
        const all = await tab.list.list();
        const { id } = all[pick % Math.max(1, all.length)] ?? {};
        if (id !== undefined && act === "open") await tab.show(id);
        if (id !== undefined && act === "delete") {
          if (tab.list.current.id === id) tab.stop();
          const { state } = tab;
          const deleting = tab.list.delete(id);
          const back = oracle.deletes(id);
          const bringBack = await deleting;
          undos.push(async () => {
            // The list that offers it goes with its page.
            if (!tabs.includes(tab) || tab.state !== state) return;
            back();
            await bringBack();
          });
        }
      } else if (act === "wipe") {
        // What one tab has deleted and another does not know of yet, that other would bring back.
        await Promise.all(tabs.map(({ state }) => state.settled().then(() => state.refresh())));
        await browser.wipe();
        oracle.wiped(new Set(tabs.map(({ list }) => list.current.id)));
        // As soon as they look.
        await Promise.all(tabs.map(({ state }) => state.refresh().then(() => state.settled())));
      } else if (act === "undo") await undos.pop()?.();
      else if (act === "move") await tab.move();
      else if (act === "reload" || act === "crash" || act === "clock") {
        oracle.ends(tab, (question) => act !== "crash" && users(tab).some(({ text }) => text === question));
        tab.leave(act === "crash");
        if (act === "clock") turnedBy = (pick % 2 ? 100 : -100) * DAY;
        tabs[index] = await tab.reopen();
        turnedBy = 0;
      }
      await sleep(wait);
    }
    await end(tabs, browser, oracle);
  } finally {
    Date.now = now;
    for (const tab of tabs) tab.stop();
    await browser.close();
  }
}

async function end(tabs: readonly ChatTab[], browser: FakeBrowser, oracle: Oracle): Promise<void> {
  while (tabs.some((tab) => tab.busy)) await sleep(5);
  await Promise.all(tabs.map(({ state }) => state.settled()));
  const later = await ChatTab.open(browser, () => 0);
  const all = new Map<string, readonly ChatMessage[]>();
  const wanted = new Set([...oracle.questions.values()].map(({ conversation }) => conversation));
  for (const id of wanted) {
    await later.show(id);
    await sleep(1);
    all.set(id, (await later.list.current.read())?.value ?? []);
  }
  for (const [conversation, messages] of all) check(conversation, messages, oracle);
  for (const tab of tabs) {
    tab.look();
    expect(tab.failures, "failures").to.deep.equal([]);
    const { id } = tab.list.current;
    // Tabs tell each other soon, not at once.
    for (let left = 100; left > 0 && wanted.has(id) && String(tab.chat.value.map(told)) !== String(all.get(id)!.map(told)); left--)
      await sleep(5);
    if (wanted.has(id)) expect(tab.chat.value.map(told), `shown in tab ${tabs.indexOf(tab)}`).to.deep.equal(all.get(id)!.map(told));
  }
}

function told({ id, role, content, status }: ChatMessage): string {
  return `${id} ${role}: ${String(content)} [${status}]`;
}

function check(conversation: string, messages: readonly ChatMessage[], { questions, crossed }: Oracle): void {
  const said = messages
    .map((message) => `${message.role === "user" ? "" : "  "}${textOf(message)}${message.status ? ` [${message.status}]` : ""}`)
    .join("\n");
  const asked = messages.filter(({ role }) => role === "user").map(textOf);
  for (const [question, { conversation: of, fate }] of questions) {
    const times = asked.filter((text) => text === question).length;
    const expected = of !== conversation || fate === "gone" ? [0] : fate === "is" ? [1] : [0, 1];
    expect(times, `times of ${question}, which ${fate}, in\n${said}`).to.be.oneOf(expected);
  }
  messages.forEach((message, index) => {
    if (message.role === "user") expect(messages[index + 1]?.role, `behind ${textOf(message)} in\n${said}`).to.equal("assistant");
    else {
      const question = messages.findLast(({ role }, at) => at < index && role === "user");
      expect(question, `a question before ${textOf(message)} in\n${said}`).to.not.equal(undefined);
      expect(message.status, said).to.not.equal("streaming");
      if (crossed.has(conversation)) return;
      const whole = answerTo(textOf(question!));
      expect(whole.startsWith(textOf(message)), `an answer to ${textOf(question!)} in\n${said}`).to.equal(true);
      if (message.status === "done") expect(textOf(message)).to.equal(whole);
    }
  });
  if (crossed.has(conversation)) return;
  // As many answers as it was asked for, and no more.
  for (const [question, { turns }] of questions) {
    const at = messages.findIndex((message) => message.role === "user" && textOf(message) === question);
    const next = messages.findIndex(({ role }, index) => index > at && role === "user");
    if (at >= 0) expect((next < 0 ? messages.length : next) - at - 1, `answers to ${question} in\n${said}`).to.be.at.most(turns);
  }
}

describe("conversations under random hands", () => {
  for (const count of [1, 2, 3]) {
    it(`keep every message once, each answer behind its question, in ${RUNS} sequences over ${count} ${count === 1 ? "tab" : "tabs"} (seed ${SEED})`, async function () {
      this.timeout(RUNS * 20_000);
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), (steps) => play(count, steps)),
        {
          numRuns: RUNS,
          seed: SEED,
          ...(process.env["REPLAY"] && { path: process.env["REPLAY"] }),
          endOnFailure: process.env["SHRINK"] === undefined,
        },
      );
    });
  }
});
