/** How far a name is from one that its author may have meant: in letters, where what begins or ends with the other is nearly it. */
export function lettersApart(one: string, other: string): number {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length > 2 && (long.startsWith(short) || long.endsWith(short) || long.split("-").includes(short))) return one === other ? 0 : 1;
  return typosApart(one, other);
}

/** How many letters must be added, left out, replaced or swapped. */
export function typosApart(one: string, other: string): number {
  let rows = [[], Array.from({ length: other.length + 1 }, (_, at) => at)] as number[][];
  for (let at = 1; at <= one.length; at++) {
    const [above = [], before = []] = rows;
    const row = [at];
    for (let to = 1; to <= other.length; to++) {
      const isSame = one[at - 1] === other[to - 1];
      const isSwapped = at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
      const cost = (list: readonly number[], place: number) => list[place] ?? Infinity;
      row[to] = Math.min(cost(before, to) + 1, cost(row, to - 1) + 1, cost(before, to - 1) + (isSame ? 0 : 1));
      if (isSwapped) row[to] = Math.min(cost(row, to), cost(above, to - 2) + 1);
    }
    rows = [before, row];
  }
  return rows[1]?.[other.length] ?? Infinity;
}
