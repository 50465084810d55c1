import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { type AnnotationSetData, compareClaims, emptySet, setFromData, setToData } from '#annotations/model/annotation-set'
import { setDataOf } from '#support/arbitraries'
import { hardText } from '#support/texts'

const data = hardText(20)
  .filter((text) => text.length > 0)
  .chain(setDataOf)

describe('annotation set as data', () => {
  test('comes back as the same set', () => {
    fc.assert(
      fc.property(data, (data) => {
        const there = setToData(setFromData(data))
        expect(setToData(setFromData(there))).toEqual(there)
        for (const kind of ['claims', 'links', 'rejected'] as const) {
          expect(there[kind]).toHaveLength(data[kind].length)
          expect(there[kind]).toEqual(expect.arrayContaining([...data[kind]]))
        }
      }),
    )
  })

  test('is the same bytes however the set came about', () => {
    const shuffled = (data: AnnotationSetData) =>
      fc.record({
        claims: fc.shuffledSubarray([...data.claims], { minLength: data.claims.length }),
        links: fc.shuffledSubarray([...data.links], { minLength: data.links.length }),
        rejected: fc.shuffledSubarray([...data.rejected], { minLength: data.rejected.length }),
      })
    fc.assert(
      fc.property(
        data.chain((data) => fc.tuple(fc.constant(data), shuffled(data))),
        ([data, order]) => {
          const { articleId, revision, analyst } = data
          let set = emptySet(articleId, revision, analyst)
          for (const claim of order.claims) set = { ...set, claims: set.claims.with(claim.id, claim) }
          for (const link of order.links) set = { ...set, links: set.links.with(link.id, link) }
          const built = { ...set, rejected: setFromData({ ...data, ...order }).rejected }
          expect(JSON.stringify(setToData(built))).toBe(JSON.stringify(setToData(setFromData(data))))
        },
      ),
    )
  })

  test('claims are in text order, enclosing before enclosed', () => {
    fc.assert(
      fc.property(data, (data) => {
        const { claims } = setToData(setFromData(data))
        for (const [i, claim] of claims.entries()) {
          const next = claims[i + 1]
          if (!next) break
          expect(compareClaims(claim, next)).toBeLessThan(0)
          expect(compareClaims(next, claim)).toBeGreaterThan(0)
          const [start, nextStart] = [claim, next].map(({ content }) => content[0]?.start ?? 0)
          const [end, nextEnd] = [claim, next].map(({ content }) => content.at(-1)?.end ?? 0)
          expect(start === nextStart ? (nextEnd ?? 0) - (end ?? 0) : (start ?? 0) - (nextStart ?? 0)).toBeLessThanOrEqual(0)
        }
      }),
    )
  })
})
