import type { Claim } from '../../model/claim'
import { type Alignment, Aligner } from '../align-sets'
import { countContents, type CountedContents, type Score, scoreOf, type SpanScores, spanScores } from './span-f1'
import type { ReviewSet } from '../review-set'
import { sourcesMatch } from '../source-match'
import { likeness } from '../span-likeness'
import { type ChanceFigure, type Figure, undefinedFigure } from './figure'
import { gwetAc } from './many-raters'
import { krippendorffAlpha } from './krippendorff-alpha'
import { pairRatings, type Prevalence, prevalenceOf } from './tag-agreement'
import type { Ratings } from './ratings'
import { type Confusion, cohenKappa, confusionOf } from './two-raters'

/** A claim on which a figure is less than 1: one of the two analysts' or both, by id; null where that one has none. */
export interface Disagreement {
  readonly first: string | null
  readonly second: string | null
}

/** How far two analysts agree. Rests on the best alignment of these two alone, so it stays the same whoever else takes part. */
export interface PairAgreement {
  readonly first: string
  readonly second: string
  readonly spans: SpanScores
  readonly kappa: ChanceFigure
  readonly ac1: ChanceFigure
  readonly alpha: ChanceFigure
  readonly confusion: Confusion
  readonly prevalence: Prevalence
  /** Share of aligned claims said by the same source. */
  readonly sources: Figure
  /** F1 of links between claims that both have. */
  readonly links: Score
  readonly ratings: Ratings
  /** Which claims each figure opens. */
  readonly disagree: Readonly<Record<'span' | 'tag' | 'source' | 'links', readonly Disagreement[]>>
}

export function pairAgreement(first: ReviewSet, second: ReviewSet): PairAgreement {
  return new PairMeter().measure(first, second).agreement
}

/** Compares two analysts again and again: after an edit only the claims that it touches are aligned anew. */
export class PairMeter {
  readonly #aligner = new Aligner()

  measure(first: ReviewSet, second: ReviewSet): { readonly alignment: Alignment; readonly agreement: PairAgreement } {
    const alignment = this.#aligner.align([first, second])
    return { alignment, agreement: agreementOf(alignment, first, second) }
  }
}

function agreementOf(alignment: Alignment, first: ReviewSet, second: ReviewSet): PairAgreement {
  const pairs: (readonly [Claim, Claim])[] = []
  const alone: Disagreement[] = []
  for (const { members } of alignment.clusters) {
    const a = members.find(({ analyst }) => analyst === first.analyst)?.claim
    const b = members.find(({ analyst }) => analyst === second.analyst)?.claim
    if (a && b) pairs.push([a, b])
    else alone.push({ first: a?.id ?? null, second: b?.id ?? null })
  }
  const ratings = pairRatings(pairs)
  const otherSource = pairs.filter(([a, b]) => !sourcesMatch(a, b))
  return {
    first: first.analyst,
    second: second.analyst,
    spans: spanScores(
      pairs.map(([a, b]) => [a.content, b.content]),
      contentsOf(first),
      contentsOf(second),
    ),
    kappa: cohenKappa(ratings),
    ac1: gwetAc(ratings),
    alpha: krippendorffAlpha(ratings),
    confusion: confusionOf(ratings),
    prevalence: prevalenceOf(ratings),
    sources: pairs.length === 0 ? undefinedFigure('no-units') : { kind: 'figure', value: 1 - otherSource.length / pairs.length },
    links: linkScore(alignment, first.analyst, second.analyst),
    ratings,
    disagree: {
      span: [...alone, ...pairs.filter(([a, b]) => likeness(a.content, b.content) < 1).map(idsOf)],
      tag: pairs.filter(([a, b]) => a.tag !== b.tag).map(idsOf),
      source: otherSource.map(idsOf),
      links: linkEnds(alignment, first.analyst, second.analyst),
    },
  }
}

/** Counted once for all pairs that a set is in; a set that was edited is another object. */
const counted = new WeakMap<ReviewSet['claims'], CountedContents>()

function contentsOf({ claims }: ReviewSet): CountedContents {
  const known = counted.get(claims) ?? countContents([...claims.values()].map(({ content }) => content))
  counted.set(claims, known)
  return known
}

const idsOf = ([a, b]: readonly [Claim, Claim]): Disagreement => ({ first: a.id, second: b.id })

function linkScore({ links }: Alignment, first: string, second: string): Score {
  const shared = links.filter(({ couldDraw }) => couldDraw.length === 2)
  const drawnBy = (analyst: string): number => shared.filter((link) => link.drawnBy.includes(analyst)).length
  return scoreOf(shared.filter((link) => link.drawnBy.length === 2).length, drawnBy(first), drawnBy(second))
}

function linkEnds({ links, clusters }: Alignment, first: string, second: string): readonly Disagreement[] {
  const keys = new Set(links.filter(({ drawnBy, couldDraw }) => drawnBy.length < couldDraw.length).flatMap(({ from, to }) => [from, to]))
  return clusters
    .filter(({ key }) => keys.has(key))
    .map(({ members }) => ({
      first: members.find(({ analyst }) => analyst === first)?.claim.id ?? null,
      second: members.find(({ analyst }) => analyst === second)?.claim.id ?? null,
    }))
}
