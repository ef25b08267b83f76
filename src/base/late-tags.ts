import type { HfError } from "../core/hf-error.ts";
import { lazy } from "../core/lazy.ts";

const loaders = new Map<string, () => Promise<unknown>>();
const told = new Set<string>();

/** Says how a tag comes that the page does not bring at once. The first to say it is heard. */
export function comesLater(tag: string, load: () => Promise<unknown>): void {
  if (!loaders.has(tag)) loaders.set(tag, lazy(load));
}

/** All tags that come when they are needed. */
export function lateTags(): string[] {
  return [...loaders.keys()];
}

/**
 * Loads a tag that comes later; where that failed before, tries again. Until then its light DOM shows.
 * @returns why it could not be loaded, which is said once for each tag on the console
 */
export async function loadTag(tag: string): Promise<HfError | undefined> {
  try {
    await loaders.get(tag)?.();
  } catch (fault) {
    if (!told.has(tag)) console.error(`<${tag}> could not be loaded. Check the connection and reload the page.`, fault);
    told.add(tag);
    return fault as HfError;
  }
  return undefined;
}
