import { posix } from "node:path";
import type { EnvironmentModuleNode } from "vite";

/** Saves that a page which was loading then may have missed. */
const REMEMBERED = 100;

/** Which files were saved when. */
export class EarlySaves {
  private readonly times = new Map<string, number>();

  saw(file: string): void {
    this.times.delete(file);
    this.times.set(file, Date.now());
    for (const oldest of this.times.keys()) if (this.times.size > REMEMBERED) this.times.delete(oldest);
  }

  /**
   * The files that were saved after a page had asked for what was made of them.
   *
   * @param ages what a page sends: how long ago it asked for an address, in milliseconds
   * @param modulesOf what was made of a file
   */
  missing(ages: unknown, base: string, modulesOf: (file: string) => Iterable<EnvironmentModuleNode>): string[] {
    if (typeof ages !== "object" || ages === null) return [];
    // Asked for twice, the newer counts.
    const ageOf = new Map<string, number>();
    for (const [address, age] of Object.entries(ages) as [string, unknown][])
      if (typeof age === "number") ageOf.set(plain(address), Math.min(age, ageOf.get(plain(address)) ?? Infinity));
    const now = Date.now();
    return [...this.times].flatMap(([file, time]) =>
      [...modulesOf(file)].some(({ url }) => (ageOf.get(plain(posix.join(base, url))) ?? 0) > now - time) ? [file] : [],
    );
  }
}

/** An address without what Vite adds to it: which version is meant, and how it is loaded. */
function plain(address: string): string {
  return address.replace(/(?<=[?&])(?:t=\d+|import|direct)(?:&|$)/g, "").replace(/[?&]$/, "");
}
