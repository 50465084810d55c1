import * as fc from 'fast-check'
import { describeSpans } from '#annotations/anchor/describe'
import { type AnnotationSet, emptySet, setFromData } from '#annotations/model/annotation-set'
import { type Claim, TAGS, type Tag } from '#annotations/model/claim'
import type { Link } from '#annotations/model/link'
import { applyOp } from '#annotations/ops/apply'
import type { Planned } from '#annotations/ops/plan-edit'
import type { DecisionContext } from '#annotations/adjudicate/plan-decision'
import type { ReviewSet } from '#annotations/review/review-set'
import { sampleClaim } from './sample-set'
import { spansOf } from './arbitraries'

export const REVISION = '0'.repeat(64)
export const ARTICLE = '00000000000000aa'
const AT = '2026-03-01T09:00:00.000Z'

export interface Marked {
  readonly id?: string
  readonly words: string
  readonly tag?: Tag | null
  readonly source?: string
  readonly nestedIn?: string
}

/** A set whose claims are the given words of the text, each at its first place. */
export function setOf(text: string, analyst: string, marked: readonly Marked[], links: readonly Link[] = []): AnnotationSet {
  const claims = marked.map(({ id, words, tag = null, source = '', nestedIn = null }, i): Claim => {
    const start = text.indexOf(words)
    if (start < 0) throw new RangeError(`no "${words}" in the text`)
    const base = sampleClaim(text, id ?? `${analyst.toLowerCase()}${i}`, start, start + words.length)
    const at = source === '' ? -1 : text.indexOf(source)
    const anchors = at < 0 ? [] : describeSpans(text, [{ start: at, end: at + source.length }])
    return { ...base, tag, nestedIn, source: anchors, sourceName: source, kind: source === '' ? 'own-voice' : 'attribution' }
  })
  return setFromData({ articleId: ARTICLE, revision: REVISION, analyst, claims, links, rejected: [] })
}

/** Ids count up, so that the same decisions give the same set. */
export function trialContext(text: string, sets: readonly ReviewSet[], by = 'Rita'): DecisionContext {
  let last = 0
  return {
    text,
    by,
    at: AT,
    newId: () => `n${++last}`,
    against: sets.map(({ analyst }) => ({ analyst, seq: 1 })).sort((a, b) => (a.analyst < b.analyst ? -1 : 1)),
    linksOf: (analyst) => sets.find((set) => set.analyst === analyst)?.links.values() ?? [],
  }
}

export const newReview = (by = 'Rita'): AnnotationSet => emptySet(ARTICLE, REVISION, by)

/** The set after what was planned; a conflict fails the test. */
export function done(set: AnnotationSet, planned: Planned): AnnotationSet {
  if (planned.kind === 'unchanged') return set
  if (planned.kind === 'conflict') throw new Error(`conflict: ${planned.reason} ${planned.id}`)
  const applied = applyOp(set, planned.op)
  if (applied.kind === 'conflict') throw new Error(`conflict: ${applied.reason} ${applied.id}`)
  return applied.set
}

const NAMES = ['Ana', 'Ben', 'Zoë'] as const

/** Three analysts' sets on a text, most of their claims near to those of the others. */
export function threeSets(text: string): fc.Arbitrary<readonly AnnotationSet[]> {
  const claim = fc.record({ spans: spansOf(text, 1), tag: fc.option(fc.constantFrom(...TAGS)), named: fc.boolean() })
  const claims = fc.array(claim, { maxLength: 5 })
  // The same claims for all, and some of each analyst's own.
  return fc.tuple(claims, claims, claims, claims).map(([common, ...own]) =>
    NAMES.map((analyst, i) => {
      const made = [...common, ...(own[i] ?? [])].map(({ spans, tag, named }, j): Claim => {
        const shifted = j < common.length && i === 1 ? spans.slice(0, 1) : spans
        const base = sampleClaim(text, `${analyst}-${j}`.normalize('NFD').replace(/[^A-Za-z0-9-]/gu, ''))
        return { ...base, content: describeSpans(text, shifted), tag: i === 2 ? 'contested' : tag, sourceName: named ? 'The mayor' : '' }
      })
      return setFromData({ articleId: ARTICLE, revision: REVISION, analyst, claims: made, links: [], rejected: [] })
    }),
  )
}
