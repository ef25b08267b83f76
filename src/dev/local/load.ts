import { HfError } from "../../core/hf-error.ts";
import { installed } from "../installed.ts";

/** What reads documents. Only authors who want documents read in development have it. */
const READING = ["tesseract.js", "@tesseract.js-data/eng", "sharp"];

/** Which packages are missing before documents can be read here. */
export function missingForReading(): string[] {
  return READING.filter((name) => installed(name) === undefined);
}

/** What to type to have packages. */
export function installLine(names: readonly string[]): string {
  return `npm install --save-dev ${names.join(" ")}`;
}

/**
 * Loads a package that is only needed for reading documents.
 *
 * @throws {HfError} no-method, where it is missing or cannot be started
 */
export async function load<T>(name: string): Promise<T> {
  const address = installed(name);
  if (address === undefined) throw notInstalled(missingForReading());
  try {
    return (await import(address)) as T;
  } catch (cause) {
    throw new HfError(`Reading documents needs the package ${name}, which cannot be started. Install it anew: ${installLine([name])}`, {
      code: "no-method",
      cause,
    });
  }
}

/** Names all that is missing at once: nobody installs one to be asked for the next. */
export function notInstalled(names: readonly string[]): HfError {
  const several = names.length > 1;
  const packages = several ? `packages ${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : `package ${names[0]}`;
  return new HfError(`Reading documents needs the ${packages}. Install ${several ? "them" : "it"} with: ${installLine(names)}`, {
    code: "no-method",
  });
}
