import { counted } from "../../core/counted.ts";
import { shorten } from "../../core/cut-text.ts";
import type { InspectedChain, InspectedListener } from "../../core/inspect.ts";
import { apps, inOrder, portsOf, type HandedOver } from "../handed-over.ts";
import { holdsValue } from "../tags.ts";
import { shortName } from "./debug-text.ts";
import { h, svg } from "./nodes.ts";

const ROW = 34;
const WIDTH = 220;
const GAP = 150;

interface Edge {
  readonly from: Element | InspectedListener;
  readonly to: Element | InspectedListener;
  readonly kind: "trigger" | "input" | "output" | "follows";
  readonly label: string;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** The blocks on the left, the listeners between them on the right: what sets off, what is read, what is written. */
export async function graphView(): Promise<Node[]> {
  const views = await Promise.all(apps().map(drawApp));
  return views.length > 0 ? views : [h("p", {}, "There is no app on this page.")];
}

async function drawApp({ element: app, chains, own }: HandedOver): Promise<Node> {
  const edges: Edge[] = [];
  const listeners: InspectedListener[] = [];
  const mistakes: string[] = [];
  const visit = async (listener: InspectedListener): Promise<void> => {
    listeners.push(listener);
    const { source } = listener;
    try {
      const plan = await source.plan({ event: new Event("look") });
      for (const { element } of portsOf(plan.inputs)) if (element) edges.push({ from: element, to: listener, kind: "input", label: "" });
      for (const { element } of portsOf(plan.outputs)) if (element) edges.push({ from: listener, to: element, kind: "output", label: "" });
    } catch (error) {
      mistakes.push((error as Error).message);
    }
    for (const { when, listener: next } of source.followers()) {
      edges.push({ from: listener, to: next, kind: "follows", label: when });
      await visit(next);
    }
  };
  for (const chain of chains) {
    for (const { element, event } of triggersOf(chain, mistakes))
      edges.push({ from: element, to: chain.listener, kind: "trigger", label: event });
    await visit(chain.listener);
  }
  const named = edges.flatMap(({ from, to }) => [from, to]).filter((end): end is Element => end instanceof Element);
  const elements = [...new Set([...named, ...own().filter(holdsValue)])].sort(inOrder);
  return h(
    "section",
    {},
    h("h2", {}, `<${app.localName}${app.name ? ` name="${app.name}"` : ""}>`),
    ...[...new Set(mistakes)].map((mistake) => h("p", { class: "fault" }, mistake)),
    picture(elements, listeners, edges),
  );
}

function triggersOf(chain: InspectedChain, mistakes: string[]): ReturnType<InspectedChain["triggers"]> {
  try {
    return chain.triggers((error) => mistakes.push(error.message));
  } catch (error) {
    mistakes.push((error as Error).message);
    return [];
  }
}

function picture(elements: readonly Element[], listeners: readonly InspectedListener[], edges: readonly Edge[]): SVGElement {
  const left = elements.map((element, index) => ({ element, x: 0, y: index * ROW }));
  const right = listeners.map((listener, index) => ({ listener, x: WIDTH + GAP, y: index * ROW }));
  const place = new Map<unknown, Place>([
    ...left.map((at): [Element, Place] => [at.element, at]),
    ...right.map((at): [InspectedListener, Place] => [at.listener, at]),
  ]);
  const height = Math.max(elements.length, listeners.length, 1) * ROW;
  return svg(
    "svg",
    {
      viewBox: `-2 -2 ${2 * WIDTH + GAP + 60} ${height + 4}`,
      width: 2 * WIDTH + GAP + 60,
      role: "img",
      "aria-label": `${counted(elements.length, "block")} and ${counted(listeners.length, "listener")}`,
    },
    ...edges.flatMap(({ from, to, kind, label }) => line(place.get(from), place.get(to), kind, label)),
    ...left.map((at) => box(at, shortName(at.element), "block")),
    ...right.map((at) => box(at, at.listener.name, at.listener.busy ? "listener busy" : "listener")),
  );
}

function box({ x, y }: Place, text: string, kind: string): SVGElement {
  return svg(
    "g",
    { class: kind, transform: `translate(${x} ${y})` },
    svg("title", {}, text),
    svg("rect", { width: WIDTH, height: ROW - 10, rx: 5 }),
    svg("text", { x: 8, y: 16 }, shorten(text, 31)),
  );
}

function line(from: Place | undefined, to: Place | undefined, kind: string, label: string): SVGElement[] {
  if (!from || !to) return [];
  const middle = (ROW - 10) / 2;
  const shift = kind === "output" ? 5 : kind === "input" ? -5 : 0;
  const [startX, startY, endX, endY] = [
    from.x + (from.x > to.x ? 0 : WIDTH),
    from.y + middle + shift,
    to.x + (to.x < from.x || to.x === from.x ? WIDTH : 0),
    to.y + middle + shift,
  ];
  // From one listener to the next, round the outside.
  const path =
    from.x === to.x
      ? `M ${from.x + WIDTH} ${startY} c 40 0 40 ${endY - startY} 0 ${endY - startY}`
      : `M ${startX} ${startY} L ${endX} ${endY}`;
  const at = { x: from.x === to.x ? from.x + WIDTH + 8 : (startX + endX) / 2 - 20, y: (startY + endY) / 2 - 2 };
  return [svg("path", { class: kind, d: path }), ...(label ? [svg("text", { class: "label", ...at }, label)] : [])];
}
