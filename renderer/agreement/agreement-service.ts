import { seededRandom } from '#annotations/chance/seeded-random'
import { gammaSteps, gammaUnits } from '#annotations/review/agreement/gamma'
import { ShardedMap } from '#annotations/model/sharded-map'
import type { ReviewSet } from '#annotations/review/review-set'
import { LibraryMeter } from './measure-library'
import { measureSets } from './measure-sets'
import type { AgreementAnswer, AgreementRequest, SentSet } from './messages'

/** Progress is told this often, in milliseconds. */
const TURN = 40

export interface AgreementServicePorts {
  readonly send: (answer: AgreementAnswer) => void
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number
}

/** The worker's side: takes sets, then computes once, or articles one by one. Whoever wants no more ends the worker. */
export function createAgreementService({ send, now }: AgreementServicePorts): (request: AgreementRequest) => void {
  const sets: ReviewSet[] = []
  const library = new LibraryMeter()
  let adjudicated: ReviewSet | null = null

  const gamma = (seed: number): void => {
    const steps = gammaSteps(gammaUnits(sets), sets.length, { random: seededRandom(seed) })
    const begun = now()
    let told = begun
    for (;;) {
      const step = steps.next()
      if (step.done) return send({ kind: 'gamma', gamma: step.value })
      if (now() - told < TURN) continue
      told = now()
      send({ kind: 'progress', progress: { share: step.value, left: leftOf(told - begun, step.value) } })
    }
  }

  return (request) => {
    try {
      switch (request.kind) {
        case 'set':
          return void sets.push(received(request.set))
        case 'adjudicated':
          adjudicated = received(request.set)
          return
        case 'measure':
          return send({ kind: 'measured', measured: measureSets(sets, request.length, adjudicated) })
        case 'gamma':
          return gamma(request.seed)
        case 'article':
          return send({ kind: 'article', measured: library.add(request.article) })
        case 'pool':
          return send({ kind: 'pooled', measured: library.pooled() })
      }
    } catch (error) {
      send({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) })
    }
  }
}

/** What is done took so long that the rest will take as long in proportion. */
function leftOf(spent: number, share: number): number | null {
  return share === 0 ? null : (spent / share) * (1 - share)
}

function received({ analyst, revision, claims, links }: SentSet): ReviewSet {
  return {
    analyst,
    revision,
    claims: ShardedMap.from(claims.map((claim) => [claim.id, claim])),
    links: ShardedMap.from(links.map((link) => [link.id, link])),
  }
}
