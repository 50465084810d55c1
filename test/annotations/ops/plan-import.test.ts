import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { type AnnotationSet, setFromData, setToData } from '#annotations/model/annotation-set'
import type { Claim } from '#annotations/model/claim'
import { applyOp } from '#annotations/ops/apply'
import { invertOp } from '#annotations/ops/invert'
import type { Op } from '#annotations/ops/op'
import { planImport } from '#annotations/ops/plan-import'
import { type CarriedSet, carrySteps } from '#annotations/revise/carried-set'
import { setDataOf } from '#support/arbitraries'
import { sampleClaim } from '#support/sample-set'
import { changingText } from '#support/texts'

const [FIRST, SECOND] = ['1'.repeat(64), '2'.repeat(64)] as const

function carried(set: AnnotationSet, before: string, after: string): CarriedSet {
  const steps = carrySteps(set, [{ revision: set.revision, text: before }], { revision: SECOND, text: after })
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

function applied(set: AnnotationSet, op: Op): AnnotationSet {
  const result = applyOp(set, op)
  if (result.kind === 'conflict') throw new Error(`${result.reason} ${result.id}`)
  return result.set
}

const onRevision = (data: ReturnType<typeof setToData>, revision: string): AnnotationSet => setFromData({ ...data, revision })

/** All that an analyst says of a claim, but for where it stands. */
const said = ({ tag, note, kind, sourceName, sourceKind, evidence }: Claim) => ({ tag, note, kind, sourceName, sourceKind, evidence })

describe('over any texts, imports and sets that they go into', () => {
  const both = fc
    .tuple(changingText, changingText)
    .chain(([a, b]) =>
      fc.tuple(setDataOf(a), setDataOf(b)).map(([one, two]) => ({ a, b, made: onRevision(one, FIRST), set: onRevision(two, SECOND) })),
    )

  test('no claim is tagged anew or dropped: it says what it said, or waits with what it was, or is left as it is here', () => {
    fc.assert(
      fc.property(both, ({ a, b, made, set }) => {
        const { set: there, fates } = carried(made, a, b)
        const plan = planImport(set, made, there)
        const after = applied(set, plan.op)
        for (const claim of made.claims.values()) {
          const own = set.claims.get(claim.id)
          const now = after.claims.get(claim.id)
          const recheck = after.rechecks.get(claim.id)
          if (own) expect([now, recheck]).toEqual([own, undefined])
          else if (now) {
            expect(said(now)).toEqual(said(claim))
            for (const { start, end, exact } of [...now.content, ...now.source, ...now.cue]) expect(b.slice(start, end)).toBe(exact)
            const isKept = ['kept', 'moved'].includes(fates.get(claim.id)?.kind ?? '')
            expect(recheck ? { fate: recheck.fate, was: recheck.was } : 'kept').toEqual(isKept ? 'kept' : { fate: 'changed', was: claim })
          } else expect(recheck).toMatchObject({ fate: fates.get(claim.id)?.kind, revision: FIRST, was: claim })
        }
        // Nothing of the set's own is touched, and one undo takes back all of it.
        for (const claim of set.claims.values()) expect(after.claims.get(claim.id)).toEqual(claim)
        expect(after.revision).toBe(SECOND)
        expect(setToData(applied(after, invertOp(plan.op)))).toEqual(setToData(set))
        // Once more brings nothing.
        expect(planImport(after, made, there)).toMatchObject({ op: { atoms: [] }, claims: 0, links: 0, existing: made.claims.size })
      }),
    )
  })

  test('every link and nesting comes in, waits with a claim that has no place, or is counted', () => {
    fc.assert(
      fc.property(both, ({ a, b, made, set }) => {
        const plan = planImport(set, made, carried(made, a, b).set)
        const after = applied(set, plan.op)
        const waiting = new Set([...after.rechecks.values()].flatMap(({ links }) => links.map(({ id }) => id)))
        const gone = [...made.links.values()].filter(({ id }) => !after.links.has(id) && !waiting.has(id)).length
        expect(plan.losses.find(({ what }) => what === 'links')?.count ?? 0).toBe(gone)
        for (const { nestedIn } of after.claims.values()) expect(nestedIn === null || after.claims.has(nestedIn)).toBe(true)
      }),
    )
  })
})

describe('an import into a set that has some of it', () => {
  const TEXT = 'The port said that the mayor said that 49 people waited.'
  const at = (id: string, words: string, change: Partial<Claim> = {}): Claim => {
    const start = TEXT.indexOf(words)
    return { ...sampleClaim(TEXT, id, start, start + words.length), ...change }
  }
  const setOf = (claims: readonly Claim[], change: Partial<ReturnType<typeof setToData>> = {}): AnnotationSet =>
    setFromData({ articleId: 'a'.repeat(16), revision: FIRST, analyst: 'A', claims, links: [], rejected: [], ...change })
  const outer = at('outer', 'the mayor said that 49 people waited')
  const inner = at('inner', '49 people waited', { nestedIn: 'outer' })

  test('ties a claim to the enclosing one that is here', () => {
    const plan = planImport(setOf([outer]), setOf([outer, inner]))
    expect(plan).toMatchObject({ claims: 1, existing: 1, differing: 0, losses: [] })
    expect(applied(setOf([outer]), plan.op).claims.get('inner')?.nestedIn).toBe('outer')
  })

  test('counts a tie to one that waits for a place here, and takes the claim', () => {
    const recheck = {
      id: 'outer',
      fate: 'lost',
      revision: SECOND,
      was: outer,
      reasons: [],
      candidates: [],
      links: [],
      encloses: [],
    } as const
    const set = setOf([], { rechecks: [recheck] })
    const plan = planImport(set, setOf([outer, inner]))
    expect(plan).toMatchObject({ claims: 1, existing: 1, differing: 1, losses: [{ what: 'nesting', count: 1 }] })
    expect(applied(set, plan.op).claims.get('inner')?.nestedIn).toBeNull()
  })

  test('is refused as misuse on another revision', () => {
    expect(() => planImport(setOf([]), { ...setOf([outer]), revision: SECOND })).toThrow(RangeError)
  })
})
