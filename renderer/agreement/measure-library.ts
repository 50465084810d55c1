import { setFromData } from '#annotations/model/annotation-set'
import type { Interval } from '#annotations/review/agreement/bootstrap'
import type { ChanceFigure } from '#annotations/review/agreement/figure'
import { poolAgreement } from '#annotations/review/agreement/pooled-agreement'
import { AgreementMeter, type SetAgreement } from '#annotations/review/agreement/set-agreement'
import { type TagIntervals, tagIntervals } from '#annotations/review/agreement/set-intervals'
import type { TagAgreement } from '#annotations/review/agreement/tag-agreement'
import { carrySets } from '#annotations/review/carry-sets'
import { compareWorstFirst } from '#annotations/review/cluster'
import type { Spans } from '#annotations/text/span'
import { differenceWords } from '../ui/difference-words'
import type { SentArticle } from './messages'

/** A statement on whose tag analysts differ. */
export interface DifferingStatement {
  readonly key: string
  readonly content: Spans
  readonly words: readonly string[]
}

export interface ArticleMeasured {
  readonly alpha: ChanceFigure
  readonly interval: Interval | null
  /** Worst first. */
  readonly differing: readonly DifferingStatement[]
}

export interface LibraryMeasured {
  readonly articles: number
  readonly tags: TagAgreement
  readonly intervals: TagIntervals
}

/** Agreement on tags, an article at a time and then of all of them. */
export class LibraryMeter {
  readonly #articles: SetAgreement[] = []

  /** Brings the sets to one revision and measures them. */
  add({ sets, texts, revision }: SentArticle): ArticleMeasured {
    const { carried } = carrySets(sets.map(setFromData), revision, (one) => texts.get(one))
    const { alignment, agreement } = new AgreementMeter().measure(
      carried.map(({ set }) => set),
      texts.get(revision)?.length ?? 0,
    )
    this.#articles.push(agreement)
    const clusters = alignment.clusters.filter(({ differs }) => differs.tag).sort(compareWorstFirst)
    return {
      alpha: agreement.tags.alpha,
      interval: tagIntervals(agreement.ratings).alpha,
      differing: clusters.map((cluster) => ({
        key: cluster.key,
        content: cluster.content,
        words: differenceWords(cluster, alignment.analysts.length),
      })),
    }
  }

  pooled(): LibraryMeasured {
    const { tags, ratings } = poolAgreement(this.#articles)
    return { articles: this.#articles.length, tags, intervals: tagIntervals(ratings) }
  }
}
