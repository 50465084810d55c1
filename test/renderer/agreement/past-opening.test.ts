import { describe, expect, test } from '@jest/globals'
import { frozenFigures } from '#annotations/adjudicate/frozen-figures'
import { type AnnotationSet, setToData } from '#annotations/model/annotation-set'
import type { Stage } from '#annotations/model/stage'
import { alignSets } from '#annotations/review/align-sets'
import { sliceSpans } from '#annotations/text/span'
import type { Host } from '#shared/contract/host'
import { REVISION, setOf } from '#support/review-sets'
import { Openings } from '../../../renderer/agreement/openings'
import { pastOpening } from '../../../renderer/agreement/past-opening'
import { RIVER_SETS as THEN, RIVER_TEXT as TEXT } from './river-sets'

/** Today A says what B says of the gate, and has nothing about the log; B dropped it. */
const TODAY = [
  setOf(TEXT, 'A', [
    { id: 'a0', words: 'The river rose', tag: 'attributed' },
    { id: 'a1', words: 'gate was shut', tag: 'attributed' },
  ]),
  setOf(TEXT, 'B', [
    { id: 'b0', words: 'The river rose', tag: 'attributed' },
    { id: 'b1', words: 'gate was shut', tag: 'attributed' },
  ]),
]

const STAGE: Stage = {
  id: 's1',
  kind: 'before',
  by: 'Rita',
  at: '2026-03-01T09:00:00.000Z',
  revision: REVISION,
  sets: THEN.map(({ analyst }) => ({ analyst, seq: 3 })),
  claims: THEN.map(({ claims }) => claims.size),
  figures: frozenFigures(THEN, TEXT.length),
}

function open(answer: readonly (AnnotationSet | null)[], measure: 'tag-alpha' | 'span-overlap-f1' | 'agreed' = 'tag-alpha', stage = STAGE) {
  const asked: unknown[] = []
  const call = async (method: string, params: unknown) => {
    asked.push([method, params])
    return { ok: true, result: method === 'review.at' ? { sets: answer.map((set) => set && setToData(set)) } : { text: TEXT } }
  }
  const alignment = alignSets(TODAY)
  const openings = new Openings({ alignment, byKey: new Map(alignment.clusters.map((one) => [one.key, one])), text: TEXT })
  const host = { call } as unknown as Pick<Host, 'call'>
  return { asked, opening: pastOpening(stage, measure, { articleId: 'article', openings, host }) }
}

describe('what a point of before and after opens', () => {
  test('the claims as they disagreed then, each with where it stands today', async () => {
    const { asked, opening } = open(THEN)
    const { heading, statements } = await opening
    expect(asked[0]).toEqual(['review.at', { articleId: 'article', points: STAGE.sets }])
    expect(heading).toMatch(/^Claims that disagree: .*α.*, Mar 1, 2026$/)
    expect(statements.map(({ text, content, leads }) => [sliceSpans(text, content), leads])).toEqual([
      ['The gate was shut', { kind: 'here', key: alignSets(TODAY).clusterOf('A', 'a1')?.key }],
    ])
  })

  test('of places, what one alone marked too; what is gone leads nowhere and says so', async () => {
    const { statements } = await open(THEN, 'span-overlap-f1').opening
    const found = statements.map(({ text, content, leads, words }) => [sliceSpans(text, content), leads !== null, words.at(-1)])
    expect(found).toContainEqual(['The log is lost', false, 'not there any more'])
    expect(found).toHaveLength(3)
    expect((await open(THEN, 'agreed').opening).statements).toHaveLength(3)
  })

  test('says whose edits of that time are not there, and lists nothing half', async () => {
    const { note, statements } = await open([THEN[0] ?? null, null]).opening
    expect(note).toMatch(/edits of B/)
    expect(statements).toEqual([])
    const otherCount = { ...STAGE, claims: [7, 3] }
    expect((await open(THEN, 'tag-alpha', otherCount).opening).note).toMatch(/edits of A/)
  })
})
