import { HfError } from "../../core/hf-error.ts";
import { pageAddress } from "../../base/page-address.ts";
import type { ChatExample } from "../../elements/chatbot/chat-example.ts";
import { interfaceWord } from "./words.ts";

/** The example with its files: those named by a URL are fetched. */
export async function withFiles(example: ChatExample, signal: AbortSignal): Promise<ChatExample> {
  if (!example.files?.some((file) => typeof file === "string")) return example;
  return { ...example, files: await Promise.all(example.files.map((file) => (typeof file === "string" ? fetched(file, signal) : file))) };
}

async function fetched(url: string, signal: AbortSignal): Promise<File> {
  const name = decodeURIComponent(url.split(/[?#]/)[0]!.split("/").at(-1)!) || "file";
  try {
    const response = await fetch(new URL(url, pageAddress()), { signal });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const blob = await response.blob();
    return new File([blob], name, { type: blob.type });
  } catch (cause) {
    signal.throwIfAborted();
    throw new HfError(interfaceWord("exampleFile", { name }), { code: "bad-file", cause });
  }
}
