import type { Cluster } from '#annotations/review/cluster'
import { compareWorstFirst } from '#annotations/review/cluster'
import type { Disagreement, PairAgreement } from '#annotations/review/agreement/pair-agreement'
import type { ReviewState } from '../state/review-store'

/** A list of statements that a figure opens. */
export interface Opening {
  readonly title: string
  /** Worst first. */
  readonly keys: readonly string[]
}

/** What the marks of the figures open, found when somebody asks for it. */
export class Openings {
  readonly #all: (() => Opening)[] = []

  constructor(readonly state: Pick<ReviewState, 'byKey' | 'alignment'>) {}

  /** @returns the name by which a chart hands it back */
  add(title: string, clusters: () => readonly Cluster[]): string {
    this.#all.push(() => ({ title, keys: [...clusters()].sort(compareWorstFirst).map(({ key }) => key) }))
    return String(this.#all.length - 1)
  }

  at(opens: string): Opening | null {
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
