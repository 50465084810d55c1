import { type Tag, TAGS } from '../../model/claim'
import { normalizeSpans, type Span } from '../../text/span'
import { type Alignment, Aligner } from '../align-sets'
import type { Cluster } from '../cluster'
import type { ReviewSet } from '../review-set'
import { alphaU, alphaUOfCategories } from './alpha-u'
import { type ChanceFigure, type Figure, undefinedFigure } from './figure'
import { type PairAgreement, PairMeter } from './pair-agreement'
import { pairSample } from './pair-intervals'
import type { Ratings } from './ratings'
import { type SetSample, setSample, type SourceCount, sourcesIn } from './set-intervals'
import { onlyTag, type TagAgreement, tagAgreement, tagRatings } from './tag-agreement'

/** What analysts of one article agree in. Every figure has the keys of the clusters that lower it in `disagree`. */
export interface SetAgreement {
  readonly analysts: readonly string[]
  readonly clusters: number
  readonly tags: TagAgreement
  /** Each tag against all others. */
  readonly perTag: Readonly<Record<Tag, TagAgreement>>
  /** Unitizing: where claims stand, whatever their tag; and where the claims of each tag stand. */
  readonly alphaU: ChanceFigure
  readonly alphaUByTag: ChanceFigure
  /** Share of pairs of aligned claims said by the same source. */
  readonly sources: Figure
  /** Share of links between claims that several have, which all of those drew. */
  readonly links: Figure
  readonly pairs: readonly PairAgreement[]
  readonly ratings: Ratings
  readonly disagree: Readonly<Record<'found' | 'span' | 'tag' | 'source' | 'links', readonly string[]>>
}

/** Sets laid side by side, what they agree in, and what intervals of that are drawn from, which is made when it is asked for. */
export interface MeasuredSets {
  readonly alignment: Alignment
  readonly agreement: SetAgreement
  readonly sample: () => SetSample
}

interface MeasuredPair {
  readonly first: ReviewSet
  readonly second: ReviewSet
  readonly meter: PairMeter
  readonly measured: ReturnType<PairMeter['measure']>
}

/** Measures again and again: after an edit only the clusters that it touches and the pairs of the analyst who made it are compared anew. */
export class AgreementMeter {
  readonly #aligner = new Aligner()
  #pairs = new Map<string, MeasuredPair>()
  /** Dropped with the sets and clusters that they are of. */
  readonly #units = new WeakMap<ReviewSet, Map<Tag | null, readonly Span[]>>()
  readonly #sources = new WeakMap<Cluster, SourceCount>()

  /** @param length of the text, in UTF-16 code units */
  measure(sets: readonly ReviewSet[], length: number): MeasuredSets {
    const alignment = this.#aligner.align(sets)
    const agreement = this.#agreementOf(alignment, length)
    const pairs = [...this.#pairs.values()]
    const places = { all: this.#unitsOf(alignment.sets, null), byTag: TAGS.map((tag) => this.#unitsOf(alignment.sets, tag)), length }
    return {
      alignment,
      agreement,
      sample: () =>
        setSample(
          agreement.ratings,
          alignment,
          places,
          pairs.map(({ first, second, measured }) => pairSample(measured.alignment, first, second)),
        ),
    }
  }

  #agreementOf(alignment: Alignment, length: number): SetAgreement {
    const { analysts, clusters, links, sets } = alignment
    const ratings = tagRatings(clusters, analysts)
    const shared = links.filter(({ couldDraw }) => couldDraw.length > 1)
    const drawn = shared.filter(({ drawnBy, couldDraw }) => drawnBy.length === couldDraw.length)
    const perTag = (tag: Tag): TagAgreement => tagAgreement(onlyTag(ratings, tag))
    return {
      analysts,
      clusters: clusters.length,
      tags: tagAgreement(ratings),
      perTag: { attributed: perTag('attributed'), contested: perTag('contested'), unverified: perTag('unverified') },
      alphaU: alphaU(this.#unitsOf(sets, null), length),
      alphaUByTag: alphaUOfCategories(
        TAGS.map((tag) => this.#unitsOf(sets, tag)),
        length,
      ),
      sources: this.#sourceShare(clusters),
      links: shared.length === 0 ? undefinedFigure('no-units') : { kind: 'figure', value: drawn.length / shared.length },
      pairs: this.#pairsOf(sets),
      ratings,
      disagree: {
        found: keysWhere(clusters, 'found'),
        span: keysWhere(clusters, 'span'),
        tag: keysWhere(clusters, 'tag'),
        source: keysWhere(clusters, 'source'),
        links: keysWhere(clusters, 'links'),
      },
    }
  }

  #pairsOf(sets: readonly ReviewSet[]): readonly PairAgreement[] {
    const before = this.#pairs
    this.#pairs = new Map()
    return sets.flatMap((first, i) =>
      sets.slice(i + 1).map((second) => {
        const id = JSON.stringify([first.analyst, second.analyst])
        const known = before.get(id)
        const meter = known?.meter ?? new PairMeter()
        const measured = known?.first === first && known.second === second ? known.measured : meter.measure(first, second)
        this.#pairs.set(id, { first, second, meter, measured })
        return measured.agreement
      }),
    )
  }

  /** The content of each analyst's claims, of one tag or of all; what overlaps or touches is one unit, as alpha-u asks for. */
  #unitsOf(sets: readonly ReviewSet[], tag: Tag | null): readonly (readonly Span[])[] {
    return sets.map((set) => {
      const known = this.#units.get(set) ?? new Map<Tag | null, readonly Span[]>()
      this.#units.set(set, known)
      const units = known.get(tag) ?? unitsOf(set, tag)
      known.set(tag, units)
      return units
    })
  }

  #sourceShare(clusters: readonly Cluster[]): Figure {
    let pairs = 0
    let same = 0
    for (const cluster of clusters) {
      const count = this.#sources.get(cluster) ?? sourcesIn(cluster)
      this.#sources.set(cluster, count)
      pairs += count.pairs
      same += count.same
    }
    return pairs === 0 ? undefinedFigure('no-units') : { kind: 'figure', value: same / pairs }
  }
}

function unitsOf({ claims }: ReviewSet, tag: Tag | null): readonly Span[] {
  const chosen = [...claims.values()].filter((claim) => tag === null || claim.tag === tag)
  return normalizeSpans(chosen.flatMap(({ content }) => content))
}

function keysWhere(clusters: readonly Cluster[], part: keyof Cluster['differs']): readonly string[] {
  return clusters.filter(({ differs }) => differs[part]).map(({ key }) => key)
}
