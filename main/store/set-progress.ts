import type { AnnotationSet } from '#annotations/model/annotation-set'
import type { Claim } from '#annotations/model/claim'
import type { AtomicOp, Op } from '#annotations/ops/op'
import type { ArticleRecord } from './library-store'

export type TagCounts = ArticleRecord['tags']

/** What the list of articles shows of one set, kept up to date by each op in the time the op itself takes. */
export class SetProgress {
  readonly #tags = { attributed: 0, contested: 0, unverified: 0, untagged: 0 }
  /** Detector -> key of a suggestion -> how many claims and rejections stem from it. */
  readonly #decided = new Map<string, Map<string, number>>()

  #revision: string
  #rechecks: number

  constructor(set: AnnotationSet) {
    this.#revision = set.revision
    this.#rechecks = set.rechecks.size
    for (const claim of set.claims.values()) this.#countClaim(claim, 1)
    for (const { detector, key } of set.rejected.values()) this.#countDecided(detector, key, 1)
  }

  apply(op: Op): void {
    for (const atom of op.atoms) this.#applyAtom(atom)
  }

  /** The revision that the set is on, and claims to look at again. */
  get own(): NonNullable<ArticleRecord['own']> {
    return { revision: this.#revision, rechecks: this.#rechecks }
  }

  get tags(): TagCounts {
    return { ...this.#tags }
  }

  /** How many suggestions of the detector were accepted or rejected. */
  decided(detector: string): number {
    return this.#decided.get(detector)?.size ?? 0
  }

  #applyAtom(atom: AtomicOp): void {
    switch (atom.kind) {
      case 'claim.add':
        return this.#countClaim(atom.claim, 1)
      case 'claim.remove':
        return this.#countClaim(atom.claim, -1)
      case 'claim.tag':
        this.#tags[atom.before ?? 'untagged']--
        this.#tags[atom.after ?? 'untagged']++
        return
      case 'claim.origin':
        if (atom.before.kind === 'suggestion') this.#countDecided(atom.before.detector, atom.before.key, -1)
        if (atom.after.kind === 'suggestion') this.#countDecided(atom.after.detector, atom.after.key, 1)
        return
      case 'set.revision':
        this.#revision = atom.after
        return
      case 'recheck.add':
        this.#rechecks++
        return
      case 'recheck.remove':
        this.#rechecks--
        return
      case 'suggestion.reject':
        return this.#countDecided(atom.rejection.detector, atom.rejection.key, 1)
      case 'suggestion.restore':
        return this.#countDecided(atom.rejection.detector, atom.rejection.key, -1)
      default:
        // The other atoms change neither.
        return
    }
  }

  #countClaim({ tag, origin }: Claim, by: 1 | -1): void {
    this.#tags[tag ?? 'untagged'] += by
    if (origin.kind === 'suggestion') this.#countDecided(origin.detector, origin.key, by)
  }

  #countDecided(detector: string, key: string, by: 1 | -1): void {
    const keys = this.#decided.get(detector) ?? new Map<string, number>()
    this.#decided.set(detector, keys)
    const count = (keys.get(key) ?? 0) + by
    if (count > 0) keys.set(key, count)
    else keys.delete(key)
  }
}
