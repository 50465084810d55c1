import { describe, expect, test } from '@jest/globals'
import type { Detection } from '#annotations/detect/detector'
import { setToData } from '#annotations/model/annotation-set'
import type { Edit } from '#annotations/ops/edit'
import type { Failure } from '#shared/failures'
import { type ArticleSession, createArticleSession, neighbour, nextUndecided, selectedItem } from '../../../renderer/state/article-store'
import { acceptEdit } from '../../../renderer/state/accept-edit'
import { FakeHost, settle } from './fake-host'

const TEXT = 'The mayor said the bridge was safe. The engineer denied it. So it goes.\n'
const FULL: Failure = { code: 'disk-full', values: {} }

const add = (id: string, start = 0): Edit => ({ kind: 'add', id, content: [{ start, end: start + 9 }] })

const suggestion = (key: string, start: number, nestedIn: number | null = null) =>
  ({
    key,
    kind: 'attribution',
    content: [{ start, end: start + 9 }],
    source: [],
    cue: [],
    sourceName: '',
    sourceKind: 'none',
    nestedIn,
    tag: 'attributed',
    reasons: [],
    confidence: 1,
  }) as const
const DETECTION: Detection = {
  detector: 'rules-1',
  language: { code: 'en', supported: true, others: [] },
  suggestions: [suggestion('s0', 0), suggestion('s1', 4, 0), suggestion('s2', 36)],
  links: [],
}

function open(host = new FakeHost(TEXT)): { readonly host: FakeHost; readonly session: ArticleSession; readonly failures: Failure[] } {
  const failures: Failure[] = []
  const session = createArticleSession(host.opened(), { host, now: () => '', onFailure: (failure) => failures.push(failure) })
  return { host, session, failures }
}

const idsOf = ({ store }: ArticleSession) => store.getState().items.order
/** What is shown is what is on disk. */
const agrees = ({ host, session }: { readonly host: FakeHost; readonly session: ArticleSession }) =>
  expect(setToData(session.store.getState().set)).toEqual(setToData(host.set))

describe('an edit', () => {
  test('is shown at once, and called saved only when the application has answered', async () => {
    const { host, session } = open()
    expect(session.store.getState().save).toEqual({ kind: 'saved', at: null })
    host.isPrompt = false
    expect(session.perform(add('c1'))).toBe(true)
    expect(idsOf(session)).toEqual(['c1'])
    expect(session.store.getState().save).toEqual({ kind: 'saving' })
    await settle()
    expect(session.store.getState().save).toEqual({ kind: 'saving' })
    await host.answer()
    expect(session.store.getState()).toMatchObject({ save: { kind: 'saved', at: expect.any(String) }, history: { undo: 'add-claim' } })
  })

  test('among several is not called saved before the last of them', async () => {
    const { host, session } = open()
    host.isPrompt = false
    session.perform(add('c1'))
    session.perform(add('c2', 10))
    await host.answer()
    expect(session.store.getState().save).toEqual({ kind: 'saving' })
    await host.answer()
    expect(session.store.getState().save.kind).toBe('saved')
  })

  test('that asks for what is already so is not sent; one that cannot be is said', async () => {
    const { host, session, failures } = open()
    session.perform(add('c1'))
    await session.settled()
    const { length } = host.calls
    expect(session.perform({ kind: 'tag', id: 'c1', tag: null })).toBe(false)
    expect(session.perform({ kind: 'tag', id: 'c9', tag: null })).toBe(false)
    expect(session.perform(add('c2', 500))).toBe(false)
    expect(host.calls).toHaveLength(length)
    expect(failures).toEqual([
      { code: 'op-conflict', values: { reason: 'missing', id: 'c9' } },
      { code: 'op-conflict', values: { reason: 'invalid', id: 'c2' } },
    ])
  })

  test('is not made where the set can only be read', () => {
    const host = new FakeHost(TEXT)
    const failures: Failure[] = []
    const locked: Failure = { code: 'library-locked', values: { pid: '1', host: 'desk' } }
    const session = createArticleSession(
      { ...host.opened(), readOnly: locked },
      { host, now: () => '', onFailure: (one) => failures.push(one) },
    )
    expect(session.perform(add('c1'))).toBe(false)
    expect([idsOf(session), failures, host.calls]).toEqual([[], [locked], []])
  })
})

describe('an edit that does not reach the disk', () => {
  test('is taken back in sight, said, and the light says so until something is saved', async () => {
    const { host, session, failures } = open()
    session.perform(add('c1'))
    await session.settled()
    host.failNext(FULL)
    session.perform(add('c2', 10))
    expect(idsOf(session)).toEqual(['c1', 'c2'])
    await session.settled()
    expect(idsOf(session)).toEqual(['c1'])
    expect(failures).toEqual([FULL])
    expect(session.store.getState().save).toEqual({ kind: 'failed', failure: FULL })
    session.perform(add('c3', 20))
    await session.settled()
    expect(session.store.getState().save.kind).toBe('saved')
    agrees({ host, session })
  })

  test('does not take later ones with it', async () => {
    const { host, session } = open()
    host.isPrompt = false
    host.failNext(FULL, null)
    session.perform(add('c1'))
    session.perform(add('c2', 10))
    while (host.waiting > 0) await host.answer()
    expect(idsOf(session)).toEqual(['c2'])
    agrees({ host, session })
  })

  test('does not take off the screen what was done while the set was read again', async () => {
    const { host, session } = open()
    host.isPrompt = false
    host.failNext(FULL)
    session.perform(add('c1'))
    await host.answer()
    // The set is being read again now; this edit is not in what is read.
    expect(host.waiting).toBe(1)
    session.perform(add('c2', 10))
    while (host.waiting > 0) await host.answer()
    expect(idsOf(session)).toEqual(['c2'])
    agrees({ host, session })
  })

  test('takes those with it that were built on it', async () => {
    const { host, session, failures } = open()
    host.isPrompt = false
    host.failNext(FULL)
    session.perform(add('c1'))
    session.perform({ kind: 'tag', id: 'c1', tag: 'contested' })
    while (host.waiting > 0) await host.answer()
    expect(idsOf(session)).toEqual([])
    expect(failures.map(({ code }) => code)).toEqual(['disk-full', 'op-conflict'])
    agrees({ host, session })
  })
})

