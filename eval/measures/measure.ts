import { countAttributions, noAttributions, type AttributionCounts } from './attribution-scores'
import { measuredTokens } from './measured-text'
import { labelTokens, ROLES, runsOf, type MeasuredAttribution } from './role-labels'
import {
  addOverlap,
  byRole,
  countKeys,
  countTokens,
  noCounts,
  noOverlap,
  perCent,
  scoreOf,
  withoutMarks,
  type ByRole,
  type Counts,
  type Overlap,
  type Score,
} from './span-scores'

/** Sums over documents. Spans count as exact by their tokens; `trimmed` without marks at their ends; `begin` by where they begin. */
export interface Tally {
  readonly token: ByRole<Counts>
  readonly tokens: Counts
  readonly exact: ByRole<Counts>
  readonly trimmed: ByRole<Counts>
  readonly begin: ByRole<Counts>
  readonly overlap: ByRole<Overlap>
  readonly attributions: AttributionCounts
}

/** All measures in per cent with one digit. */
export interface Measures {
  readonly tokenMicro: Score
  readonly token: ByRole<Score>
  readonly exact: ByRole<Score>
  readonly trimmed: ByRole<Score>
  readonly begin: ByRole<Score>
  readonly partial: ByRole<Score>
  readonly jaccard: ByRole<number>
  /** Contents that meet at all, and with an intersection over union of at least a half. */
  readonly contentAny: Score
  readonly contentHalf: Score
  /** Content as above, the cues overlap, and the head of the source is right. */
  readonly whole: Score
  /** Shares of the matched attributions. */
  readonly cueRight: number
  readonly headRight: number
  readonly sourceRight: number
  readonly gold: number
  readonly predicted: number
}

export function newTally(): Tally {
  return {
    token: byRole(noCounts),
    tokens: noCounts(),
    exact: byRole(noCounts),
    trimmed: byRole(noCounts),
    begin: byRole(noCounts),
    overlap: byRole(noOverlap),
    attributions: noAttributions(),
  }
}

/**
 * Adds one document to a tally. The measures are those of PolNeAR (Newell, Margolin and Ruths 2018, "An Attribution Relations Corpus for
 * Political News") with one label a token: a token, and with it a span, belongs to the first attribution in the list that claims it.
 */
export function addDocument(
  tally: Tally,
  text: string,
  gold: readonly MeasuredAttribution[],
  predicted: readonly MeasuredAttribution[],
): void {
  const tokens = measuredTokens(text)
  const goldLabels = labelTokens(tokens, gold)
  const labels = labelTokens(tokens, predicted)
  countTokens(goldLabels, labels, tally.token, tally.tokens)
  const goldRuns = runsOf(tokens, goldLabels)
  const runs = runsOf(tokens, labels)
  ROLES.forEach((role, index) => {
    const g = goldRuns.filter((run) => run.role === index)
    const p = runs.filter((run) => run.role === index)
    const [tg, tp] = [g, p].map((list) => list.map((run) => withoutMarks(tokens, run)))
    countKeys(g.map(keyOf), p.map(keyOf), tally.exact[role])
    countKeys((tg ?? []).map(keyOf), (tp ?? []).map(keyOf), tally.trimmed[role])
    countKeys(
      (tg ?? []).map(({ first }) => first),
      (tp ?? []).map(({ first }) => first),
      tally.begin[role],
    )
    addOverlap(g, p, goldLabels.role, labels.role, tally.overlap[role])
  })
  countAttributions(tokens, goldLabels, labels, tally.attributions)
}

const keyOf = ({ first, end }: { readonly first: number; readonly end: number }): string => `${first}-${end}`

export function measuresOf(tally: Tally): Measures {
  const { gold, predicted, overlapping, matched, whole, ...of } = tally.attributions
  const among = (right: number): Score => scoreOf({ tp: right, fp: predicted - right, fn: gold - right })
  return {
    tokenMicro: scoreOf(tally.tokens),
    token: eachRole(tally.token, scoreOf),
    exact: eachRole(tally.exact, scoreOf),
    trimmed: eachRole(tally.trimmed, scoreOf),
    begin: eachRole(tally.begin, scoreOf),
    partial: eachRole(tally.overlap, partialScore),
    jaccard: eachRole(tally.overlap, ({ jaccard, jaccardSpans }) => perCent(jaccard / (jaccardSpans || 1))),
    contentAny: among(overlapping),
    contentHalf: among(matched),
    whole: among(whole),
    cueRight: perCent(of.cuesRight / (of.cues || 1)),
    headRight: perCent(of.headsRight / (of.sources || 1)),
    sourceRight: perCent(of.sourcesRight / (of.sources || 1)),
    gold,
    predicted,
  }
}

function eachRole<T, U>(values: ByRole<T>, map: (value: T) => U): ByRole<U> {
  return { source: map(values.source), cue: map(values.cue), content: map(values.content) }
}

/** The mean share of a predicted span that is gold, and of a gold span that is predicted (Pareti et al. 2013). */
function partialScore(sum: Overlap): Score {
  const precision = sum.predicted / (sum.predictedSpans || 1)
  const recall = sum.gold / (sum.goldSpans || 1)
  return { precision: perCent(precision), recall: perCent(recall), f1: perCent((2 * precision * recall) / (precision + recall || 1)) }
}
