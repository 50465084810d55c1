import { describe, expect, test } from '@jest/globals'
import { describeSpans } from '#annotations/anchor/describe'
import { setFromData } from '#annotations/model/annotation-set'
import type { Claim } from '#annotations/model/claim'
import type { Op } from '#annotations/ops/op'
import { planEdit } from '#annotations/ops/plan-edit'
import type { Spans } from '#annotations/text/span'
import { addClaim, sampleClaim } from '#support/sample-set'
import { addText, newFolder, NOW, openTrial, type TrialApp, withMethods } from './trial-app'

const TEXT = 'The mayor 🌉 said the bridge was safe. The engineer denied it.\n'
const add = (claim: Claim): Op => ({ label: 'add-claim', atoms: [{ kind: 'claim.add', claim }] })

async function tagOf(app: TrialApp, articleId: string, tag: Claim['tag']): Promise<Op> {
  const { set, text } = await app.call('article.open', { articleId })
  const planned = planEdit(setFromData(set), text, { kind: 'tag', id: 'c1', tag }, NOW)
  if (planned.kind !== 'planned') throw new Error(planned.kind)
  return planned.op
}

describe('edits', () => {
  test('are on disk when they are answered, undone and redone by name, and still there in the next instance', async () => {
    const app = await openTrial()
    const articleId = await addText(app, TEXT)
    const first = await app.call('set.commit', { articleId, op: addClaim(TEXT, 'c1') })
    expect(first).toEqual({ seq: 1, at: expect.any(String), history: { undo: 'add-claim', redo: null } })
    const second = await app.call('set.commit', { articleId, op: await tagOf(app, articleId, 'contested') })
    expect(second).toMatchObject({ seq: 2, history: { undo: 'tag-contested', redo: null } })
    const undone = await app.call('set.undo', { articleId })
    expect(undone).toMatchObject({
      op: { label: 'tag-contested' },
      committed: { seq: 3, history: { undo: 'add-claim', redo: 'tag-contested' } },
    })
    await app.close()
    const again = await openTrial({ folder: app.folder })
    expect(await again.call('article.open', { articleId })).toMatchObject({ seq: 3, set: { claims: [{ id: 'c1', tag: null }] } })
    expect(await again.call('set.redo', { articleId })).toMatchObject({ committed: { seq: 4, history: { redo: null } } })
    expect((await again.call('article.open', { articleId })).set.claims).toMatchObject([{ id: 'c1', tag: 'contested' }])
  })

  test('of one analyst are not another’s', async () => {
    const app = await openTrial()
    const articleId = await addText(app, TEXT)
    await app.call('set.commit', { articleId, op: addClaim(TEXT, 'c1') })
    await app.close()
    const ben = await openTrial({ folder: app.folder, analyst: 'Ben' })
    expect(await ben.call('article.open', { articleId })).toMatchObject({ seq: 0, set: { analyst: 'Ben', claims: [] } })
    expect((await ben.call('article.sets', { articleId })).sets).toMatchObject([
      { seq: 1, set: { analyst: 'Ana', claims: [{ id: 'c1' }] } },
    ])
  })

  test('made for another state of the set are refused and change nothing', async () => {
    const app = await openTrial()
    const articleId = await addText(app, TEXT)
    await app.call('set.commit', { articleId, op: addClaim(TEXT, 'c1') })
    const before = await app.call('article.open', { articleId })
    const tag: Op = { label: 'tag-contested', atoms: [{ kind: 'claim.tag', id: 'c1', before: 'attributed', after: 'contested' }] }
    const cases: readonly (readonly [Op, string, string])[] = [
      [addClaim(TEXT, 'c1'), 'exists', 'c1'],
      [tag, 'changed', 'c1'],
      [{ label: 'untag', atoms: [{ kind: 'claim.tag', id: 'c9', before: 'attributed', after: null }] }, 'missing', 'c9'],
      [{ label: 'add-claim', atoms: [...addClaim(TEXT, 'c2').atoms, ...tag.atoms] }, 'changed', 'c1'],
    ]
    for (const [op, reason, id] of cases) {
      expect(await app.refusal('set.commit', { articleId, op })).toEqual({ code: 'op-conflict', values: { reason, id } })
    }
    expect(await app.call('article.open', { articleId })).toEqual(before)
  })
})