describe('undo and redo', () => {
  test('come after the edits sent before them, and select what they touched', async () => {
    const { host, session } = open()
    host.isPrompt = false
    session.perform(add('c1'))
    session.perform({ kind: 'tag', id: 'c1', tag: 'contested' })
    const undone = session.undo()
    expect(host.calls.map(({ method }) => method)).toEqual(['set.commit', 'set.commit', 'set.undo'])
    while (host.waiting > 0) await host.answer()
    await undone
    expect(session.store.getState()).toMatchObject({ selectedId: 'c1', history: { undo: 'add-claim', redo: 'tag-contested' } })
    expect(session.store.getState().set.claims.get('c1')?.tag).toBeNull()
    host.isPrompt = true
    await session.redo()
    expect(session.store.getState().set.claims.get('c1')?.tag).toBe('contested')
    agrees({ host, session })
  })

  test('of a deletion bring everything back', async () => {
    const { host, session } = open()
    session.perform(add('c1'))
    session.perform(add('c2', 10))
    session.perform({ kind: 'link', id: 'l1', linkKind: 'supports', from: 'c1', to: 'c2', reason: '' })
    session.perform({ kind: 'delete', id: 'c1' })
    await session.settled()
    expect(session.store.getState().set.links.size).toBe(0)
    await session.undo()
    expect(session.store.getState().set.links.size).toBe(1)
    expect(session.store.getState().selectedId).toBe('c1')
    agrees({ host, session })
  })

  test('with nothing to take back say so and change nothing', async () => {
    const { host, session, failures } = open()
    await session.undo()
    expect(failures).toEqual([{ code: 'nothing-to-undo', values: {} }])
    agrees({ host, session })
  })

  test('that meet an edit still on its way end with what is on disk', async () => {
    const { host, session } = open()
    session.perform(add('c1'))
    await session.settled()
    host.isPrompt = false
    const undone = session.undo()
    session.perform({ kind: 'note', id: 'c1', note: 'Too late.' })
    while (host.waiting > 0) await host.answer()
    await undone
    await session.settled()
    agrees({ host, session })
    expect(idsOf(session)).toEqual([])
  })
})

describe('suggestions', () => {
  test('stand among the claims until they are decided, and the selection follows', async () => {
    const { session } = open()
    session.setDetection(DETECTION)
    expect(idsOf(session)).toEqual(['suggestion s0', 'suggestion s1', 'suggestion s2'])
    session.select('suggestion s0')
    session.perform(acceptEdit(session.store.getState(), DETECTION.suggestions[0] ?? suggestion('', 0), null, 'c0'))
    expect(session.store.getState().selectedId).toBe('c0')
    expect(selectedItem(session.store.getState())).toMatchObject({ kind: 'claim', claim: { tag: 'attributed' } })
    session.perform({ kind: 'reject', detector: 'rules-1', suggestion: suggestion('s2', 36) })
    expect(idsOf(session)).toEqual(['c0', 'suggestion s1'])
    await session.undo()
    expect(session.store.getState().selectedId).toBe('suggestion s2')
    await session.undo()
    expect(idsOf(session)).toEqual(['suggestion s0', 'suggestion s1', 'suggestion s2'])
  })

  test('keep their nesting whichever of them is accepted first', () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ] as const) {
      const { session } = open()
      session.setDetection(DETECTION)
      for (const at of order)
        session.perform(acceptEdit(session.store.getState(), DETECTION.suggestions[at] ?? suggestion('', 0), 'contested', `c${at}`))
      const { claims } = session.store.getState().set
      expect([claims.get('c0')?.nestedIn, claims.get('c1')?.nestedIn]).toEqual([null, 'c0'])
    }
  })

  test('a selection that the detector did not find again is let go', () => {
    const { session } = open()
    session.select('suggestion gone')
    session.setDetection(DETECTION)
    expect(session.store.getState().selectedId).toBeNull()
  })
})

describe('moving through the list', () => {
  const state = (selectedId: string | null) => {
    const { session } = open()
    session.setDetection(DETECTION)
    session.perform(acceptEdit(session.store.getState(), DETECTION.suggestions[1] ?? suggestion('', 0), null, 'c1'))
    session.select(selectedId)
    return session.store.getState()
  }

  test('next and previous stop at the ends, and begin at them', () => {
    expect(neighbour(state(null), 1)).toBe('suggestion s0')
    expect(neighbour(state(null), -1)).toBe('suggestion s2')
    expect(neighbour(state('c1'), 1)).toBe('suggestion s2')
    expect(neighbour(state('suggestion s2'), 1)).toBeNull()
    expect(neighbour(state('suggestion s0'), -1)).toBeNull()
  })

  test('the next undecided passes over what is tagged, goes round, and never stays', () => {
    expect(nextUndecided(state(null))).toBe('suggestion s0')
    expect(nextUndecided(state('suggestion s0'))).toBe('suggestion s2')
    expect(nextUndecided(state('suggestion s2'))).toBe('suggestion s0')
    const { session } = open()
    expect(nextUndecided(session.store.getState())).toBeNull()
  })
})
