/** What the contract needs to know of an element that it cannot guess. It stands in the element's own folder of tests. */
export interface Sample {
  readonly tag: string;
  /** Typical properties, other than the value. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** Typical attributes, for what is no property. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** A typical value, given anew each time; none for elements without one. */
  readonly value?: () => unknown;
  /** Text between the tags. */
  readonly text?: string;
  /** Elements between the tags, made anew each time. */
  readonly children?: () => readonly Node[];
  /** Whether `required` can be missed, because the element can be empty. */
  readonly canBeEmpty?: boolean;
  /** What a form sends for the value, under the name `field`. */
  readonly formData?: readonly string[];
  /** Why it shows each error until the person dismisses it, where all others have room for one. */
  readonly listsErrors?: string;
  /** Why it shows nothing of its own: then it can show neither error nor progress, and has no tokens for its styles. */
  readonly showsNothing?: string;
}