describe('an edit is refused whose places are not what the text has there', () => {
  const claim = sampleClaim(TEXT, 'c1', 4, 9)
  const [anchor] = claim.content
  const at = (spans: Spans) => describeSpans(TEXT, spans)
  const moved = anchor ? { ...anchor, start: 5, end: 10 } : anchor
  const bridge = TEXT.indexOf('🌉')
  const half = { start: bridge + 1, end: bridge + 6, exact: TEXT.slice(bridge + 1, bridge + 6), prefix: '', suffix: '' }
  const cases: readonly (readonly [string, Op])[] = [
    ['a quote one place off', add({ ...claim, content: moved ? [moved] : [] })],
    ['a source that says something else', add({ ...claim, source: at([{ start: 0, end: 3 }]).map((part) => ({ ...part, exact: 'Tha' })) })],
    ['a cue beyond the end', add({ ...claim, cue: [{ start: 900, end: 903, exact: '', prefix: '', suffix: '' }] })],
    ['an empty part', add({ ...claim, content: [{ start: 4, end: 4, exact: '', prefix: '', suffix: '' }] })],
    ['half a character', add({ ...claim, content: [half] })],
    [
      'parts out of order',
      add({
        ...claim,
        content: at([
          { start: 15, end: 18 },
          { start: 4, end: 9 },
        ]),
      }),
    ],
    [
      'parts that overlap',
      add({
        ...claim,
        content: at([
          { start: 4, end: 9 },
          { start: 7, end: 9 },
        ]),
      }),
    ],
    [
      'moved boundaries',
      {
        label: 'edit-content',
        atoms: [{ kind: 'claim.spans', id: 'c0', part: 'content', before: sampleClaim(TEXT, 'c0').content, after: moved ? [moved] : [] }],
      },
    ],
    [
      'a rejection outside the text',
      {
        label: 'reject',
        atoms: [{ kind: 'suggestion.reject', rejection: { detector: 'rules-1', key: 'c1', content: [{ start: 1, end: 9999 }] } }],
      },
    ],
    [
      'a second atom',
      { label: 'import', atoms: [...add(claim).atoms, ...add({ ...claim, id: 'c2', content: moved ? [moved] : [] }).atoms] },
    ],
  ]
  test.each(cases)('%s', async (_name, op) => {
    const app = await openTrial()
    const articleId = await addText(app, TEXT)
    await app.call('set.commit', { articleId, op: addClaim(TEXT, 'c0') })
    expect(await app.refusal('set.commit', { articleId, op })).toMatchObject({ code: 'op-conflict', values: { reason: 'invalid' } })
    expect(await app.call('article.open', { articleId })).toMatchObject({ seq: 1, set: { claims: [{ id: 'c0' }], rejected: [] } })
  })

  test('and taken where they are', async () => {
    const app = await openTrial()
    const articleId = await addText(app, TEXT)
    const whole = at([
      { start: 4, end: 9 },
      { start: bridge, end: bridge + 2 },
    ])
    await app.call('set.commit', { articleId, op: add({ ...claim, content: whole }) })
    expect((await app.call('article.open', { articleId })).set.claims[0]?.content).toEqual(whole)
  })
})

