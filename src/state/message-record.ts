import type { ChatMessage } from "../base/message.ts";
import { freeze } from "../base/frozen.ts";
import { restore } from "./blobs.ts";
import type { Packed } from "./pack.ts";

/** A message as it is stored, one record each. */
export interface MessageRecord extends Packed {
  readonly seq: number;
  /** The page that is writing it. Once that page is gone the message is interrupted. */
  readonly owner?: string;
  /** Different at each writing. */
  readonly rev?: string;
}

/** The message of a record; `undefined` when it is not one. */
export function messageIn(record: unknown, blobs: ReadonlyMap<string, Blob>): ChatMessage | undefined {
  const { seq } = (record ?? {}) as Partial<MessageRecord>;
  if (typeof seq !== "number") return undefined;
  try {
    const message = restore(record as MessageRecord, blobs) as ChatMessage;
    const isMessage = typeof message.role === "string" && (typeof message.content === "string" || Array.isArray(message.content));
    return isMessage ? message : undefined;
  } catch {
    return undefined;
  }
}

/** The message with another status. */
export function withStatus(message: ChatMessage, status: ChatMessage["status"]): ChatMessage {
  return message.status === status ? message : freeze({ ...message, status });
}
