/** The name of one writing of a record: the page that wrote it, and a number that rises. */
export function revOf(page: string, number: number): string {
  return `${page}.${number}`;
}

/** Whether this page wrote it. */
export function isBy(page: string, rev: string | null | undefined): boolean {
  return rev?.startsWith(`${page}.`) ?? false;
}
