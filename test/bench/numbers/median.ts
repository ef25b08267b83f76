export function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1]!;
}

/** The median of what each costs against the other of the same round. */
export function medianRatio(costs: readonly number[], base: readonly number[]): number {
  return median(costs.map((cost, round) => cost / base[round]!));
}
