import { HfError } from "../core/hf-error.ts";
import { wording } from "../core/words.ts";
import type { ChatExample } from "../elements/chatbot/chat-example.ts";
import type { HfExampleEvent } from "../elements/chatbot/events.ts";
import type { Run } from "../graph/run.ts";

/**
 * Where an example set off a run: fetches its files, once for all that read them.
 * @param base what relative addresses stand for
 */
export async function fetchExample({ event, signal }: Run, base: string): Promise<void> {
  if (event.type !== "hf-example") return;
  const asked = event as HfExampleEvent;
  Object.assign(asked, { value: await withFiles(asked.value, signal, base) });
}

/** The example with its files: those named by a URL are fetched. */
export async function withFiles(example: ChatExample, signal: AbortSignal, base: string): Promise<ChatExample> {
  if (!example.files?.some((file) => typeof file === "string")) return example;
  return {
    ...example,
    files: await Promise.all(example.files.map((file) => (typeof file === "string" ? fetched(file, signal, base) : file))),
  };
}

async function fetched(url: string, signal: AbortSignal, base: string): Promise<File> {
  const [path = ""] = url.split(/[?#]/);
  const name = decodeURIComponent(path.slice(path.lastIndexOf("/") + 1)) || "file";
  try {
    const response = await fetch(new URL(url, base), { signal });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const blob = await response.blob();
    return new File([blob], name, { type: blob.type });
  } catch (cause) {
    signal.throwIfAborted();
    throw new HfError(
      wording("exampleFile", "“{name}” of this example cannot be loaded. Choose another example, or attach a file of your own.", { name }),
      { code: "bad-file", cause },
    );
  }
}
