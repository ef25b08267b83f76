// A page that needs every part of the library, and what can be seen on it when each is there.
import type { Page } from "puppeteer-core";

/** What a working page shows. */
export interface Check {
  readonly what: string;
  /** The names of the files that it takes beside the core, without their hashes. */
  readonly needs: readonly string[];
  /** Whether it shows; for the page. */
  readonly holds: () => unknown;
}

const STATE = ["persistence", "app-state"];
const INFERENCE = ["task-handler", "inference", "client"];

/** What the page has beside its blocks. */
export interface Apps {
  /** The names of the apps that are loaded. */
  readonly loads: readonly string[];
  readonly $: (selector: string) => HTMLElement & { value: unknown; loaded: boolean; shadowRoot: ShadowRoot };
}

export const PAGE = `<!doctype html><meta charset="utf-8"><title>All parts</title><link rel="icon" href="data:,">
<script>
  window.$ = (selector) => document.querySelector(selector);
  window.loads = [];
  addEventListener("hf-load", (event) => loads.push(event.target.getAttribute("name")), true);
  // Text fields of browsers that cannot size them by themselves.
  const supports = CSS.supports;
  CSS.supports = (...given) => given[0] !== "field-sizing" && supports.apply(CSS, given);
  // Pauses and what waits for minutes of quiet pass at once; what goes on as before is all else.
  const wait = window.setTimeout;
  window.setTimeout = (work, milliseconds, ...given) => wait(work, [300, 1200, 2000, 5000].includes(milliseconds) ? 5 : milliseconds, ...given);
  // A disk that has no room for the bytes of one app's files.
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (record, key) {
    if (this.transaction.db.name === "hf-blocks:full" && key[0] === "blob") throw new DOMException("No room.", "QuotaExceededError");
    return put.call(this, record, key);
  };
</script>
<hf-blocks name="all" endpoint="/hf">
  <hf-markdown id="text"># Title

\`\`\`js
const a = 1;
\`\`\`

$$x^2$$</hf-markdown>
  <hf-textbox id="name" label="Name" value="Ada"></hf-textbox>
  <hf-textbox id="greeting" label="Greeting"></hf-textbox>
  <hf-on inputs="name" value="Hello {name}" outputs="greeting"></hf-on>
  <hf-row id="row"><hf-number id="number" label="Number" value="4"></hf-number><hf-slider id="slider" label="Slider" value="3"></hf-slider></hf-row>
  <hf-label id="label">{"label": "cat"}</hf-label>
  <hf-json id="json">{"a": 1}</hf-json>
  <hf-button id="count">Count</hf-button>
  <hf-textbox id="counted" label="Counted" placehodler="nearly right"></hf-textbox>
  <hf-on from="count" value="{number}" outputs="counted" concurrency="2" note="for somebody else"></hf-on>
  <hf-timer id="timer" paused></hf-timer>
  <hf-state id="shared" scope="page">1</hf-state>
  <hf-state id="items">[1, 2]</hf-state>
  <hf-each inputs="items" item="one"><template><p class="item">one</p></template></hf-each>
  <hf-button id="ask">Ask</hf-button>
  <hf-textbox id="answer" label="Answer"></hf-textbox>
  <hf-on from="ask" task="chat-completion" model="some/model" prompt="{name}" outputs="answer"></hf-on>
  <hf-chatbot id="chat" scope="browser">[{"role": "assistant", "content": "**Welcome**"}]</hf-chatbot>
  <hf-conversations for="chat"></hf-conversations>
  <hf-chatbot id="thoughts">[{"role": "assistant", "content": [{"type": "reasoning", "text": "Hm"}, {"type": "text", "text": "Yes"}]}]</hf-chatbot>
  <hf-chatbot id="offers" examples='["What can you do?"]'></hf-chatbot>
  <hf-multimodal-textbox id="attached" label="Attached"></hf-multimodal-textbox>
</hf-blocks>
<hf-blocks name="whole" endpoint="/whole">
  <hf-button id="ask">Ask</hf-button><hf-textbox id="answer"></hf-textbox>
  <hf-on from="ask" task="chat-completion" model="some/model" prompt="Hi" outputs="answer"></hf-on>
</hf-blocks>
<hf-interface name="echo" value="{word}" inputs="word" outputs="said">
  <hf-textbox id="word" slot="inputs"></hf-textbox><hf-textbox id="said" slot="outputs"></hf-textbox>
</hf-interface>
<hf-chat-interface name="talk" model="some/model" endpoint="/hf" save></hf-chat-interface>
<hf-blocks name="plain" endpoint="/plain">
  <hf-button id="ask-plain">Ask</hf-button>
  <hf-textbox id="plain" label="Plain"></hf-textbox>
  <hf-on from="ask-plain" task="chat-completion" model="some/model" prompt="Hello" outputs="plain"></hf-on>
</hf-blocks>
<hf-blocks name="refused" endpoint="/refused">
  <hf-button id="ask-refused">Ask</hf-button>
  <hf-textbox id="refused" label="Refused"></hf-textbox>
  <hf-on from="ask-refused" task="chat-completion" model="some/model" prompt="Hello" outputs="refused"></hf-on>
</hf-blocks>
<hf-blocks name="drawn" endpoint="/hf">
  <hf-multimodal-textbox id="drawing" label="Drawing"></hf-multimodal-textbox>
  <hf-textbox id="seen" label="Seen"></hf-textbox>
  <hf-on from="drawing" task="chat-completion" model="some/model" inputs="drawing" outputs="seen"></hf-on>
</hf-blocks>
<hf-blocks name="calls" endpoint="/calls">
  <hf-button id="ask-calls">Ask</hf-button>
  <hf-chatbot id="calling"></hf-chatbot>
  <hf-on from="ask-calls" task="chat-completion" model="some/model" prompt="Hello" outputs="calling"></hf-on>
</hf-blocks>
<hf-blocks name="short" endpoint="/short">
  <hf-textbox id="long" value="Long"></hf-textbox><hf-textbox id="short"></hf-textbox>
  <hf-button id="ask-short">Ask</hf-button>
  <hf-on from="ask-short" task="summarization" model="some/model" inputs="long" outputs="short"></hf-on>
</hf-blocks>
<hf-chatbot id="formed"><template slot="message"><p class="form">{text}</p></template></hf-chatbot>
<hf-blocks name="broken"><hf-textbox id="box" scope="browser"></hf-textbox></hf-blocks>
<hf-blocks name="copied"><hf-textbox id="box"></hf-textbox></hf-blocks>
<hf-blocks name="files"><hf-textbox id="box"></hf-textbox></hf-blocks>
<hf-blocks name="full"><hf-multimodal-textbox id="box"></hf-multimodal-textbox></hf-blocks>
<hf-blocks name="closed"><hf-textbox id="box"></hf-textbox></hf-blocks>
<main id="of-script"></main>
<hf-blocks name="late"><hf-textbox id="came"></hf-textbox><hf-state id="one">1</hf-state><hf-on handler="later" inputs="one" outputs="came"></hf-on></hf-blocks>
<hf-blocks name="words"><hf-textbox id="box" scope="browser"></hf-textbox></hf-blocks>`;

