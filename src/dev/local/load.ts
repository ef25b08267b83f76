import { HfError } from "../../core/hf-error.ts";

/**
 * Loads a package that is only needed for reading documents.
 *
 * @throws {HfError} no-method, naming what to install
 */
export async function load<T>(name: string, importing: () => Promise<T> | T): Promise<T> {
  try {
    return await importing();
  } catch (cause) {
    throw new HfError(`Reading documents needs the package ${name}. Install it with: npm install --save-dev ${name}`, {
      code: "no-method",
      cause,
    });
  }
}
