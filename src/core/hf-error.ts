import { shorten } from "./cut-text.ts";

/**
 * What kinds of fault a person can meet. Each has a sentence and a next step in `words.ts`,
 * or carries its own message when an author wrote it.
 */
export type HfErrorCode =
  | "author" // the page's own markup or code is wrong; the message names the element
  | "handler" // the author's handler threw a plain Error; its message is shown
  | "no-file" // a file is needed and none was given
  | "bad-file" // the file is empty, of the wrong kind, or cannot be read
  | "too-large" // the file or the request is over a limit
  | "bad-input" // the service refused the input
  | "offline" // nothing was reachable
  | "unreachable" // this endpoint is down, or does not allow this page
  | "sign-in" // 401, 403: no token, or one that may not do this
  | "payment" // 402: the account has no credit left
  | "no-model" // 404: the model or its provider is unknown
  | "rate-limited" // 429
  | "busy" // 503, 504: loading or overloaded, after our own retries
  | "service" // another fault of the service
  | "timeout" // nothing came for too long
  | "truncated" // the answer ended before it was complete
  | "bad-answer" // the answer is not in the shape it must have
  | "no-method" // the engine cannot do this task
  | "unloaded"; // a part of the library could not be fetched

const ERROR = Symbol.for("hf-blocks.error");

/**
 * A fault said in one clear sentence with a next step. Those of another copy of the library are `instanceof` this too.
 *
 * `message` never holds a prompt, a file or a token; `cause` may hold a status and a request id.
 */
export class HfError extends Error {
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && ERROR in value;
  }

  override readonly name = "HfError";
  readonly [ERROR] = true;
  readonly code: HfErrorCode | (string & {});
  /** Seconds it is shown; until it is dismissed if there is none. */
  readonly duration: number | undefined;

  /**
   * @param message what happened and what to do next, for the person at the page
   * @param options.code the kind of fault
   * @param options.cause what it came from
   * @param options.duration seconds it is shown; until it is dismissed if left out
   */
  constructor(message: string, options: { code?: HfErrorCode | (string & {}); cause?: unknown; duration?: number } = {}) {
    super(message, "cause" in options ? { cause: options.cause } : undefined);
    this.code = options.code ?? "handler";
    this.duration = options.duration;
  }
}

/** A mistake in the page's own markup or code: says what is wrong, where, and what to write instead. */
export function authorError(message: string, cause?: unknown): HfError {
  return new HfError(message, { code: "author", ...(cause !== undefined && { cause }) });
}

/** An author's mistake: a word that is none of those that there are. @param asker whose word it is, as its author wrote it */
export function noSuchWord(asker: string, name: string, word: unknown, known: readonly string[]): HfError {
  const given = typeof word === "string" ? shorten(word, 60) : kindOf(word);
  return authorError(`${asker} has ${name}="${given}". It can be ${known.join(", ")}.`);
}

/** What a value is, for a message: not the value itself, which may be what a person wrote. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
