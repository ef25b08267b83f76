import type { nothing } from "lit";

/** Why a value may not be submitted. */
export interface Problem {
  readonly flags: ValidityStateFlags;
  readonly message: string;
}

/** What a native field in a template shows beside its value, as its attributes take it, and what hears it. */
export interface NativeField {
  readonly disabled: boolean;
  readonly readonly: boolean;
  readonly name: string | typeof nothing;
  readonly required: "true" | typeof nothing;
  readonly describedBy: string | typeof nothing;
  readonly invalid: "true" | typeof nothing;
  readonly onInput: (event: Event) => void;
  readonly onChange: (event: Event) => void;
  readonly onFocus: () => void;
  readonly onKeydown: (event: KeyboardEvent) => void;
}
