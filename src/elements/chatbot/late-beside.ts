import type { ChatMessage } from "../../core/message.ts";
import { LatePart } from "./late-part.ts";
import type { Transcript } from "./transcript.ts";

type Beside = typeof import("./beside.ts");

/** What stands in few chats beside words: media, blocks, forms of the author's, examples, the editor. */
export const beside: LatePart<Beside> = new LatePart(() => import("./beside.ts"));

/** Gives back the addresses of files that no message shows any more. */
export function keepMedia(transcript: Transcript, messages: readonly ChatMessage[]): void {
  beside.loaded?.keepMedia(transcript, messages);
}

/** Takes away the blocks that no message shows any more. */
export function keepBlocks(chat: Element, messages: readonly ChatMessage[]): void {
  beside.loaded?.keepBlocks(chat, messages);
}
