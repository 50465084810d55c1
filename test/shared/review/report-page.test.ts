import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { planFreeze } from '#annotations/adjudicate/blind'
import { frozenFigures } from '#annotations/adjudicate/frozen-figures'
import { planDecision } from '#annotations/adjudicate/plan-decision'
import { type ReviewedArticle, reviewReport } from '#annotations/adjudicate/review-report'
import type { AnnotationSet } from '#annotations/model/annotation-set'
import { NO_METADATA } from '#annotations/model/article'
import { alignSets } from '#annotations/review/align-sets'
import { carrySets } from '#annotations/review/carry-sets'
import { reportPage } from '#shared/review/report-page'
import { ARTICLE, done, newReview, REVISION, setOf, threeSets, trialContext } from '../../support/review-sets'

const TEXT = 'The mayor said the bridge is safe. The council denied it. Seven people were hurt in the fall.'
const HOSTILE = '</td><script>alert(1)</script><img src=x onerror=alert(1)>"\''
const AT = '2026-03-02T09:00:00.000Z'

function reviewed(sets: readonly AnnotationSet[], title: string, own = newReview()): ReviewedArticle {
  const { carried } = carrySets(sets, REVISION, () => TEXT)
  const points = carried.map(({ set }) => ({ analyst: set.analyst, seq: 3 }))
  return { id: ARTICLE, metadata: { ...NO_METADATA, title }, revision: REVISION, text: TEXT, carried, points, own }
}

const pageOf = (articles: readonly ReviewedArticle[]): string =>
  reportPage(reviewReport(articles, 'Rita'), { at: AT, nameOf: (analyst) => analyst, messagesOf: () => [] })

const SETS = [
  setOf(TEXT, 'Ana', [
    { words: 'the bridge is safe', tag: 'attributed', source: 'The mayor' },
    { words: 'The council denied it', tag: 'contested' },
  ]),
  setOf(TEXT, 'Ben', [
    { words: 'the bridge is safe', tag: 'unverified' },
    { words: 'The council denied it', tag: 'contested' },
  ]),
]

function decidedReview(reason: string): AnnotationSet {
  const alignment = alignSets(SETS)
  const context = trialContext(TEXT, SETS)
  const stage = { id: 's', by: 'Rita', at: '2026-03-01T09:00:00.000Z', revision: REVISION }
  const frozen = done(newReview(), planFreeze('before', alignment, context.against, frozenFigures(SETS, TEXT.length), stage))
  const [worst] = alignment.clusters
  if (!worst) throw new Error('no cluster')
  return done(frozen, planDecision(frozen, worst, { kind: 'take', analyst: 'Ana' }, reason, context))
}

describe('a review report', () => {
  test('says what each marked, what was decided and why, and agreement before', () => {
    const page = pageOf([reviewed(SETS, 'The bridge', decidedReview('The mayor is named.'))])
    for (const words of ['The bridge', 'the bridge is safe', 'Taken from', 'The mayor is named.', 'Before (2026-03-01)', 'Not settled.'])
      expect(page).toContain(words)
    expect(page).toContain('2 analysts, 2 statements; all agree on 1, 1 differ; 1 settled.')
    // A chart and the table behind it for every figure.
    const charts = page.match(/<svg /gu) ?? []
    expect(charts.length).toBeGreaterThan(5)
    expect(page.match(/<details open>/gu)).toHaveLength(charts.length)
  })

  test('needs nothing else and lets nothing in, whatever the words', () => {
    const own = decidedReview(HOSTILE)
    const page = pageOf([reviewed(SETS, HOSTILE, own), reviewed(SETS, 'Another', own)])
    expect(page).toContain(`default-src 'none'`)
    expect(page).not.toMatch(/<(script|img|link|iframe|object|form|base)\b/iu)
    expect(page).not.toMatch(/\s(?:src|srcset|on\w+)\s*=\s*["']/iu)
    expect(page).not.toMatch(/href="(?!#)/iu)
    expect(page).not.toMatch(/url\((?!#)/iu)
    expect(page).not.toMatch(/@import/iu)
    expect(page).toContain('&lt;script&gt;')
    const ids = [...page.matchAll(/\sid="([^"]+)"/gu)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('is the same whatever the order of the analysts', () => {
    fc.assert(
      fc.property(threeSets(TEXT), (sets) => {
        expect(pageOf([reviewed([...sets].reverse(), 'One')])).toBe(pageOf([reviewed(sets, 'One')]))
      }),
      { numRuns: 15 },
    )
  })
})
