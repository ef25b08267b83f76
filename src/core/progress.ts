/** How far a run is. With neither a value nor a text: only that it goes on. */
export interface Progress {
  /** From 0 to 1; undefined while only "it runs" is known. */
  readonly value?: number | undefined;
  /** What is being done, for the person. */
  readonly text?: string | undefined;
  /** Shows only how long it has taken, without a bar. */
  readonly minimal?: boolean | undefined;
  /** The text counts the seconds that are left: those that have gone by are not shown beside them. */
  readonly countdown?: boolean | undefined;
}
