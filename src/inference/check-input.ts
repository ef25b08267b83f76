import type { EngineMethod } from "./engine-methods.ts";
import { makeFault } from "./transport/faults.ts";

/** Methods whose file is `inputs.image`. */
const asksAboutImage = /^(document|visual|zeroShotImage)/;
/** Methods whose file is `inputs`. */
const readsFile = /^(image(?!Text)|audio|automatic|object)/;

/** Whether a method is about a file of the person's. */
export function takesFile(method: EngineMethod): boolean {
  return asksAboutImage.test(method) || readsFile.test(method);
}

/**
 * Finds what is missing before anything is sent.
 *
 * @throws {HfError} no-file, bad-file (empty), bad-input (a chat without messages)
 */
export function checkInput(method: EngineMethod, args: Readonly<Record<string, unknown>>): void {
  if (takesFile(method)) {
    const inputs = args.inputs as { image?: unknown } | Blob | ArrayBuffer | undefined;
    // `data` is the client's older form of the same.
    const file = asksAboutImage.test(method) ? (inputs as { image?: unknown } | undefined)?.image : (args.data ?? inputs);
    if (!(file instanceof Blob || (file instanceof ArrayBuffer && readsFile.test(method)))) throw makeFault("no-file");
    if (file instanceof Blob && file.size === 0) throw makeFault("bad-file");
  }
  if (method.startsWith("chatCompletion") && !(Array.isArray(args.messages) && args.messages.length > 0)) {
    throw makeFault("bad-input");
  }
}
