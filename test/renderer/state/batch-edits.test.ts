import { describe, expect, test } from '@jest/globals'
import type { Detection, Suggestion } from '#annotations/detect/detector'
import { setToData } from '#annotations/model/annotation-set'
import { type ArticleSession, createArticleSession } from '../../../renderer/state/article-store'
import { openOfRule, rejectRuleEdit, tagRepetitionsEdit } from '../../../renderer/state/batch-edits'
import { conflictsOf, otherSide, repetitionsIn } from '../../../renderer/state/relations'
import { FakeHost, settle } from './fake-host'

const TEXT = 'It holds, she said. It leaks, he said. It holds, she said again. It does hold, she said.\n'

const suggestion = (key: string, quote: string, rule: string, nestedIn: number | null = null): Suggestion => ({
  key,
  kind: 'attribution',
  content: [{ start: TEXT.indexOf(quote), end: TEXT.indexOf(quote) + quote.length }],
  source: [],
  cue: [],
  sourceName: 'she',
  sourceKind: 'role',
  nestedIn,
  tag: 'attributed',
  reasons: [{ rule, text: 'said' }],
  confidence: 0.5,
})

const DETECTION: Detection = {
  detector: 'rules-1',
  language: { code: 'en', supported: true, others: [] },
  suggestions: [
    suggestion('s0', 'It holds, she said. It', 'a'),
    suggestion('s1', 'It leaks', 'b'),
    suggestion('s2', 'It holds, she said again', 'a'),
    suggestion('s3', 'It does hold', 'a', 2),
  ],
  links: [
    { kind: 'contradicts', from: 1, to: 0, reason: 'no' },
    { kind: 'repeats', from: 2, to: 0, reason: 'same' },
    { kind: 'repeats', from: 3, to: 0, reason: 'same' },
    { kind: 'contradicts', from: 1, to: 3, reason: 'no' },
  ],
}

function open() {
  const host = new FakeHost(TEXT)
  const session = createArticleSession(host.opened(), { host, now: () => '', onFailure: (failure) => expect(failure).toBeNull() })
  session.setDetection(DETECTION)
  let ids = 0
  return { host, session, makeId: () => `n${ids++}` }
}

const state = ({ store }: ArticleSession) => store.getState()
const item = (session: ArticleSession, id: string) => {
  const found = state(session).items.byId.get(id)
  if (!found) throw new Error(`no ${id}`)
  return found
}

describe('all of a rule', () => {
  test('is rejected as one step that one undo takes back', async () => {
    const { host, session } = open()
    const edit = rejectRuleEdit(state(session), 'a')
    if (!edit) throw new Error('nothing to reject')
    expect(session.perform(edit)).toBe(true)
    await session.settled()
    expect(setToData(host.set).rejected.map(({ key }) => key)).toEqual(['s0', 's2', 's3'])
    expect(state(session).history.undo).toBe('reject-rule')
    expect(state(session).items.order).toEqual(['suggestion s1'])
    expect(rejectRuleEdit(state(session), 'a')).toBeNull()
    await session.undo()
    expect(state(session).items.order).toHaveLength(4)
    expect(setToData(host.set).rejected).toEqual([])
  })

  test('is what is shown of it: not what was decided, and not what is left out', () => {
    const { session, makeId } = open()
    session.perform({ kind: 'reject', detector: 'rules-1', suggestion: DETECTION.suggestions[0] as Suggestion })
    expect(openOfRule(state(session), 'a')).toHaveLength(2)
    session.setLeastConfidence(0.9)
    expect(openOfRule(state(session), 'a')).toEqual([])
    expect(makeId()).toBe('n0')
  })
})

describe('a tag for all repetitions', () => {
  test('accepts each, nested as proposed, links them, and is one step', async () => {
    const { host, session, makeId } = open()
    const edit = tagRepetitionsEdit(state(session), item(session, 'suggestion s2'), 'contested', makeId)
    expect(edit && session.perform(edit)).toBe(true)
    await session.settled()
    const { claims, links } = setToData(host.set)
    expect(claims.map(({ tag }) => tag)).toEqual(['contested', 'contested', 'contested'])
    expect(claims.find(({ origin }) => origin.kind === 'suggestion' && origin.key === 's3')?.nestedIn).toBe('n1')
    expect(links.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['repeats', 'n1', 'n0'],
      ['repeats', 'n2', 'n0'],
    ])
    await session.undo()
    expect(setToData(host.set)).toMatchObject({ claims: [], links: [] })
  })

  test('leaves alone what the analyst tagged otherwise, and changes what had the tag before', async () => {
    const { host, session, makeId } = open()
    const tag = (id: string, to: 'attributed' | 'contested' | 'unverified') => {
      const edit = tagRepetitionsEdit(state(session), item(session, id), to, makeId)
      session.perform(edit ?? { kind: 'tag', id, tag: to })
    }
    tag('suggestion s0', 'attributed')
    session.perform({ kind: 'tag', id: 'n1', tag: 'unverified' })
    tag('n0', 'contested')
    await session.settled()
    expect(Object.fromEntries(setToData(host.set).claims.map(({ id, tag: is }) => [id, is]))).toEqual({
      n0: 'contested',
      n1: 'unverified',
      n2: 'contested',
    })
    // It links what is linked already no second time.
    expect(setToData(host.set).links).toHaveLength(2)
  })

  test('is no step of its own where nothing is repeated', () => {
    const { session, makeId } = open()
    expect(tagRepetitionsEdit(state(session), item(session, 'suggestion s1'), 'contested', makeId)).toBeNull()
  })

  test('takes the tag that is proposed where none is chosen', () => {
    const { session, makeId } = open()
    expect(tagRepetitionsEdit(state(session), item(session, 'suggestion s0'), null, makeId)?.edits[0]).toMatchObject({
      kind: 'accept',
      tag: 'attributed',
    })
  })
})

describe('relations of what is shown', () => {
  test('stay through accepting, and go with what is left out', async () => {
    const { session } = open()
    const others = (id: string) => conflictsOf(state(session), id).map(({ other }) => other)
    expect(others('suggestion s1')).toEqual(['suggestion s0', 'suggestion s3'])
    expect(repetitionsIn(state(session), item(session, 'suggestion s3'))).toEqual(['suggestion s0', 'suggestion s2', 'suggestion s3'])
    const edit = { kind: 'accept', detector: 'rules-1', suggestion: DETECTION.suggestions[0] as Suggestion, tag: null, id: 'c0' } as const
    session.perform(edit)
    await settle()
    expect(others('suggestion s1')).toEqual(['c0', 'suggestion s3'])
    expect(others('c0')).toEqual(['suggestion s1'])
    session.setLeastConfidence(0.9)
    expect(others('c0')).toEqual([])
    expect(others('suggestion s1')).toEqual([])
  })

  test('lead to one other side after the other', () => {
    const { session } = open()
    const now = state(session)
    expect(otherSide(now, 'suggestion s1', undefined)).toBe('suggestion s0')
    expect(otherSide(now, 'suggestion s1', 'suggestion s0')).toBe('suggestion s3')
    expect(otherSide(now, 'suggestion s1', 'suggestion s3')).toBe('suggestion s0')
    expect(otherSide(now, 'suggestion s2', undefined)).toBeNull()
  })
})
