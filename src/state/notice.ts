import { authorError, HfError } from "../core/hf-error.ts";
import { stateWord } from "./state-words.ts";

/**
 * What happened to the storage:
 * - `memory`: nothing can be stored; what is here lives as long as the tab
 * - `full`: no room is left; what comes from now on, or only its files, lives as long as the tab
 * - `swept`: conversations were deleted that are over what the app keeps
 * - `wiped`: what was stored was deleted outside of the app, and what the page holds was stored again
 * - `offer`: something a person wrote in a tab that was closed can be brought back
 * - `taken`: another tab has brought it back already
 * - `stored`: storage works again and has everything
 * - `lost`: what was stored before is gone
 * - `corrupt`: a record could not be read and was set aside
 * - `newer`: a later version of the app wrote a record; it is left as it is
 * - `uncloneable`: a value cannot be stored; its older value is kept
 * - `file`: a file can no longer be read, and was left out
 * - `large-file`: a file of more than 8 MB was stored
 * - `hidden`: an imported conversation had instructions for a model in it, which were left out
 * - `unloaded`: a part of the library could not be fetched; what it would have done is not done
 */
export type StateNoticeKind =
  | "unloaded"
  | "hidden"
  | "memory"
  | "full"
  | "swept"
  | "wiped"
  | "offer"
  | "taken"
  | "stored"
  | "lost"
  | "corrupt"
  | "newer"
  | "uncloneable"
  | "file"
  | "large-file";

/** Something about storage that a person, or for `uncloneable` the author, should know. */
export interface StateNotice {
  readonly kind: StateNoticeKind;
  /** One clear sentence with a next step. */
  readonly error: HfError;
  /** The name of the block concerned. */
  readonly block?: string | undefined;
  /** What the person can do about it, with one button. */
  readonly action?: { readonly label: string; act(): Promise<void> } | undefined;
  /** Called when the person wants to hear no more of it. */
  dismiss?(): void;
}

/** A notice in the words of the catalogue. */
export function notice(
  kind: Exclude<StateNoticeKind, "uncloneable" | "unloaded" | "full" | "swept" | "offer" | "taken" | "hidden">,
  more: { block?: string; name?: string; cause?: unknown } = {},
): StateNotice {
  const { block, name = "", cause } = more;
  // What was stored is all there: only what reads it is not.
  if (cause instanceof HfError && cause.code === "unloaded") return { kind: "unloaded", block, error: cause };
  return { ...told(kind, stateWord(`state-${kind}`, { name }), cause), block };
}

/** A notice with words of its own. */
export function told(kind: StateNoticeKind, text: string, cause?: unknown): StateNotice {
  return { kind, error: new HfError(text, { code: `state-${kind}`, ...(cause !== undefined && { cause }) }) };
}

/** The author's mistake of a value that the browser cannot copy. */
export function uncloneable(block: string, cause: unknown): StateNotice {
  return {
    kind: "uncloneable",
    block,
    error: authorError(
      `The value of "${block}" cannot be stored: it holds something that is no data, such as a function or an element. Its last stored value is kept. Give it plain data, or set scope="page".`,
      cause,
    ),
  };
}
