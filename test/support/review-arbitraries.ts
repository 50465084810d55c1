import * as fc from 'fast-check'
import { TAGS } from '#annotations/model/claim'
import { type Decision, VERDICTS } from '#annotations/model/decision'
import { type Message, MESSAGE_KINDS } from '#annotations/model/message'
import type { ReviewRecordData } from '#annotations/model/review-record'
import { type Stage, STAGE_KINDS } from '#annotations/model/stage'
import { spansOf } from './arbitraries'

const AT = '2024-03-01T09:00:00.000Z'
const analyst = fc.constantFrom('Ana', 'Ben', 'Zoë', 'ليلى')
const claim = fc.constantFrom('c0', 'c1', 'c2')
const ref = fc.record({ analyst, claim })
const words = fc.string({ unit: 'grapheme', maxLength: 12 })
const points = fc.uniqueArray(fc.record({ analyst, seq: fc.nat(9) }), { maxLength: 3, selector: (point) => point.analyst })

/** A decision; `results` are the claims that one may have led to. */
export const decisionOf = (text: string, results: readonly string[]): fc.Arbitrary<Decision> =>
  fc.record({
    id: fc.constantFrom('d0', 'd1', 'd2', 'd3'),
    verdict: fc.constantFrom(...VERDICTS),
    taken: fc.option(ref),
    about: fc.array(fc.record({ analyst, claim, content: spansOf(text, 1), tag: fc.option(fc.constantFrom(...TAGS)), sourceName: words }), {
      maxLength: 3,
    }),
    result: fc.constantFrom(null, ...results),
    reason: words,
    by: fc.constant('Ana'),
    at: fc.constant(AT),
    against: points,
  })

export const messageOf: fc.Arbitrary<Message> = fc.record({
  id: fc.constantFrom('m0', 'm1', 'm2', 'm3'),
  thread: fc.constantFrom('t0', 't1'),
  kind: fc.constantFrom(...MESSAGE_KINDS),
  about: fc.array(ref, { minLength: 1, maxLength: 2 }),
  text: words,
  mentions: fc.array(analyst, { maxLength: 2 }),
  after: fc.constantFrom(null, 'm0', 'm1', 'm2', 'm3'),
  by: analyst,
  at: fc.constant(AT),
})

const bound = fc.option(fc.double({ min: -1, max: 1, noNaN: true }).map((value) => value + 0))

export const stageOf: fc.Arbitrary<Stage> = fc.record({
  id: fc.constantFrom('s0', 's1', 's2'),
  kind: fc.constantFrom(...STAGE_KINDS),
  by: fc.constant('Ana'),
  at: fc.constant(AT),
  revision: fc.constant('0'.repeat(64)),
  sets: points,
  claims: fc.array(fc.nat(20), { maxLength: 3 }),
  figures: fc.array(fc.record({ measure: fc.constant('kappa'), value: bound, low: bound, high: bound, why: fc.constant('') }), {
    maxLength: 2,
  }),
})

/** What a participant may have written, with decisions that led to one of `results` or to nothing. */
export const reviewRecordOf = (text: string, results: readonly string[]): fc.Arbitrary<ReviewRecordData> =>
  fc.record({
    decisions: fc.uniqueArray(decisionOf(text, results), { maxLength: 3, selector: ({ id }) => id }),
    messages: fc.uniqueArray(messageOf, { maxLength: 3, selector: ({ id }) => id }),
    stages: fc.uniqueArray(stageOf, { maxLength: 2, selector: ({ id }) => id }),
  })
