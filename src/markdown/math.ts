import { lazyExtra } from "../core/lazy.ts";
import { setIsland, type Island } from "./island.ts";
import { withStyles } from "./late-styles.ts";
import { later, type Work } from "./later.ts";

type Typesetter = typeof import("./typesetter.ts");

/** Loads what makes MathML; `undefined` where it cannot be reached, and formulas stay source. */
const loadTypesetter: () => Promise<Typesetter | undefined> = lazyExtra(
  async () => withStyles(await import("./typesetter.ts")),
  "The typesetter of formulas could not be loaded; they show as source.",
);

/** A formula: its source, until the typesetter is loaded and has made MathML of it; broken ones and large ones stay source. */
export function formula(tex: string, source: string, display: boolean, open: boolean): HTMLElement {
  const element = document.createElement(display ? "div" : "span");
  setIsland(element, new Formula(element, tex, source, open));
  return element;
}

class Formula implements Island, Work {
  private gone = false;
  private typesetter: Typesetter | undefined;

  constructor(
    private readonly element: HTMLElement,
    private tex: string,
    private source: string,
    private open: boolean,
  ) {
    this.showSource();
  }

  take(fresh: Island): boolean {
    if (!(fresh instanceof Formula)) return false;
    fresh.gone = true;
    if (fresh.source === this.source && fresh.open === this.open) {
      // The class is the fresh one's by now or soon: what is typeset must say so.
      fresh.element.className = this.element.className;
      return true;
    }
    ({ tex: this.tex, source: this.source, open: this.open } = fresh);
    this.showSource();
    return true;
  }

  step(): boolean | Promise<void> {
    if (this.gone || this.open) return false;
    if (!this.typesetter) return this.load();
    const made = this.typesetter.typeset(this.tex, this.element.localName === "div", this.source);
    if (made === "broken") this.element.classList.add(made);
    else if (made) {
      this.element.className = "math";
      this.element.replaceChildren(made);
    }
    return false;
  }

  private async load(): Promise<void> {
    this.typesetter = await loadTypesetter();
    if (this.typesetter) later(this);
  }

  private showSource(): void {
    this.element.className = "math source";
    if (this.element.textContent !== this.source || this.element.firstElementChild) this.element.replaceChildren(this.source);
    if (!this.open) later(this);
  }
}
