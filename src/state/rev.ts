/**
 * The name of one writing of a record: the page that wrote it, and a number that rises. For messages it is higher than
 * that of every writing the page has seen before, so that of two writings of one message the later one can be told.
 */
export function revOf(page: string, number: number): string {
  return `${page}.${number}`;
}

/** The number of a writing; 0 where there is none. */
export function numberIn(rev: string | undefined): number {
  return Number(rev?.slice(rev.lastIndexOf(".") + 1)) || 0;
}

/** Whether this page wrote it. */
export function isBy(page: string, rev: string | null | undefined): boolean {
  return rev?.startsWith(`${page}.`) ?? false;
}
