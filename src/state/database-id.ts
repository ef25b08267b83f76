import { randomId } from "../core/random-id.ts";
import { isNewer, SCHEMA } from "./transaction.ts";

/** The record under `meta`. */
export interface Meta {
  readonly v: number;
  /** Random for each database; missing where an older version of the library made it. */
  readonly id?: string;
  /** Whether the app deleted everything before it made this database: what a page still holds of the one before is not wanted. */
  readonly erased?: true;
}

/**
 * What a database is to this page: one that it knows, one that it meets for the first time, one in place of a database
 * that something outside of the app has deleted, or one in place of a database that the app itself has deleted.
 */
export type Sight = "known" | "new" | "wiped" | "erased";

/** Which database this page knows. */
export class DatabaseId {
  /** "" for a database that has no id yet. */
  private known: string | undefined;

  /** @param wasErased whether the app has deleted everything, as far as is remembered beside the database */
  constructor(private readonly wasErased: () => boolean) {}

  get isKnown(): boolean {
    return this.known !== undefined;
  }

  look(meta: Meta | undefined): Sight {
    if (this.known === undefined) return "new";
    if (meta && (this.known === "" || meta.id === this.known)) return "known";
    return (meta ? meta.erased : this.wasErased()) ? "erased" : "wiped";
  }

  /** The record with an id; the same where it has one. */
  complete(meta: Meta | undefined): Meta {
    if (meta && (meta.id !== undefined || isNewer(meta))) return meta;
    return { v: SCHEMA, id: randomId(), ...(!meta && this.wasErased() && { erased: true }) };
  }

  learn(meta: Meta | undefined): void {
    if (meta) this.known = meta.id ?? "";
  }

  forget(): void {
    this.known = undefined;
  }
}