/** What earlier visits have left: a broken record, a session that another tab has, words that came too late to be stored. */
export async function leaveTraces(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const put = (app: string, key: string[], record: unknown) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(`hf-blocks:${app}`, 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore("records");
        opening.onerror = () => reject(opening.error!);
        opening.onsuccess = () => {
          const writing = opening.result.transaction("records", "readwrite");
          writing.objectStore("records").put({ v: 1 }, ["meta"]);
          writing.objectStore("records").put(record, key);
          writing.oncomplete = () => (opening.result.close(), resolve());
        };
      });
    // Another tab has the session that this one finds.
    void navigator.locks.request("hfb-tab:copied:tab", () => new Promise<void>(() => {}));
    const record = (value: unknown) => ({ v: 1, at: Date.now(), value });
    for (const app of ["broken", "copied", "words"]) {
      sessionStorage.setItem(`hf-blocks:${app}`, "tab");
      localStorage.setItem(`hf-blocks:${app}`, "stored");
    }
    // A tab that is gone, and what was typed in it.
    await put("closed", ["tab", "gone"], { v: 1, seen: Date.now() });
    await put("closed", ["state", "gone", "box"], { ...record("typed"), typed: true });
    await put("broken", ["state", "browser", "box"], "no record");
    await put("copied", ["state", "tab", "box"], record("from the other tab"));
    await put("words", ["tab", "tab"], { v: 1, seen: Date.now() });
    const unsaved = [{ key: ["state", "browser", "box"], record: record("last words"), after: null }];
    sessionStorage.setItem("hf-blocks:words:last-words", JSON.stringify({ page: "before", stored: true, unsaved }));
  });
}

