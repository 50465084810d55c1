import { expect, test } from '@jest/globals'
import { emptySet, setFromData, setToData } from '#annotations/model/annotation-set'
import type { Host } from '#shared/contract/host'
import { DEFAULT_SETTINGS } from '#shared/contract/methods'
import { sampleClaim } from '#support/sample-set'
import { countRules, keepTally } from '../../../renderer/app/count-rules'
import { createAppStore } from '../../../renderer/state/app-store'
import { createArticleSession } from '../../../renderer/state/article-store'
import { ruleCount } from '../../../renderer/state/rule-counts'
import { FakeHost } from '../state/fake-host'

const TEXT = 'The wall holds.\n'
const reason = (rule: string) => ({ rule, text: '' })
const origin = { kind: 'suggestion', detector: 'rules-1', key: 's0', tag: 'attributed', confidence: 1 } as const
/** In one article the rule `a` was right and `b` was not, in the other both were, with another tag. */
const SETS = {
  '00000000000000a1': setFromData({
    ...setToData(emptySet('00000000000000a1', '', 'Ana')),
    claims: [{ ...sampleClaim(TEXT, 'c0'), tag: 'attributed', origin: { ...origin, reasons: [reason('a')] } }],
    rejected: [{ detector: 'rules-0', key: 's1', content: [], rules: ['b', 'b'] }],
  }),
  '00000000000000a2': setFromData({
    ...setToData(emptySet('00000000000000a2', '', 'Ana')),
    claims: [{ ...sampleClaim(TEXT, 'c0'), tag: 'contested', origin: { ...origin, reasons: [reason('a'), reason('b')] } }],
  }),
}

const about = { version: '', host: 'test', library: '', libraryPath: '', analyst: 'Ana', readOnly: null, notices: [] } as const

function library(): { readonly host: Host; readonly asked: string[] } {
  const asked: string[] = []
  const call = async (method: string, params: unknown): Promise<unknown> => {
    if (method === 'library.list') {
      const ids = [...Object.keys(SETS), '00000000000000a3']
      return { ok: true, result: { entries: ids.map((id, i) => ({ id, decided: i < 2 ? 1 : 0, addedAt: '' })) } }
    }
    const { articleId } = params as { readonly articleId: keyof typeof SETS }
    asked.push(articleId)
    const mine = { set: setToData(SETS[articleId]), seq: 1, failure: null }
    return { ok: true, result: { sets: [{ ...mine, set: { ...mine.set, analyst: 'Somebody else', rejected: [] } }, mine] } }
  }
  return { host: { call, onEvent: () => () => {}, nativeMenu: false } as unknown as Host, asked }
}

test('rules are counted over the articles in which something was decided, one’s own decisions, each article once', async () => {
  const app = createAppStore({ ...about, settings: DEFAULT_SETTINGS })
  const { host, asked } = library()
  await countRules(host, app)
  await countRules(host, app)
  expect(asked).toEqual(['00000000000000a1', '00000000000000a2'])
  const open = new FakeHost(TEXT)
  const session = createArticleSession(open.opened(), { host: open, now: () => '', onFailure: () => {} })
  const count = (rule: string) => ruleCount(app.getState().tallies, session.store.getState(), rule)
  expect(count('a')).toEqual({ kept: 2, retagged: 1, rejected: 0 })
  expect(count('b')).toEqual({ kept: 1, retagged: 1, rejected: 1 })
  expect(count('c')).toEqual({ kept: 0, retagged: 0, rejected: 0 })
})

test('the open article counts as it is now, and is kept when it is left', async () => {
  const app = createAppStore({ ...about, settings: DEFAULT_SETTINGS })
  const open = new FakeHost(TEXT)
  const session = createArticleSession(open.opened(), { host: open, now: () => '', onFailure: () => {} })
  app.setState({ article: session })
  session.perform({
    kind: 'reject',
    detector: 'rules-1',
    suggestion: { key: 's0', content: [{ start: 0, end: 8 }], reasons: [reason('a')] },
  })
  const count = () => ruleCount(app.getState().tallies, session.store.getState(), 'a').rejected
  expect(count()).toBe(1)
  keepTally(app)
  // Not counted twice.
  expect(count()).toBe(1)
  expect(app.getState().tallies.get(open.article.id)?.get('a')).toMatchObject({ rejected: 1 })
})
