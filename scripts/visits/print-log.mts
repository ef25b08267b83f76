// The requests of a visit, a line each.
import { holds } from "./holds.mts";
import type { Visit } from "./visit.mts";

export function printLog({ page, log, rounds, usableAt, stages }: Visit): void {
  const [start = 0] = log.map(({ at }) => at);
  const since = (time: number) => (time - start).toFixed(0).padStart(6);
  console.log(`\n— ${page.name}: rounds before its box can be typed into: ${rounds} —`);
  const marks = [
    { at: usableAt, text: "the box can be typed into" },
    ...stages.map(({ name, requests }) => ({ at: (log[requests - 1]?.at ?? 0) + 0.001, text: name })),
  ];
  const lines = log.map(({ at, path, kind, bytes, round }) => {
    const made = kind === "file" ? holds(page.folder + path) : [];
    const of = made.slice(0, 3).map(([origin, share]) => `${origin} ${(share * 100).toFixed(0)} %`);
    return { at, text: `round ${round}  ${(bytes / 1000).toFixed(1).padStart(5)} kB  ${path}  ${of.join(", ")}` };
  });
  for (const { at, text } of [...lines, ...marks].sort((one, other) => one.at - other.at))
    console.log(`${since(at)} ms  ${marks.some((mark) => mark.text === text) ? `--- ${text} ---` : text}`);
}