/** The script tag comes last: all the rest of the page is there. */
export async function addScript(page: Page): Promise<void> {
  await page.evaluate(() => document.head.append(Object.assign(document.createElement("script"), { type: "module", src: "hf-blocks.js" })));
}

/** What a person and an author's script do on the page. The script's rejections are told by their messages. */
export async function use(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { $ } = window as unknown as Apps;
    const type = (field: HTMLElement & { value: unknown }, text: unknown) => {
      field.value = text;
      for (const event of ["input", "change"]) field.dispatchEvent(new Event(event, { bubbles: true, composed: true }));
    };
    // A person types into what is there. One who waits for what does not come goes on.
    await Promise.race([customElements.whenDefined("hf-multimodal-textbox"), new Promise((resolve) => setTimeout(resolve, 1500))]);
    type($("#name"), "Grace");
    const { blocks, defineHandlers, textbox } = (await import(
      new URL("hf-blocks.js", location.href).href
    )) as typeof import("../../src/cdn/entry.ts");
    defineHandlers({ later: () => ["came"] });
    const rejected: string[] = [];
    const say = (fault: unknown) => void rejected.push((fault as Error).message);
    blocks({}, textbox({ id: "made", value: "by a script" }))
      .mount("#of-script")
      .ready.catch(say);
    type($("[name=full] #box"), { text: "", files: [new File(["a picture"], "a.png")] });
    $("#attached").value = { text: "", files: [new File(["words"], "words.txt")] };
    type($("#word"), "word");
    $("[name=echo]").shadowRoot?.querySelector<HTMLElement>("[part=submit]")?.click();
    // Gone before anybody is told of it.
    const odd = $("[name=files]").appendChild(document.createElement("hf-odd"));
    setTimeout(() => odd.remove(), 400);
    $("#ask").click();
    $("[name=whole] #ask").click();
    $("#ask-plain").click();
    $("#ask-refused").click();
    $("#ask-calls").click();
    $("#ask-short").click();
    $("#formed").value = [{ role: "assistant", content: "In a form" }];
    $("#count").click();
    const drawing = new File(['<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'], "a.svg", { type: "image/svg+xml" });
    type($("#drawing"), { text: "What is it?", files: [drawing] });
    $("#drawing").dispatchEvent(new Event("hf-submit", { bubbles: true, composed: true }));
    // Something is dragged over the page.
    $("[name=all]").dispatchEvent(new DragEvent("dragenter", { bubbles: true }));
    const box = document.querySelector("hf-chat-interface hf-multimodal-textbox") as (HTMLElement & { value: unknown }) | null;
    if (box) {
      type(box, "Hello?");
      box.dispatchEvent(new Event("hf-submit", { bubbles: true, composed: true, cancelable: true }));
    }
    type App = Element & { exportAll(): Promise<Blob>; importAll(data: Blob): Promise<unknown>; deleteAll(): Promise<void> };
    const app = document.querySelector("hf-blocks[name=files]") as App;
    const file = await app.exportAll().catch(say);
    if (file) await app.importAll(file).catch(say);
    await app.deleteAll().catch(say);
    return rejected;
  });
}

