import { isMark, type MeasuredToken } from './measured-text'
import { ROLES, type Role, type RoleLabels, type Run } from './role-labels'

export interface Counts {
  tp: number
  fp: number
  fn: number
}

export interface Score {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** How much of the spans overlaps, summed: `of predicted` over predicted spans, `of gold` over gold ones. */
export interface Overlap {
  predicted: number
  predictedSpans: number
  gold: number
  goldSpans: number
  /** Intersection over hull of each gold span with its best counterpart; predicted spans that meet none count as zeros (CofeNet, Wang et al. 2023). */
  jaccard: number
  jaccardSpans: number
}

export type ByRole<T> = Readonly<Record<Role, T>>

export function byRole<T>(make: () => T): ByRole<T> {
  return { source: make(), cue: make(), content: make() }
}

export const noCounts = (): Counts => ({ tp: 0, fp: 0, fn: 0 })

export const noOverlap = (): Overlap => ({ predicted: 0, predictedSpans: 0, gold: 0, goldSpans: 0, jaccard: 0, jaccardSpans: 0 })

/** Precision, recall and F1 in per cent, rounded to one digit; 0 where nothing can be divided. */
export function scoreOf({ tp, fp, fn }: Counts): Score {
  const precision = tp / (tp + fp || 1)
  const recall = tp / (tp + fn || 1)
  return {
    precision: perCent(precision),
    recall: perCent(recall),
    f1: perCent((2 * precision * recall) / (precision + recall || 1)),
  }
}

/** A share in per cent with one digit. */
export function perCent(share: number): number {
  return Number((100 * share).toFixed(1))
}

/** Counts tokens: right where both sides give the same role. */
export function countTokens(gold: RoleLabels, predicted: RoleLabels, each: ByRole<Counts>, all: Counts): void {
  for (let i = 0; i < gold.role.length; i++) {
    const g = gold.role[i] ?? -1
    const p = predicted.role[i] ?? -1
    const goldRole = ROLES[g]
    const predictedRole = ROLES[p]
    if (goldRole && g === p) {
      each[goldRole].tp++
      all.tp++
      continue
    }
    if (predictedRole) {
      each[predictedRole].fp++
      all.fp++
    }
    if (goldRole) {
      each[goldRole].fn++
      all.fn++
    }
  }
}

/** Counts the values of a key that occur on both sides; a value that occurs twice counts once. */
export function countKeys(gold: readonly (number | string)[], predicted: readonly (number | string)[], counts: Counts): void {
  const goldKeys = new Set(gold)
  const predictedKeys = new Set(predicted)
  let tp = 0
  for (const key of predictedKeys) if (goldKeys.has(key)) tp++
  counts.tp += tp
  counts.fp += predictedKeys.size - tp
  counts.fn += goldKeys.size - tp
}

/** The run without the marks at either end: the quotation marks that one annotator includes and another does not. */
export function withoutMarks(tokens: readonly MeasuredToken[], run: Run): Run {
  let { first, end } = run
  while (first < end && isMark(tokens[first])) first++
  while (end > first && isMark(tokens[end - 1])) end--
  return { ...run, first, end }
}

/** Adds what two lists of runs of one role share. */
export function addOverlap(
  gold: readonly Run[],
  predicted: readonly Run[],
  goldRoles: Int8Array,
  predictedRoles: Int8Array,
  sum: Overlap,
): void {
  for (const run of predicted) sum.predicted += shareOf(run, goldRoles)
  for (const run of gold) sum.gold += shareOf(run, predictedRoles)
  sum.predictedSpans += predicted.length
  sum.goldSpans += gold.length
  for (const run of gold) sum.jaccard += Math.max(0, ...predicted.map((other) => jaccard(run, other)))
  sum.jaccardSpans += gold.length + predicted.filter((run) => gold.every((other) => jaccard(run, other) === 0)).length
}

function shareOf(run: Run, roles: Int8Array): number {
  let same = 0
  for (let i = run.first; i < run.end; i++) if (roles[i] === run.role) same++
  return same / (run.end - run.first)
}

function jaccard(a: Run, b: Run): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.first, b.first)
  return Math.max(0, shared / (Math.max(a.end, b.end) - Math.min(a.first, b.first)))
}
