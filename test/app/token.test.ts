import { expect } from "chai";
import "../../src/define/index.ts";
import type { HfBlocks } from "../../src/index.ts";
import { until } from "./page.ts";

const CANARY = "hf_CANARYcanaryCANARY";
const APPS = ["hf-blocks", "hf-interface", "hf-chat-interface"] as const;

describe("a token as an attribute", () => {
  const own = { warn: console.warn, error: console.error, fetch: globalThis.fetch };
  let place: HTMLElement;
  let said: string[];
  /** Where requests went, and with what authorization. */
  let sent: string[];
  beforeEach(() => {
    place = document.body.appendChild(document.createElement("div"));
    [said, sent] = [[], []];
    console.warn = (...words) => void said.push(words.map(String).join(" "));
    console.error = (...words) => void said.push(words.map((word) => `${String(word)} ${(word as Error)?.stack ?? ""}`).join(" "));
    globalThis.fetch = (input, init) => {
      sent.push(`${String(input)} ${new Headers(init?.headers).get("authorization")}`);
      return Promise.resolve(Response.json({ error: `no ${CANARY}` }, { status: 401 }));
    };
  });
  afterEach(() => {
    place.remove();
    Object.assign(console, { warn: own.warn, error: own.error });
    globalThis.fetch = own.fetch;
  });

  /** All that a copy of the page, its storage, its console or an error would give away. */
  function kept(): string {
    const roots: ShadowRoot[] = [];
    for (const element of document.querySelectorAll("*")) if (element.shadowRoot) roots.push(element.shadowRoot);
    const errors = [...document.querySelectorAll("*")].map((element) => {
      const error = (element as { error?: Error }).error;
      return error && [error.message, error.stack, String(error.cause), JSON.stringify(error.cause)];
    });
    return [
      document.documentElement.outerHTML,
      document.documentElement.getHTML({ shadowRoots: roots }),
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, errors]),
      said.join(),
    ].join();
  }

  const ways: readonly [string, (tag: string) => Element][] = [
    [
      "before it is connected",
      (tag) => {
        const app = document.createElement(tag);
        app.setAttribute("token", CANARY);
        expect((app.cloneNode(true) as Element).outerHTML + app.outerHTML).to.not.contain(CANARY);
        return place.appendChild(app);
      },
    ],
    [
      "after it is connected",
      (tag) => {
        const app = place.appendChild(document.createElement(tag));
        app.setAttribute("token", CANARY);
        return app;
      },
    ],
    [
      "a second time, with spaces around",
      (tag) => {
        const app = place.appendChild(document.createElement(tag));
        app.setAttribute("token", "hf_first");
        app.setAttribute("token", ` \n${CANARY}\t `);
        return app;
      },
    ],
    [
      "as an attribute node",
      (tag) => {
        const app = place.appendChild(document.createElement(tag));
        const attribute = document.createAttribute("token");
        attribute.value = CANARY;
        app.setAttributeNode(attribute);
        return app;
      },
    ],
    [
      "in markup that comes late",
      (tag) => {
        // Where there is no registry, an element is made without its class, as by a parser before the script is there.
        const made = document.implementation.createHTMLDocument().createElement(tag);
        made.setAttribute("token", CANARY);
        return place.appendChild(made);
      },
    ],
  ];
  for (const [title, give] of ways) {
    it(`F-G7 is taken out of the page and used, given ${title}`, async () => {
      for (const tag of APPS) {
        said = [];
        const app = give(tag) as HfBlocks;
        expect([app.token, app.hasAttribute("token")], tag).to.deep.equal([CANARY, false]);
        await until(() => said.length >= (title.startsWith("a second") ? 2 : 1));
        expect(
          said.filter((line) => line.includes("first try")),
          tag,
        ).to.have.length(title.startsWith("a second") ? 2 : 1);
        expect(kept(), tag).to.not.contain("CANARY");
      }
    });
  }

  it("F-G7 goes with the requests of an app that was already there, and into no error", async () => {
    const app = document.createElement("hf-blocks");
    const [button, out, listener] = ["hf-button", "hf-textbox", "hf-on"].map((tag) => document.createElement(tag));
    button!.id = "go";
    out!.id = "out";
    for (const [name, value] of Object.entries({ from: "go", task: "chat-completion", model: "o/n", prompt: "Hi", outputs: "out" }))
      listener!.setAttribute(name, value);
    app.append(button!, out!, listener!);
    place.append(app);
    await app.ready;
    app.setAttribute("token", CANARY);
    const failed = new Promise<Error>((resolve) =>
      app.addEventListener("hf-error", (event) => resolve((event as Event & { error: Error }).error), { once: true }),
    );
    button!.click();
    const { message, stack, cause } = await failed;
    said.push(`${message} ${stack} ${String(cause)}`);
    expect(sent.length).to.be.greaterThan(0);
    for (const one of sent) expect(one).to.match(/^https:\/\/([\w-]+\.)?huggingface\.co\/.* Bearer hf_CANARYcanaryCANARY$/);
    expect(kept()).to.not.contain("CANARY");
  });

  it("F-G7 is forgotten with the property, not with the attribute, which is gone; an empty one is none", () => {
    const app = place.appendChild(document.createElement("hf-blocks"));
    app.setAttribute("token", CANARY);
    app.removeAttribute("token");
    app.setAttribute("token", " ");
    expect([app.token, app.hasAttribute("token")]).to.deep.equal([CANARY, false]);
    app.token = undefined;
    expect(app.token).to.equal(undefined);
  });

  it("F-G7 does not stay at a listener either, which has no use for it", async () => {
    const app = place.appendChild(document.createElement("hf-blocks"));
    for (const tag of ["hf-on", "hf-then"]) {
      const listener = app.appendChild(document.createElement(tag));
      listener.setAttribute("task", "chat-completion");
      listener.setAttribute("token", CANARY);
      expect(listener.outerHTML).to.not.contain("CANARY");
    }
    await until(() => said.filter((line) => line.includes("takes no token")).length === 2);
    expect(said.filter((line) => line.includes("takes no token"))).to.have.length(2);
    expect(kept()).to.not.contain("CANARY");
  });
});
