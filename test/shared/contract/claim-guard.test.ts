import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import * as z from 'zod/mini'
import { CLAIM_KINDS, type Claim, SOURCE_KINDS, TAGS } from '#annotations/model/claim'
import { STANCES } from '#annotations/model/evidence'
import { isClaim } from '#shared/contract/claim-guard'
import { claimOf } from '../../support/arbitraries'
import { hardText } from '../../support/texts'

/** What the guard must say, as a schema: slower, and easier to see right. */
const offset = z.int().check(z.nonnegative())
const id = z.string().check(z.regex(/^[A-Za-z0-9._:-]{1,128}$/))
const anchors = z.array(z.strictObject({ start: offset, end: offset, exact: z.string(), prefix: z.string(), suffix: z.string() }))
const reference = z.strictObject({
  id,
  kind: z.enum(CLAIM_KINDS),
  content: anchors,
  source: anchors,
  cue: anchors,
  sourceName: z.string(),
  sourceKind: z.enum(SOURCE_KINDS),
  nestedIn: z.nullable(id),
  tag: z.nullable(z.enum(TAGS)),
  note: z.string(),
  evidence: z.array(z.strictObject({ id, url: z.string(), excerpt: z.string(), stance: z.enum(STANCES), retrieved: z.string() })),
  origin: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('analyst') }),
    z.strictObject({
      kind: z.literal('suggestion'),
      detector: z.string(),
      key: z.string(),
      tag: z.enum(TAGS),
      confidence: z.number(),
      reasons: z.array(z.strictObject({ rule: z.string(), text: z.string() })),
    }),
    z.strictObject({ kind: z.literal('import'), format: z.string(), file: z.string(), lines: z.array(z.string()) }),
  ]),
  createdAt: z.string(),
})

const claims: fc.Arbitrary<Claim> = hardText().chain((text) => claimOf(`A ${text}`, 'c1'))

/** Every path in a plain value, and what could stand there instead. */
function paths(value: unknown, at: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at]
  return [at, ...Object.entries(value).flatMap(([key, inner]) => paths(inner, [...at, key]))]
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by
  const copy = structuredClone(value) as Record<string, unknown>
  copy[key] = replaced(copy[key], rest, by)
  return copy
}

const strangers = fc.constantFrom<unknown>(
  null,
  undefined,
  '',
  'attributed',
  -1,
  1.5,
  Number.NaN,
  2 ** 60,
  true,
  [],
  {},
  [1],
  { start: 0 },
  'ä b',
)

describe('the claim guard', () => {
  test('lets every claim through that the domain can make', () => {
    fc.assert(fc.property(claims, (claim) => isClaim(claim) && reference.safeParse(claim).success))
  })

  test('agrees with the schema wherever a value is exchanged, added or removed', () => {
    fc.assert(
      fc.property(claims, fc.nat(), strangers, fc.boolean(), (claim, pick, stranger, add) => {
        const all = paths(claim)
        const at = all[pick % all.length] ?? []
        const changed = replaced(claim, add ? [...at.slice(0, -1), 'another'] : at, stranger)
        expect(isClaim(changed)).toBe(reference.safeParse(changed).success)
      }),
      { numRuns: 2000 },
    )
  })

  test('refuses what is no object, and properties from the prototype', () => {
    for (const value of [null, undefined, 'claim', 1, [], () => undefined]) expect(isClaim(value)).toBe(false)
    expect(isClaim(JSON.parse('{"__proto__":{"id":"c1"}}'))).toBe(false)
  })
})