describe('order', () => {
  test('edits that come at once are applied in the order they came, though the text is still being read', async () => {
    let reads = 0
    // The first read is the slowest.
    const app = await openTrial({
      ports: ({ store }) => ({
        store: withMethods(store, {
          async readText(articleId, revision) {
            const pause = reads++ === 0 ? 30 : 0
            await new Promise((done) => setTimeout(done, pause))
            return store.readText(articleId, revision)
          },
        }),
      }),
    })
    const articleId = await addText(app, TEXT)
    const commits = ['c1', 'c2', 'c3', 'c4'].map((id) => app.call('set.commit', { articleId, op: addClaim(TEXT, id) }))
    const undone = app.call('set.undo', { articleId })
    const last = app.call('set.commit', { articleId, op: addClaim(TEXT, 'c5') })
    expect((await Promise.all(commits)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    expect((await undone).op.atoms).toMatchObject([{ kind: 'claim.remove', claim: { id: 'c4' } }])
    expect((await last).seq).toBe(6)
    expect((await app.call('article.open', { articleId })).set.claims.map(({ id }) => id)).toEqual(['c1', 'c2', 'c3', 'c5'])
  })

  test('an edit that is refused does not hold up the ones behind it', async () => {
    const app = await openTrial()
    const articleId = await addText(app, TEXT)
    const replies = await Promise.all(['c1', 'c1', 'c2'].map((id) => app.dispatch('set.commit', { articleId, op: addClaim(TEXT, id) })))
    expect(replies.map(({ ok }) => ok)).toEqual([true, false, true])
  })
})

describe('closing', () => {
  test('twice is closing once', async () => {
    const app = await openTrial()
    await Promise.all([app.close(), app.close()])
    await app.close()
  })

  test('answers edits under way, refuses later ones, and what was answered is there', async () => {
    const folder = await newFolder()
    for (let round = 0; round < 8; round++) {
      const app = await openTrial({ folder })
      const articleId = await addText(app, TEXT)
      const before = (await app.call('article.open', { articleId })).set.claims.length
      const commit = (id: string) => app.dispatch('set.commit', { articleId, op: addClaim(TEXT, `r${round}-${id}`) })
      const racing = [commit('a'), commit('b')]
      for (let i = 0; i < round; i++) await Promise.resolve()
      const closing = app.close()
      racing.push(commit('c'))
      await closing
      racing.push(commit('d'))
      const replies = await Promise.all(racing)
      expect(replies.map(({ ok }) => ok)).toEqual([true, true, false, false])
      for (const reply of replies.slice(2)) expect(reply).toMatchObject({ failure: { code: 'connection-lost' } })
      const again = await openTrial({ folder })
      expect(again.store.readOnly).toBeNull()
      expect((await again.call('article.open', { articleId })).set.claims).toHaveLength(before + 2)
      expect((await again.call('library.verify', {})).problems).toEqual([])
      await again.close()
    }
  })
})

describe('a second instance', () => {
  test('reads and exports, says why it cannot write, and changes nothing', async () => {
    const first = await openTrial()
    const articleId = await addText(first, TEXT)
    await first.call('set.commit', { articleId, op: addClaim(TEXT, 'c1') })
    const second = await openTrial({ folder: first.folder })
    const info = await second.call('app.info', {})
    expect(info.readOnly).toMatchObject({ code: 'library-locked', values: { pid: String(process.pid) } })
    const opened = await second.call('article.open', { articleId })
    expect(opened.set.claims).toMatchObject([{ id: 'c1' }])
    expect(opened.readOnly).toMatchObject({ code: 'library-locked' })
    expect((await second.call('export.run', { scope: { kind: 'library' }, format: 'native', rawCsv: false })).files.length).toBeGreaterThan(
      0,
    )
    for (const refused of [
      await second.refusal('set.commit', { articleId, op: addClaim(TEXT, 'c2') }),
      await second.refusal('set.undo', { articleId }),
      await second.refusal('import.run', { files: [], into: 'own' }),
      await second.refusal('article.describe', { articleId, metadata: opened.article.metadata }),
    ])
      expect(refused.code).toBe('library-locked')
    const { results } = await second.call('article.add', { files: [{ name: 'b.txt', base64: 'YmM=' }], encoding: null })
    expect(results).toMatchObject([{ kind: 'failed', failure: { code: 'library-locked' } }])
    // What only makes reading pleasant is not an error.
    await second.call('view.save', { articleId, view: { topOffset: 1, topPixels: 0, selected: null, caret: null } })
    await second.call('settings.save', { ...info.settings, theme: 'dark' })
    expect(await first.call('article.open', { articleId })).toMatchObject({ seq: 1, view: null })
    expect((await first.call('app.info', {})).settings.theme).toBe('system')
  })
})
