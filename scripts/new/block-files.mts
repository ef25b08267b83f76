// What a new block begins with: it shows text, and passes the contract.
import { classNameOf } from "../catalogue/classes.mts";

/** Texts by their paths from the root of the checkout. */
export function blockFiles(tag: string): Record<string, string> {
  const name = tag.slice(3);
  const folder = `src/elements/${name}/`;
  const tests = `test/elements/${name}/`;
  return {
    [`${folder}${name}.ts`]: classFile(tag, name),
    [`${folder}${name}.styles.ts`]: `import { css } from "lit";

export const styles = css\`
  .text {
    overflow-wrap: anywhere;
  }
\`;
`,
    [`${folder}page.md`]: `# ${tag}

Say in a sentence what it is for.

\`\`\`html
<${tag}>Some text</${tag}>
\`\`\`
`,
    [`${tests}${name}.test.ts`]: `import { fixture, fixtureCleanup, html } from "@open-wc/testing-helpers/pure";
import { expect } from "chai";
import "../../../src/define/${name}.ts";

afterEach(fixtureCleanup);

describe("${tag}", () => {
  it("shows the text between its tags", async () => {
    const element = await fixture<HTMLElement>(html\`<${tag}>Some text</${tag}>\`);
    expect(element.shadowRoot!.querySelector("[part=text]")!.textContent).to.equal("Some text");
  });
});
`,
    [`${tests}sample.ts`]: `import type { Sample } from "../../contract/sample.ts";

export const sample: Sample = {
  tag: "${tag}",
  properties: {},
  value: () => "Some text",
};
`,
  };
}

function classFile(tag: string, name: string): string {
  const className = classNameOf(tag);
  return `import { html, type CSSResultGroup, type TemplateResult } from "lit";
import { asText } from "../../base/clean.ts";
import { HfValueElement } from "../../base/value-element.ts";
import { styles } from "./${name}.styles.ts";

/**
 * Say in a sentence what it is.
 *
 * @tag ${tag}
 * @csspart text - The text.
 */
export class ${className} extends HfValueElement<string> {
  static override readonly tag = "${tag}";
  static override styles: CSSResultGroup = [HfValueElement.styles, styles];

  protected override coerce(value: unknown): string {
    return asText(value);
  }

  protected override render(): TemplateResult {
    return html\`<div part="text" class="text" dir="auto">\${this.value}</div>\${this.renderStatus()}\`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "${tag}": ${className};
  }
}
`;
}
