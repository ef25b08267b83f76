/** What formulas that are typeset were made of. */
const sources = new WeakMap<Element, string>();
let listening = false;

/** From now on whoever copies a part of the page with this formula gets its source, with which something can be done. */
export function keepSource(formula: Element, source: string): void {
  sources.set(formula, source);
  if (listening) return;
  listening = true;
  document.addEventListener("copy", onCopy);
}

function onCopy(event: ClipboardEvent): void {
  const range = event.defaultPrevented ? undefined : selectedIn(event);
  const copied = range && withSources(range);
  if (!copied) return;
  // A browser asks where text is on the page to tell lines from spaces, so it has to be there for a moment.
  const root = range.startContainer.getRootNode() as ShadowRoot | Document;
  (root instanceof Document ? root.body : root).append(copied);
  dropLabels(copied);
  event.clipboardData?.setData("text/plain", copied.innerText.trim());
  event.clipboardData?.setData("text/html", copied.innerHTML);
  copied.remove();
  event.preventDefault();
}

/** What is selected where it is copied, also inside elements that hide it from the page. */
function selectedIn(event: ClipboardEvent): Range | undefined {
  const shadowRoots = event.composedPath().filter((node) => node instanceof ShadowRoot);
  const [selected] = getSelection()?.getComposedRanges?.({ shadowRoots }) ?? [];
  if (!selected || selected.startContainer.getRootNode() !== selected.endContainer.getRootNode()) return undefined;
  const range = document.createRange();
  range.setStart(selected.startContainer, selected.startOffset);
  range.setEnd(selected.endContainer, selected.endOffset);
  return range;
}

/** A copy of what is selected with the sources of its formulas; `undefined` where it has none. */
function withSources(range: Range): HTMLElement | undefined {
  // Half a formula is none.
  const [first, last] = [formulaAt(range.startContainer), formulaAt(range.endContainer)];
  if (first) range.setStartBefore(first);
  if (last) range.setEndAfter(last);
  const { commonAncestorContainer: ancestor } = range;
  const within = ancestor instanceof Element || ancestor instanceof DocumentFragment ? ancestor : ancestor.parentElement;
  const formulas = [...(within?.querySelectorAll("math") ?? [])].filter((formula) => range.intersectsNode(formula));
  if (!formulas.some((formula) => sources.has(formula))) return undefined;
  const copied = document.createElement("div");
  // Styles say what is a line of its own.
  copied.className = (within as Element).closest?.(".markdown")?.className ?? "";
  copied.style.setProperty("position", "absolute");
  copied.append(range.cloneContents());
  for (const [place, formula] of copied.querySelectorAll("math").entries()) {
    const original = formulas[place];
    const source = original && sources.get(original);
    if (!source) continue;
    const whole = formula.closest(".math") ?? formula;
    const text = document.createElement(whole.localName === "div" ? "div" : "span");
    text.style.setProperty("white-space", "pre-wrap");
    text.textContent = source;
    whole.replaceWith(text);
  }
  return copied;
}

function formulaAt(node: Node): Element | null {
  const element = node instanceof Element ? node : node.parentElement;
  const formula = element?.closest("math");
  return formula && sources.has(formula) ? formula : null;
}

/** Takes away what cannot be selected or is folded, and the marks that templates leave. */
function dropLabels(copied: HTMLElement): void {
  for (const folded of copied.querySelectorAll("details:not([open])")) folded.remove();
  for (const element of copied.querySelectorAll("*")) {
    const { userSelect, webkitUserSelect, display } = getComputedStyle(element);
    if ((userSelect || webkitUserSelect) === "none" || display === "none") element.remove();
  }
  const comments = document.createTreeWalker(copied, NodeFilter.SHOW_COMMENT);
  const found: Node[] = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  for (const comment of found as Comment[]) comment.remove();
}
