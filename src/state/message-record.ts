import type { ChatMessage } from "../core/message.ts";
import { freeze } from "../core/frozen.ts";
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

/**
 * The message of a record; `undefined` when it is not one.
 * @param key the last part of the record's key: the id of a message that was stored before messages had one
 */
export function messageIn(record: unknown, blobs: ReadonlyMap<string, Blob>, key?: string): ChatMessage | undefined {
  const { seq } = (record ?? {}) as Partial<MessageRecord>;
  if (typeof seq !== "number") return undefined;
  try {
    const message = restore(record as MessageRecord, blobs) as ChatMessage;
    const isMessage = typeof message.role === "string" && (typeof message.content === "string" || Array.isArray(message.content));
    if (!isMessage) return undefined;
    return typeof message.id === "string" && message.id !== "" ? message : freeze({ ...message, id: key });
  } catch {
    return undefined;
  }
}

/** The place of a record in the order of its conversation. */
export function numberOf(record: unknown): number {
  return Number((record as Partial<MessageRecord> | null | undefined)?.seq) || 0;
}

/** A copy of a record that nobody goes on writing: what was still growing is interrupted. */
export function ended(record: object): object {
  const { owner, ...rest } = record as Partial<MessageRecord>;
  return owner === undefined ? rest : { ...rest, value: { ...(rest.value as object), status: "interrupted" } };
}

/** The message with the status it has while the page that writes it lives, or has once that page is gone. */
export function withLife(message: ChatMessage, owner: string | undefined, living: ReadonlySet<string>): ChatMessage {
  if (owner === undefined && message.status !== "streaming") return message;
  const status = owner !== undefined && living.has(owner) ? "streaming" : "interrupted";
  return message.status === status ? message : freeze({ ...message, status });
}
