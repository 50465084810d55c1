import type { Disagreement, PairAgreement } from '#annotations/review/agreement/pair-agreement'
import { type Cluster, compareWorstFirst } from '#annotations/review/cluster'
import type { Spans } from '#annotations/text/span'
import { message } from '#shared/messages/message'
import type { ReviewState } from '../state/review-store'
import { differenceWords } from '../ui/difference-words'

/** Where a statement of a list leads: a key of the review that is open, or of another article's; null for the article as a whole. */
export type Place =
  | { readonly kind: 'here'; readonly key: string }
  | { readonly kind: 'article'; readonly articleId: string; readonly key: string | null }

export interface Listed {
  readonly id: string
  /** Of the revision that it stood on. */
  readonly text: string
  readonly content: Spans
  /** In what the analysts differ about it, or what else belongs to it. */
  readonly words: readonly string[]
  /** Null where it is not there any more. */
  readonly leads: Place | null
}

/** A list of statements that a figure opens. */
export interface Opening {
  readonly heading: string
  /** Why there may be less than one expects; empty for nothing. */
  readonly note: string
  /** Worst first. */
  readonly statements: readonly Listed[]
  /** Where the list as a whole leads, and in which words; null for nowhere. */
  readonly whole: { readonly words: string; readonly leads: Place } | null
}

type Shown = Pick<ReviewState, 'byKey' | 'alignment' | 'text'>

/** What the marks of the figures open, found when somebody asks for it. */
export class Openings {
  readonly #all: (() => Opening | Promise<Opening>)[] = []

  constructor(readonly state: Shown) {}

  /**
   * @param heading of the list: what its statements have in common
   * @returns the name by which a chart hands it back
   */
  add(heading: string, clusters: () => readonly Cluster[]): string {
    return this.addOther(() => openingOf(heading, clusters(), this.state))
  }

  /** The claims that disagree about what is named. */
  addDiffering(title: string, clusters: () => readonly Cluster[]): string {
    return this.add(message('figures.list', { title }), clusters)
  }

  /** A list of its own making, which may have to be read first. */
  addOther(opening: () => Opening | Promise<Opening>): string {
    this.#all.push(opening)
    return String(this.#all.length - 1)
  }

  at(opens: string): Opening | Promise<Opening> | null {
    return this.#all[Number(opens)]?.() ?? null
  }

  ofKeys(keys: readonly string[]): readonly Cluster[] {
    return keys.flatMap((key) => this.state.byKey.get(key) ?? [])
  }

  /** The statements that a pair's claims stand in, each once. */
  ofPair({ first, second }: PairAgreement, disagreements: readonly Disagreement[]): readonly Cluster[] {
    const found = new Set<Cluster>()
    for (const claims of disagreements) {
      for (const [analyst, claim] of [
        [first, claims.first],
        [second, claims.second],
      ] as const) {
        const cluster = claim === null ? undefined : this.state.alignment.clusterOf(analyst, claim)
        if (cluster) found.add(cluster)
      }
    }
    return [...found]
  }
}

/** Statements of the review that is open, worst first. */
export function openingOf(heading: string, clusters: readonly Cluster[], { alignment, text }: Shown, note = ''): Opening {
  const statements = [...clusters].sort(compareWorstFirst).map((cluster): Listed => ({
    id: cluster.key,
    text,
    content: cluster.content,
    words: differenceWords(cluster, alignment.analysts.length),
    leads: { kind: 'here', key: cluster.key },
  }))
  return { heading, note, statements, whole: null }
}
