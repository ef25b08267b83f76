import { hasOption, optionOf } from "../../base/option-of.ts";
import { apps } from "../handed-over.ts";
import { holdsValue, type ValueElement } from "../tags.ts";
import { debugText, shortName } from "./debug-text.ts";
import { h } from "./nodes.ts";
import { requests, runs } from "./seen.ts";

/** The newest runs first: what set each off, how it ended, what went in and came out. */
export function runsView(): Node[] {
  if (runs.length === 0) return [h("p", {}, "Nothing has run yet.")];
  return [...runs]
    .reverse()
    .map((run) =>
      h(
        "details",
        { class: run.outcome === "error" ? "fault" : "" },
        h(
          "summary",
          {},
          h("b", {}, run.listener),
          ` ${run.cause} — ${run.outcome}${run.took === undefined ? "" : `, ${milliseconds(run.took)}`}`,
        ),
        h(
          "dl",
          {},
          ...pair("inputs", debugText(run.inputs, 1)),
          ...pair("outputs", debugText(run.outputs, 1)),
          ...(run.error ? pair("error", run.error) : []),
        ),
      ),
    );
}

/** The newest requests first: who answered, and how soon. */
export function requestsView(): Node[] {
  if (requests.length === 0) return [h("p", {}, "No inference was asked for yet.")];
  const head = h("tr", {}, ...["request", "status", "engine", "first byte"].map((title) => h("th", { scope: "col" }, title)));
  const rows = [...requests]
    .reverse()
    .map(({ method, url, status, engine, latency }) =>
      h(
        "tr",
        {},
        ...[`${method} ${url.replace(location.origin, "")}`, status, engine, latency === undefined ? "" : milliseconds(latency)].map(
          (text) => h("td", {}, text),
        ),
      ),
    );
  return [h("table", {}, h("thead", {}, head), h("tbody", {}, ...rows))];
}

/** The values of all blocks by scope, each with an editor. */
export function stateView(): Node[] {
  const byScope = new Map<string, ValueElement[]>();
  for (const { element: app, own } of apps()) {
    for (const block of own().filter(holdsValue)) {
      const scope = String(optionOf(block, "scope") ?? (block.id && app.name && !hasOption(block, "private") ? "session" : "page"));
      byScope.set(scope, [...(byScope.get(scope) ?? []), block]);
    }
  }
  return [...byScope].map(([scope, elements]) => h("section", {}, h("h2", {}, scope), ...elements.map(editor)));
}

function editor(block: ValueElement): HTMLElement {
  const text = debugText(block.value, 1);
  const fault = h("span", { class: "fault", role: "status" });
  const area = h("textarea", { rows: Math.min(6, text.split("\n").length), spellcheck: "false" });
  area.value = text;
  area.addEventListener("change", () => {
    try {
      block.value = JSON.parse(area.value) as unknown;
      fault.textContent = "";
      // As if a person had done it: what listens to it runs.
      block.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
      block.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
    } catch {
      fault.textContent = "This is not JSON.";
    }
  });
  return h("label", {}, h("span", {}, shortName(block)), area, fault);
}

function pair(term: string, text: string): Node[] {
  return [h("dt", {}, term), h("dd", {}, h("pre", {}, text))];
}

function milliseconds(value: number): string {
  return value < 1000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(1)} s`;
}
