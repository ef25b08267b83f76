import type { Progress } from "../core/progress.ts";

/**
 * Reports how far a run is: `progress(0.4)`, `progress(3, 10)` or `progress([3, 10])`, each with a text or without, or a
 * text alone. `null` hides it again.
 */
export interface ReportProgress {
  (share: number | readonly [done: number, total: number] | null, text?: string): void;
  (done: number, total: number, text?: string): void;
  (text: string): void;
  /** Gives the items one by one and reports how many are done. One loop inside another shows as one. */
  each<T>(list: Iterable<T>, text?: string): Generator<T, void, undefined>;
  each<T>(list: AsyncIterable<T>, text?: string): AsyncGenerator<T, void, undefined>;
}

/** One loop, or one report inside the loops. */
interface Level {
  done: number;
  /** Unknown for what can only be iterated. */
  readonly total?: number | undefined;
  readonly text?: string | undefined;
}

/** @param show takes each report, with that of the loops around it */
export function progressReporter(show: (progress: Progress) => void): ReportProgress {
  const loops: Level[] = [];
  const say = (...inner: Level[]) => show(together([...loops, ...inner]));

  function enter(list: object, text?: string): Level {
    const { length, size } = list as { length?: unknown; size?: unknown };
    const total = [length, size].find((one) => typeof one === "number") as number | undefined;
    const loop: Level = { done: 0, total, text };
    loops.push(loop);
    return loop;
  }
  const leave = (loop: Level) => void loops.splice(loops.indexOf(loop), 1);

  function* each<T>(list: Iterable<T>, text?: string): Generator<T, void, undefined> {
    const loop = enter(Object(list), text);
    try {
      for (const item of list) {
        say();
        yield item;
        loop.done += 1;
      }
      say();
    } finally {
      leave(loop);
    }
  }

  async function* eachLater<T>(list: AsyncIterable<T>, text?: string): AsyncGenerator<T, void, undefined> {
    const loop = enter(list, text);
    try {
      for await (const item of list) {
        say();
        yield item;
        loop.done += 1;
      }
      say();
    } finally {
      leave(loop);
    }
  }

  const report = (first: number | string | readonly [number, number] | null, ...rest: (number | string | undefined)[]): void => {
    if (first === null) show({});
    else if (typeof first === "string") say({ done: 0, text: first });
    else {
      const [done, total] = Array.isArray(first) ? first : [first, typeof rest[0] === "number" ? rest[0] : 1];
      say({ done, total, text: rest.find((one) => typeof one === "string") });
    }
  };
  return Object.assign(report, {
    each: (list: Iterable<unknown> | AsyncIterable<unknown>, text?: string) =>
      Symbol.asyncIterator in Object(list) ? eachLater(list as AsyncIterable<unknown>, text) : each(list as Iterable<unknown>, text),
  }) as ReportProgress;
}

/** What an inner level has done counts within one step of the level around it. */
function together(levels: readonly Level[]): Progress {
  const value = levels.reduceRight<number | undefined>((inner, { done, total }) => {
    const share = (done + (inner ?? 0)) / (total ?? NaN);
    return Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : inner;
  }, undefined);
  const text = levels.flatMap((level) => level.text || []).join(" · ");
  return { value, text: text || undefined };
}
