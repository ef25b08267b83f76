// Compiled by `npm run check`, never run: what must and what must not compile.
import {
  blocks,
  button,
  chatbot,
  chatInterface,
  HfLikeEvent,
  interfaceOf,
  label,
  live,
  markdown,
  multimodalTextbox,
  native,
  number,
  on,
  render,
  slider,
  SKIP,
  state,
  task,
  textbox,
  update,
  type ChatMessage,
  type MultimodalValue,
  type Run,
} from "../../src/index.ts";
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false;
declare function same<A, B>(ok: Same<A, B>): void;
const msg = textbox({ id: "msg" }), out = textbox(), chat = chatbot(), clear = button("Clear"), n = number(), ask = multimodalTextbox();
const scores = state<number[]>({ value: [] });
chatbot({ latexDelimiters: [{ left: "$", right: "$", display: false }], reasoningTags: [["<a>", "</a>"]], noLineBreaks: true, userMarkdown: true });
chatInterface({ model: "m", latexDelimiters: [], reasoningTags: [], noLineBreaks: true, userMarkdown: true });
markdown({ lineBreaks: true, latexDelimiters: [] });
// @ts-expect-error a delimiter has two sides
chatbot({ latexDelimiters: [{ left: "$" }] });
// @ts-expect-error line ends are kept without being asked for
chatbot({ lineBreaks: true });
function user([message, history]: [string, ChatMessage[]]): [string, ChatMessage[]] { return ["", [...history, { role: "user", content: message }]]; }
async function* bot(history: ChatMessage[]) { history.push({ role: "assistant", content: "" }); for (const c of "abc") { history.at(-1)!.content += c; yield history; } }
on(msg, user, [msg, chat], [msg, chat]).then(bot, chat, chat);
on(clear, () => null, undefined, chat);
on(msg, (m, run) => { same<typeof m, string>(true); same<typeof run, Run<Event>>(true); return m.toUpperCase(); }, msg, out);
on(msg, async (m, run) => { run.progress(1); return m; }, msg, out);
on(msg, function* (m) { yield m; yield m + m; }, msg, out);
on(msg, async function* (m, run) { for await (const t of run.engine.chatCompletionStream({ messages: [] })) yield m + (t.choices[0]?.delta.content ?? ""); }, msg, out);
on(msg, ([m, h], run) => { same<typeof h, ChatMessage[]>(true); run.signal; return ["", [...h, { role: "user", content: m }]]; }, [msg, chat], [msg, chat]);
on(msg, async ([m, h]) => ["", [...h, { role: "user", content: m }]], [msg, chat], [msg, chat]);
on(msg, function* ([m, h]) { yield ["", h]; yield ["x", [...h, { role: "user", content: m }]]; }, [msg, chat], [msg, chat]);
on(msg, async function* ([m, h]) { yield ["", h]; yield [SKIP, [...h, { role: "assistant", content: m }]]; }, [msg, chat], [msg, chat]);
on(msg, () => ["", []], undefined, [msg, chat]);
on(msg, (m) => [update({ label: m }), (now) => { same<typeof now, ChatMessage[]>(true); return [...now, { role: "user", content: m }]; }], msg, [msg, chat]);
on(msg, ({ m, h }, run) => { same<typeof m, string>(true); run.signal; return { h: [...h, { role: "user", content: m }] }; }, { m: msg, h: chat }, { m: msg, h: chat });
on(msg, async function* ({ m }) { yield { o: m }; yield { o: SKIP, c: null }; }, { m: msg }, { o: out, c: chat });
on(msg, (m) => (m ? m : SKIP), msg, out);
on(msg, (m) => (now) => now + m, msg, out);
on([n, "change"], (v) => (list) => [...list, v ?? 0].sort((a, b) => b - a).slice(0, 3), n, scores);
on(clear, (_, run) => { same<typeof run.event, MouseEvent>(true); run.info("x"); });
on([chat, "hf-like"], (_, run) => { same<typeof run.event, HfLikeEvent>(true); run.info(String(run.event.liked)); }, chat);
on([msg, clear], (m, run) => { same<typeof run.event, Event | MouseEvent>(true); return m; }, msg, out);
on([[n, "input"], clear], (v, run) => { run.info(String(v)); }, n);
async function* chatFn({ text, files }: MultimodalValue, run: Run) { let s = text + files.length; for await (const c of run.engine.chatCompletionStream({ messages: [] })) { s += c.choices[0]?.delta.content ?? ""; yield s; } }
on(ask, chatFn, ask, out);
on(clear, () => "", undefined, ask);
const many = [msg, out]; on(msg, (words) => words.join(" "), many, out);
const iterate = on(msg, (m) => m, msg, out, { mode: "always-last", latest: true }); on(clear, () => {}, undefined, undefined, { cancels: iterate });
on(msg, user, [msg, chat], [msg, chat]).success(bot, chat, chat).failure(() => "failed", undefined, out).cancelled((h) => h.length > 3 ? "long" : "short", chat, out);
on(msg, Math.max as (v: number | null) => number, n, n);
// @ts-expect-error unknown event
on([msg, "submit"], () => null, msg, out);
// @ts-expect-error wrong event for this block
on([clear, "hf-submit"], () => null, undefined, chat);
// @ts-expect-error wrong event among several
on([[clear, "input"], msg], () => null, undefined, chat);
// @ts-expect-error wrong output
on(msg, () => 5, undefined, chat);
// @ts-expect-error wrong output inline
on(msg, (m) => m.length, msg, out);
// @ts-expect-error promise
on(msg, async (m) => m.length, msg, out);
// @ts-expect-error generator
on(msg, function* (m) { yield m.length; }, msg, out);
// @ts-expect-error async generator
on(msg, async function* (m) { yield m.length; }, msg, out);
// @ts-expect-error tuple too short
on(msg, (m) => [m], msg, [msg, chat]);
// @ts-expect-error tuple order
on(msg, ([m, h]) => [h, m], [msg, chat], [msg, chat]);
// @ts-expect-error bare value for a tuple
on(msg, (m) => m, msg, [msg, chat]);
// @ts-expect-error wrong role
on(msg, (m) => [{ role: "usr", content: m }], msg, chat);
// @ts-expect-error wrong input
on(msg, (m: number) => "", msg, out);
// @ts-expect-error wrong input in tuple
on(msg, ([m, h]: [string, number]) => "", [msg, chat], out);
// @ts-expect-error record: unknown key
on(msg, ({ m }) => ({ wrong: m }), { m: msg }, { o: out });
// @ts-expect-error record: wrong value
on(msg, ({ m }) => ({ o: 5 }), { m: msg }, { o: out });
// @ts-expect-error update unknown property
on(msg, () => update({ colour: "red" }), msg, out);
// @ts-expect-error async generator tuple order
on(msg, async function* ([m, h]) { yield [h, m]; }, [msg, chat], [msg, chat]);
// @ts-expect-error then: wrong output
on(clear, () => null, undefined, chat).then((h) => h.length, chat, out);
// @ts-expect-error not a block
on(clear, () => null, undefined, "chat");
// @ts-expect-error output given, nothing declared
on(clear, () => "x");
// ---- tasks, and listeners that only cancel ----
const heat = slider({ min: 0, max: 1 });
const reply = on(ask, task("chat-completion", { model: "m", temperature: heat }), [ask, chat], [ask, chat]);
on([ask, "hf-stop"], { cancels: reply });
on(clear, { cancels: [reply, iterate] });
on(msg, user, [msg, chat], [msg, chat]).then(task("summarization"), chat, out);
on(native("button", { type: "button" }, "Go"), (_, run) => { same<typeof run.event, HTMLElementEventMap["click"]>(true); });
on([native("input", { type: "search" }), "input"], (_, run) => { same<typeof run.event, HTMLElementEventMap["input"]>(true); });
// @ts-expect-error a listener that cancels nothing and does nothing
on(clear, {});
// @ts-expect-error a task is made by task()
on(clear, { task: "chat-completion" });
// @ts-expect-error cancels takes listeners
on(clear, { cancels: "reply" });
// ---- validators ----
on(msg, (words) => words.join(" "), [msg, out], out, { validator: (words) => words.map((word) => (word ? "" : "Say something")) });
on(msg, (words) => words.join(" "), [msg, out], out, { validator: async ([a, b]) => [a ? "" : "First", b ? null : "Second"] });
on(msg, ({ m }) => m, { m: msg, o: out }, out, { validator: ({ m }) => ({ m: m ? "" : "Say something" }) });
live(([m]) => m, [msg], out, { validator: ([m]) => [m !== ""] });
// @ts-expect-error a validator says no numbers
on(msg, (words) => words.join(" "), [msg, out], out, { validator: (words) => words.map((word) => word.length) });
// @ts-expect-error it gives a list for a list only
on(msg, (m) => m, msg, out, { validator: (m) => [m] });
// ---- native fields ----
on(native("input", { type: "checkbox" }), (checked) => { same<typeof checked, boolean>(true); }, native("input", { type: "checkbox" }));
on(native("input", { type: "range" }), (v) => { same<typeof v, number | null>(true); }, native("input", { type: "number", min: "0" }));
on(native("input", { type: "file" }), (v) => { same<typeof v, File | null>(true); }, native("input", { type: "file", accept: ".txt" }));
on(native("input", { type: "file" }), (v) => { same<typeof v, File[]>(true); }, native("input", { type: "file", multiple: true }));
on(native("input", { type: "search" }), (v) => { same<typeof v, string>(true); }, native("input", { type: "search" }));
on(native("input"), (v) => { same<typeof v, string>(true); }, native("input"));
on(native("textarea", "Text"), (v) => { same<typeof v, string>(true); }, native("select", {}, native("option", "a")));
on(clear, () => [true, 5, "a"], undefined, [native("input", { type: "checkbox" }), native("input", { type: "number" }), native("textarea")]);
// @ts-expect-error a checkbox takes no text
on(clear, () => "yes", undefined, native("input", { type: "checkbox" }));
// @ts-expect-error there is no such property
native("input", { typ: "checkbox" });
// ---- options of any element ----
blocks({ name: "demo", inert: true }, textbox({ autofocus: true, tabIndex: -1, role: "search", part: "box" }), markdown({ translate: false }));
// @ts-expect-error there is no such option
textbox({ autofocs: true });
// ---- parts that are made while the app runs ----
render(() => textbox());
render((_, run) => { run.info("once"); return [textbox(), "text"]; });
render(undefined, () => null);
render(msg, (m) => { same<typeof m, string>(true); return markdown(m); });
// @ts-expect-error a part is made of blocks
render(() => 5);
// ---- whole apps ----
interfaceOf((x) => { same<typeof x, string>(true); return x; }, "text", "text");
interfaceOf(([text, amount, file]) => { same<typeof amount, number | null>(true); same<typeof file, File | null>(true); return { label: text }; }, ["text", "number", "image"], "label");
interfaceOf(({ sure, text }) => { same<typeof sure, boolean>(true); return { out: text }; }, { sure: "checkbox", text: msg }, { out: "markdown" });
interfaceOf(async function* ([text, all = []]: [string, string[]?]) { yield [text, [...all, text]]; }, ["text", "state"], ["text", "state"]);
interfaceOf(task("zero-shot-classification", { model: "m", candidateLabels: ["a"] }), "text", label());
interfaceOf(() => "", undefined, out, { name: "demo", keepDays: 3 });
chatInterface(task("chat-completion", { model: "m", temperature: heat }), { heading: "Chat" });
// @ts-expect-error no block is called so
interfaceOf((x: string) => x, "txt", "text");
// @ts-expect-error a label takes no truth
interfaceOf((x) => x === "", "text", "label");
// @ts-expect-error a file field shows nothing: it is no output
interfaceOf((x) => x, "text", "image");
