import { isMark, type MeasuredToken } from './measured-text'
import { tokenSets, type RoleLabels } from './role-labels'

/** Whole attributions, matched by their content. Counts of attributions. */
export interface AttributionCounts {
  gold: number
  predicted: number
  /** Matched with any overlap of content, and with an intersection over union of at least a half. */
  overlapping: number
  matched: number
  /** Of the matched: gold has a cue / the cues overlap; gold has a source / its head is found / the source is the same. */
  cues: number
  cuesRight: number
  sources: number
  headsRight: number
  sourcesRight: number
  /** Matched, cue and source head right. */
  whole: number
}

export const noAttributions = (): AttributionCounts => ({
  gold: 0,
  predicted: 0,
  overlapping: 0,
  matched: 0,
  cues: 0,
  cuesRight: 0,
  sources: 0,
  headsRight: 0,
  sourcesRight: 0,
  whole: 0,
})

type TokenSets = ReturnType<typeof tokenSets>[number]

/**
 * Pairs gold and predicted attributions by the overlap of their contents, best pairs first, and counts how far each pair agrees.
 * A source is right where the predicted one covers the head of the gold one, a cue where they share a token; where gold
 * has no source the predicted one must have none.
 */
export function countAttributions(tokens: readonly MeasuredToken[], gold: RoleLabels, predicted: RoleLabels, sum: AttributionCounts): void {
  const golds = tokenSets(gold)
  const predictions = tokenSets(predicted)
  sum.gold += golds.length
  sum.predicted += predictions.length
  for (const { overlap, one, other } of pairUp(golds, predictions)) {
    sum.overlapping++
    if (overlap < 0.5) continue
    sum.matched++
    const [goldSource, goldCue] = one
    const [source, cue] = other
    let isCueRight = true
    if (goldCue.size > 0) {
      sum.cues++
      isCueRight = [...cue].some((index) => goldCue.has(index))
      if (isCueRight) sum.cuesRight++
    }
    let isHeadRight = source.size === 0
    if (goldSource.size > 0) {
      sum.sources++
      isHeadRight = source.has(headOf(tokens, goldSource))
      if (isHeadRight) sum.headsRight++
      if (overlapOf(goldSource, source) === 1) sum.sourcesRight++
    }
    if (isCueRight && isHeadRight) sum.whole++
  }
}

interface Pair {
  readonly overlap: number
  readonly one: TokenSets
  readonly other: TokenSets
}

function pairUp(golds: readonly TokenSets[], predictions: readonly TokenSets[]): Pair[] {
  const candidates: Pair[] = []
  for (const one of golds) {
    for (const other of predictions) {
      const overlap = overlapOf(one[2], other[2])
      if (overlap > 0) candidates.push({ overlap, one, other })
    }
  }
  const taken = new Set<TokenSets>()
  const pairs: Pair[] = []
  for (const pair of candidates.sort((a, b) => b.overlap - a.overlap)) {
    if (taken.has(pair.one) || taken.has(pair.other)) continue
    taken.add(pair.one).add(pair.other)
    pairs.push(pair)
  }
  return pairs
}

/** Intersection over union. */
function overlapOf(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0
  for (const index of a) if (b.has(index)) shared++
  return shared / (a.size + b.size - shared || 1)
}

const AFTER_HEAD = /^(?:of|who|which|that|in|from|at|for|with|on|by|and|,|\(|—|-|to|about|inside|close|familiar|whose|where)$/i

/** The head of a source as the published figures take it: the last word before the first modifier that follows. */
function headOf(tokens: readonly MeasuredToken[], source: ReadonlySet<number>): number {
  const indices = [...source].sort((a, b) => a - b)
  let head = -1
  for (const [k, index] of indices.entries()) {
    const word = tokens[index]?.text ?? ''
    if (k > 0 && AFTER_HEAD.test(word)) break
    if (!isMark(tokens[index]) && word !== "'s") head = index
  }
  return head < 0 ? (indices.at(-1) ?? -1) : head
}
