import type { Loss, LossKind } from './bundle'

/** The counts that are not zero, in the order of the list of kinds as given. */
export function countLosses(counts: Partial<Readonly<Record<LossKind, number>>>): readonly Loss[] {
  return (Object.entries(counts) as [LossKind, number][]).filter(([, count]) => count > 0).map(([what, count]) => ({ what, count }))
}

/** Adds up what several sets or files lost. */
export function sumLosses(losses: Iterable<Loss>): readonly Loss[] {
  const totals: Partial<Record<LossKind, number>> = {}
  for (const { what, count } of losses) totals[what] = (totals[what] ?? 0) + count
  return countLosses(totals)
}
