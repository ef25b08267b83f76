import { expect } from "chai";
import { sourcesOf } from "../../scripts/house.mts";

/** Everything that hears keys, and what it does with them. One that is not here has not been thought about. */
const HEARS_KEYS: Readonly<Record<string, "asks keyOf" | "asks sendsOnEnter" | "its base does" | "acts on no key">> = {
  "base/input-element.ts": "asks sendsOnEnter",
  "elements/textbox/textbox.ts": "its base does",
  "elements/number/number.ts": "its base does",
  "elements/multimodal-textbox/multimodal-textbox.ts": "asks keyOf",
  "elements/chatbot/editor.ts": "asks keyOf",
  "apps/chat-interface/panel.ts": "asks keyOf",
  "apps/conversations/hf-conversations.ts": "asks keyOf",
  "hot/inspector/inspector.ts": "asks keyOf",
  "hot/start.ts": "asks keyOf",
  // Records the value and the caret, whatever has been pressed.
  "app/stored/stored-values.ts": "acts on no key",
  // Any key at all is a sign that somebody is there.
  "app/stored/late-blocks.ts": "acts on no key",
};

const LISTENS = /\bon(?:keydown|keyup|keypress)\b|["'@](?:keydown|keyup|keypress)\b|KeyboardEvent\b/i;
/** What only the rule itself may look at. `\.key` of an event, not of a record. */
const LOOKS = /\bisComposing\b|\bkeyCode\b|\bevent\.key\b|\{[^}]*\bkey\b[^}]*\}\s*(?::\s*KeyboardEvent|=\s*event\b)/;
const RULE = "base/keys.ts";

describe("F-B1 handlers of keys", () => {
  const sources = new Map([...sourcesOf(".")].filter(([path]) => path !== RULE));

  it("F-B1 are all in the table, and all go through the rule", () => {
    const found = [...sources].filter(([, text]) => LISTENS.test(withoutComments(text))).map(([path]) => path);
    expect(found.sort()).to.deep.equal(Object.keys(HEARS_KEYS).sort());
    for (const path of found) {
      const [, asked] = /^asks (\w+)$/.exec(HEARS_KEYS[path] ?? "") ?? [];
      if (asked) expect(sources.get(path), path).to.match(new RegExp(`import \\{[^}]*\\b${asked}\\b[^}]*\\} from "[^"]*/keys.ts"`));
    }
  });

  it("F-B1 look at no key themselves: an input method's keys are nobody's", () => {
    const looking = [...sources].filter(([, text]) => LOOKS.test(withoutComments(text))).map(([path]) => path);
    expect(looking).to.deep.equal([]);
  });

  it("F-B1 are found in each form that one can have", () => {
    const forms = [
      'window.addEventListener("keyup", act)',
      "html`<input @keypress=${act} />`",
      "element.onkeydown = act",
      "act(event: KeyboardEvent)",
    ];
    for (const form of forms) expect(form).to.match(LISTENS);
    const looks = ['event.key === "Escape"', "event.isComposing", "({ key }: KeyboardEvent)", "const { key, shiftKey } = event;"];
    for (const look of looks) expect(look).to.match(LOOKS);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, "");
}
