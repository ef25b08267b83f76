import { expect } from "chai";
import { setWords, update } from "../../src/index.ts";
import "../../src/define/index.ts";
import { BlockPort } from "../../src/app/block-port.ts";
import { fillTemplate, parseTemplate } from "../../src/app/markup/braces.ts";
import { wording } from "../../src/core/words.ts";
import { patchOf } from "../../src/graph/output.ts";

const HOSTILE = '{"__proto__":{"polluted":"CANARY","label":"CANARY"},"constructor":{"prototype":{"polluted":"CANARY"}}}';
const hostile = () => JSON.parse(HOSTILE) as Record<string, never>;
const names = () => [Object.prototype, Array.prototype, Element.prototype].map((one) => Reflect.ownKeys(one).map(String).join()).join(";");

describe("keys that all objects have, in data of others", () => {
  const before = names();
  afterEach(() => expect(names()).to.equal(before));

  it("F-G5 are no properties of a block for update()", () => {
    const element = document.createElement("hf-textbox");
    const port = new BlockPort(
      element,
      () => false,
      () => {},
    );
    for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
      const properties = JSON.parse(`{"${name}":{"label":"CANARY"}}`) as Record<string, unknown>;
      expect(() => port.update(patchOf(update(properties))!), name).to.throw(`update() sets “${name}”`);
    }
    port.update({ label: "Name" });
    expect([element.label, element instanceof HTMLElement]).to.deep.equal(["Name", true]);
  });

  it("F-G5 are no parts of a value for braces", () => {
    const fill = (text: string) => fillTemplate(parseTemplate(text), () => ({ own: 1, list: [1, 2], file: new File(["abc"], "a.txt") }));
    for (const path of [
      "__proto__",
      "constructor",
      "constructor.prototype",
      "own.__proto__",
      "list.__proto__",
      "__proto__.polluted",
      "toString",
    ])
      expect(fill(`{it.${path}}`), path).to.equal(undefined);
    // What a value's own class has is a part of it.
    expect([fill("{it.own}"), fill("{it.list.length}"), fill("{it.file.name}")]).to.deep.equal([1, 2, "a.txt"]);
    const own = JSON.parse('{"constructor":"a word"}') as object;
    expect(fillTemplate(parseTemplate("{it.constructor}"), () => own)).to.equal("a word");
  });

  it("F-G5 replace no words", () => {
    setWords(JSON.parse('{"__proto__":{"CANARY":"CANARY"}}') as never);
    expect([wording("CANARY", "as it was"), wording("toString", "as it was")]).to.deep.equal(["as it was", "as it was"]);
  });

  it("F-G5 stay data in messages, in blocks that come with them and in values written as JSON", async () => {
    const chat = document.body.appendChild(document.createElement("hf-chatbot"));
    chat.value = [
      { ...hostile(), role: "assistant", content: "Hi", metadata: hostile(), options: [hostile()] },
      {
        role: "assistant",
        content: [
          { type: "block", tag: "hf-label", options: { ...hostile(), value: { cat: 1 } } },
          { type: "tool", name: "t", input: hostile() },
        ],
      },
      { role: "assistant", content: [hostile(), { ...hostile(), type: "image", url: "/a.png" }] },
      JSON.parse(`{"role":"assistant","content":"","tool_calls":[{"function":{"name":"t","arguments":${JSON.stringify(HOSTILE)}}}]}`),
    ];
    const json = document.createElement("hf-json");
    json.setAttribute("value", HOSTILE);
    document.body.append(json);
    while (!chat.querySelector("hf-label")) await new Promise(requestAnimationFrame);
    const label = chat.querySelector("hf-label")!;
    await label.updateComplete;
    expect([label instanceof HTMLElement, label.label, "polluted" in {}, "polluted" in label]).to.deep.equal([true, "", false, false]);
    expect(chat.value).to.have.length(4);
    chat.remove();
    json.remove();
  });
});
