import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { type AnnotationSet, emptySet } from '#annotations/model/annotation-set'
import { type Claim, TAGS } from '#annotations/model/claim'
import { applyOp } from '#annotations/ops/apply'
import type { AtomicOp, Op } from '#annotations/ops/op'
import { SetProgress } from '#main/store/set-progress'
import { sampleClaim } from '#support/sample-set'

const TEXT = 'A text that is long enough.'
const DETECTORS = ['rules-1', 'rules-2']

const claimWith = (id: string, tag: Claim['tag'], detector: string, key: string): Claim => ({
  ...sampleClaim(TEXT, id),
  tag,
  origin: { kind: 'suggestion', detector, key, tag: 'unverified', confidence: 1, reasons: [] },
})

const id = fc.constantFrom('a', 'b', 'c')
const key = fc.constantFrom('k1', 'k2')
const detector = fc.constantFrom(...DETECTORS)
const tag = fc.constantFrom(null, ...TAGS)
const rejection = fc.record({ detector, key, content: fc.constant([{ start: 0, end: 3 }]) })
const wish = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), id, tag, detector, key }),
  fc.record({ kind: fc.constant('add-own' as const), id }),
  fc.record({ kind: fc.constant('tag' as const), id, after: tag }),
  fc.record({ kind: fc.constant('remove' as const), id }),
  fc.record({ kind: fc.constant('reject' as const), rejection }),
  fc.record({ kind: fc.constant('restore' as const), rejection }),
)

function opFor(set: AnnotationSet, what: typeof wish extends fc.Arbitrary<infer W> ? W : never): AtomicOp | null {
  switch (what.kind) {
    case 'add':
      return { kind: 'claim.add', claim: claimWith(what.id, what.tag, what.detector, what.key) }
    case 'add-own':
      return { kind: 'claim.add', claim: sampleClaim(TEXT, what.id) }
    case 'tag':
      return { kind: 'claim.tag', id: what.id, before: set.claims.get(what.id)?.tag ?? null, after: what.after }
    case 'remove': {
      const claim = set.claims.get(what.id)
      return claim ? { kind: 'claim.remove', claim } : null
    }
    case 'reject':
      return { kind: 'suggestion.reject', rejection: what.rejection }
    case 'restore':
      return { kind: 'suggestion.restore', rejection: what.rejection }
  }
}

/** Counted afresh, in the plainest way. */
function recount(set: AnnotationSet): unknown {
  const claims = [...set.claims.values()]
  const tags = { attributed: 0, contested: 0, unverified: 0, untagged: 0 }
  for (const claim of claims) tags[claim.tag ?? 'untagged']++
  const decided = DETECTORS.map((name) => {
    const accepted = claims.flatMap(({ origin }) => (origin.kind === 'suggestion' && origin.detector === name ? [origin.key] : []))
    const rejected = [...set.rejected.values()].filter((item) => item.detector === name).map((item) => item.key)
    return new Set([...accepted, ...rejected]).size
  })
  return { tags, decided }
}

test('progress kept up to date op by op is what counting afresh gives', () => {
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 60 }), (wishes) => {
      let set = emptySet('0123456789abcdef', 'ab'.repeat(32), 'Ana')
      const progress = new SetProgress(set)
      for (const what of wishes) {
        const atom = opFor(set, what)
        if (!atom) continue
        const op: Op = { label: 'import', atoms: [atom] }
        const applied = applyOp(set, op)
        if (applied.kind === 'conflict') continue
        set = applied.set
        progress.apply(op)
        const seen = { tags: progress.tags, decided: DETECTORS.map((name) => progress.decided(name)) }
        expect(seen).toEqual(recount(set))
        expect({ tags: new SetProgress(set).tags, decided: seen.decided }).toEqual(recount(set))
      }
    }),
  )
})
