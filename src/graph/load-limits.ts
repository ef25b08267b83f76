import { lazy } from "../core/lazy.ts";

type Limits = typeof import("./limits.ts");

let come: Limits | undefined;
const load = lazy(async () => (come = await import("./limits.ts")));

/** What only some runs need: limits and validators. Without a promise once it has come. */
export function limits(): Limits | Promise<Limits> {
  return come ?? load();
}

/** The same, where a run can only have needed it if it is there. */
export function limitsIfCome(): Limits | undefined {
  return come;
}

/** Has it come before the first run: for a listener with one of these. */
export function askForLimits(...wanted: readonly unknown[]): void {
  if (wanted.some((one) => one !== undefined)) load().catch(() => {});
}