/** What each place of the page says about parts that could not be loaded; nothing where none does. For the page. */
export function sentences(): string[] | undefined {
  const roots = [...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot] : []));
  const said = roots.flatMap(({ textContent }) => (textContent?.includes("could not be loaded") ? [textContent] : []));
  return said.length > 0 ? said : undefined;
}

/** What an app tells beside its blocks. For the page. */
export function notices(app: string): string[] {
  const { shadowRoot } = (window as unknown as Apps).$(`[name=${app}]`);
  return [...shadowRoot.querySelectorAll("[part=notices] span")].map(({ textContent }) => textContent.trim());
}

export const CHECKS: readonly Check[] = [
  { what: "all apps of the core are loaded", needs: [], holds: () => (window as unknown as Apps).loads.includes("all") },
  { what: "live listeners run", needs: [], holds: () => (window as unknown as Apps).$("#greeting").value === "Hello Grace" },
  {
    what: "attached files",
    needs: ["multimodal-textbox", "attachments"],
    holds: () => (window as unknown as Apps).$("#attached").shadowRoot?.querySelector("[part=file]"),
  },
  { what: "Markdown", needs: ["markdown"], holds: () => (window as unknown as Apps).$("#text").shadowRoot.querySelector("h1") },
  {
    what: "colours of code",
    needs: ["markdown", "grammars"],
    holds: () => (window as unknown as Apps).$("#text").shadowRoot.querySelector("code .piece > span"),
  },
  {
    what: "formulas",
    needs: ["markdown", "typesetter"],
    holds: () => (window as unknown as Apps).$("#text").shadowRoot.querySelector("math"),
  },
  {
    what: "text fields as high as their text",
    needs: ["fit-text"],
    holds: () => (window as unknown as Apps).$("#name").shadowRoot.querySelector<HTMLElement>("textarea")?.style.height,
  },
  { what: "numbers", needs: ["number"], holds: () => (window as unknown as Apps).$("#number").value === 4 },
  {
    what: "runs with a number and a limit",
    needs: ["number", "limits"],
    holds: () => (window as unknown as Apps).$("#counted").value === "4",
  },
  { what: "rows", needs: ["row"], holds: () => (window as unknown as Apps).$("#row").shadowRoot },
  {
    what: "an app of a script",
    needs: ["mounting"],
    holds: () => (window as unknown as Apps).$("#of-script #made")?.value === "by a script",
  },
  { what: "sliders", needs: ["slider"], holds: () => (window as unknown as Apps).$("#slider").value === 3 },
  { what: "labels", needs: ["label"], holds: () => (window as unknown as Apps).$("#label").value },
  { what: "JSON", needs: ["json"], holds: () => (window as unknown as Apps).$("#json").value },
  { what: "timers", needs: ["timer"], holds: () => customElements.get("hf-timer") },
  { what: "lists", needs: ["each"], holds: () => document.querySelectorAll(".item").length === 2 },
  { what: "interfaces", needs: ["interface"], holds: () => (window as unknown as Apps).loads.includes("echo") },
  {
    what: "the value of an interface",
    needs: ["interface", "apps"],
    holds: () => (window as unknown as Apps).$("#said").value === "word",
  },
  {
    what: "shared values",
    needs: ["persistence", "shared-cell"],
    holds: () => (globalThis as { [key: symbol]: unknown })[Symbol.for("hf-blocks.shared")],
  },
  { what: "stored values", needs: STATE, holds: () => localStorage.getItem("hf-blocks:all") === "stored" },
  {
    what: "a record that is put aside",
    needs: [...STATE, "repair"],
    holds: () => (window as unknown as Apps).$("[name=broken]").shadowRoot.textContent.includes("set aside"),
  },
  {
    what: "the session of a duplicated tab",
    needs: [...STATE, "fork"],
    holds: () => (window as unknown as Apps).$("[name=copied] #box").value === "from the other tab",
  },
  {
    what: "the last words of the page before",
    needs: [...STATE, "replay"],
    holds: () => (window as unknown as Apps).$("[name=words] #box").value === "last words",
  },
  {
    what: "the session of a tab that was closed",
    needs: [...STATE, "offer"],
    holds: () => (window as unknown as Apps).$("[name=closed]").shadowRoot.textContent.includes("in a tab that was closed"),
  },
  {
    what: "that there is no room",
    needs: [...STATE, "multimodal-textbox"],
    holds: () => (window as unknown as Apps).$("[name=full]").shadowRoot.textContent.includes("storage is full"),
  },
  {
    what: "a function that is named later",
    needs: ["late-handlers"],
    holds: () => (window as unknown as Apps).$("#came").value === "came",
  },
  {
    what: "the list of conversations",
    needs: [...STATE, "conversations", "hf-conversations", "chatbot"],
    holds: () => (window as unknown as Apps).$("[for=chat]").shadowRoot?.querySelector("[part=new]:enabled"),
  },
  {
    what: "the buttons of messages",
    needs: ["extras"],
    holds: () => (window as unknown as Apps).$("#chat").shadowRoot.querySelector("[data-action=copy]"),
  },
  {
    what: "examples",
    needs: ["extras", "beside"],
    holds: () => (window as unknown as Apps).$("#offers").shadowRoot.querySelector("[part=example]"),
  },
  {
    what: "reasoning",
    needs: ["extras", "steps"],
    holds: () => (window as unknown as Apps).$("#thoughts").shadowRoot.querySelector("details.thought"),
  },
  {
    what: "an answer that does not stream",
    needs: [...INFERENCE, "other-answers"],
    holds: () => (window as unknown as Apps).$("[name=whole] #answer").value === "Whole",
  },
  {
    what: "why an answer is not whole",
    needs: [...INFERENCE, "other-answers", "end-words"],
    holds: () => (window as unknown as Apps).$("[name=whole]").shadowRoot.textContent.includes("length limit"),
  },
  {
    what: "answers that do not say what they are",
    needs: [...INFERENCE, "other-answers"],
    holds: () => (window as unknown as Apps).$("#plain").value === "As it is",
  },
  {
    what: "calls of tools",
    needs: [...INFERENCE, "other-answers", "tool-calls", "chatbot", "extras", "steps"],
    holds: () => (window as unknown as Apps).$("#calling").shadowRoot.textContent.includes("look_up"),
  },
  {
    what: "a task that is no chat",
    needs: [...INFERENCE, "other-answers", "other-tasks"],
    holds: () => (window as unknown as Apps).$("#short").value === "Short",
  },
  {
    what: "messages in a form of the author's, or without it",
    needs: ["chatbot", "extras"],
    holds: () => (window as unknown as Apps).$("#formed").shadowRoot.textContent.includes("In a form"),
  },
  {
    what: "why a service refuses",
    needs: [...INFERENCE, "faults-in-answers"],
    holds: () => (window as unknown as Apps).$("#refused").shadowRoot.querySelector("[part~=error]"),
  },
  {
    what: "an answer about a drawing",
    needs: [...INFERENCE, "multimodal-textbox", "request-file", "redraw-picture"],
    holds: () => (window as unknown as Apps).$("#seen").value,
  },
  { what: "answers of a model", needs: INFERENCE, holds: () => (window as unknown as Apps).$("#answer").value },
  {
    what: "answers in a chat interface",
    needs: ["chat-interface", "chat-turn", "run-task", "inference", "client"],
    holds: () => {
      const messages = (window as unknown as Apps).$("hf-chat-interface").value as { content: string }[] | undefined;
      return messages && messages.length > 1 && messages.at(-1)!.content !== "";
    },
  },
];
