/** How soon a screen reader says it: when it has finished, or at once. */
export type Urgency = "polite" | "assertive";

/** NVDA drops what appears in the moment in which focus moves, so words wait this long. What else comes meanwhile is said with them. */
const DELAY = 250;

// A second copy of the library on the page shares the regions.
const REGIONS = Symbol.for("hf-blocks.announcer");

interface Regions {
  readonly nodes: Readonly<Record<Urgency, readonly [HTMLElement, HTMLElement]>>;
  readonly turn: Record<Urgency, number>;
  readonly waiting: Readonly<Record<Urgency, Set<string>>>;
}

/**
 * Says `text` to people who use a screen reader, from one place for the whole page.
 * The two regions of each urgency take turns, so that the same words are said again. Does nothing in Node.
 * @returns what takes the words back once they are not true any more: a region can be read again at any time
 */
export function announce(text: string, urgency: Urgency = "polite"): () => void {
  if (typeof document === "undefined" || !document.body) return () => {};
  const { nodes, turn, waiting } = regions();
  const words = waiting[urgency];
  const isFirst = words.size === 0;
  words.add(text);
  if (isFirst)
    setTimeout(() => {
      // All of it was taken back.
      if (words.size === 0) return;
      const [first, second] = nodes[urgency];
      const [last, next] = turn[urgency] === 0 ? [first, second] : [second, first];
      turn[urgency] = 1 - turn[urgency];
      last.textContent = "";
      next.textContent = [...words].join("\n");
      words.clear();
    }, DELAY);
  return () => {
    words.delete(text);
    for (const node of nodes[urgency]) if (node.textContent === text) node.textContent = "";
  };
}

function regions(): Regions {
  const page = document as Document & { [REGIONS]?: Regions };
  const { nodes } = (page[REGIONS] ??= {
    nodes: { polite: pair("polite"), assertive: pair("assertive") },
    turn: { polite: 0, assertive: 0 },
    waiting: { polite: new Set(), assertive: new Set() },
  });
  // A page that empties its body takes the regions with it.
  for (const node of [...nodes.polite, ...nodes.assertive]) if (!node.isConnected) document.body.append(node);
  return page[REGIONS];
}

function pair(urgency: Urgency): [HTMLElement, HTMLElement] {
  return [region(urgency), region(urgency)];
}

function region(urgency: Urgency): HTMLElement {
  const node = document.createElement("div");
  node.setAttribute("role", urgency === "polite" ? "status" : "alert");
  node.setAttribute("aria-live", urgency);
  node.setAttribute("aria-atomic", "true");
  node.dataset["hfAnnouncer"] = urgency;
  // Hidden from sight only: a region that is not rendered is not read. Property by property, for a CSP without inline styles.
  const look = {
    position: "fixed",
    "inset-block-start": "0",
    "inset-inline-start": "0",
    "inline-size": "1px",
    "block-size": "1px",
    overflow: "hidden",
    "clip-path": "inset(50%)",
    "white-space": "pre-wrap",
    // What is said is no part of a page that somebody copies.
    "-webkit-user-select": "none",
    "user-select": "none",
  };
  for (const [name, value] of Object.entries(look)) node.style.setProperty(name, value);
  document.body.append(node);
  return node;
}
