import { describe, expect, jest, test } from '@jest/globals'
import type { Tag } from '#annotations/model/claim'
import type { Message } from '#annotations/model/message'
import type { Op } from '#annotations/ops/op'
import { readPackage } from '#main/app/package/read-package'
import { readZip } from '#main/exchange/zip/read-zip'
import { addClaim } from '#support/sample-set'
import type { TrialApp } from './trial-app'
import { addText, openTrial, withMethods } from './trial-app'

const TEXT = 'The mayor 🌉 said the bridge was safe. The engineer denied it.\n'

const tag = (id: string, before: Tag | null, after: Tag): Op => ({
  label: 'tag-contested',
  atoms: [{ kind: 'claim.tag', id, before, after }],
})
const note = (id: string, before: string, after: string): Op => ({ label: 'edit-note', atoms: [{ kind: 'claim.note', id, before, after }] })
const say = (by: string, about: string, text: string): Op => {
  const said: Message = {
    id: `m${by.length}`,
    thread: 't1',
    kind: 'say',
    about: [{ analyst: about, claim: 'c1' }],
    text,
    mentions: [about],
    after: null,
    by,
    at: '',
  }
  return { label: 'say', atoms: [{ kind: 'message.add', message: said }] }
}

async function sent(app: TrialApp, kind: 'open' | 'masked' | 'blind') {
  const { base64 } = await app.call('package.send', { articleIds: null, kind })
  return { name: `${kind}.claimlight`, base64 }
}
async function returned(app: TrialApp) {
  const { base64 } = await app.call('package.return', { articleIds: null })
  return { name: 'return.claimlight', base64 }
}
const merge = (app: TrialApp, file: { readonly name: string; readonly base64: string }) => app.call('package.merge', { file, decided: [] })
const setsOf = async (app: TrialApp, articleId: string) =>
  Object.fromEntries((await app.call('article.sets', { articleId })).sets.map(({ set }) => [set.analyst, set]))
const bytesOf = ({ base64 }: { readonly base64: string }): Uint8Array => Buffer.from(base64, 'base64')
const innards = (file: { readonly base64: string }): string =>
  readZip('x', bytesOf(file))
    .map(({ bytes }) => Buffer.from(bytes).toString())
    .join('\n')

describe('a package', () => {
  test('brings article, sets with their history and reviews to a library that has none of it', async () => {
    const ana = await openTrial({ analyst: 'Ana' })
    const articleId = await addText(ana, TEXT)
    await ana.call('set.commit', { articleId, op: addClaim(TEXT, 'c1') })
    await ana.call('set.commit', { articleId, op: tag('c1', null, 'contested') })
    await ana.call('set.undo', { articleId })
    await ana.call('review.commit', { articleId, op: say('Ana', 'Ana', 'Why?') })
    const ben = await openTrial({ analyst: 'Ben' })
    const file = await sent(ana, 'open')
    expect(await ben.call('package.look', { file })).toMatchObject({
      kind: 'open',
      from: 'Ana',
      articles: [{ id: articleId, isNew: true, newRevisions: 1 }],
      sets: [
        { analyst: 'Ana', set: 'annotations', fate: 'new', edits: 3, isOwn: false },
        { analyst: 'Ana', set: 'review', fate: 'new', edits: 1 },
      ],
    })
    expect(ben.store.articles()).toEqual([])
    await merge(ben, file)
    expect((await setsOf(ben, articleId))['Ana']).toEqual((await setsOf(ana, articleId))['Ana'])
    const [theirs, here] = await Promise.all([ana.store.openSet(articleId, 'Ana'), ben.store.openSet(articleId, 'Ana')])
    expect(await here.edits()).toEqual(await theirs.edits())
    expect(here.history).toEqual(theirs.history)
    expect(await ben.store.verify()).toEqual([])
    const again = await merge(ben, file)
    expect(again.sets.map(({ fate }) => fate)).toEqual(['nothing-new', 'nothing-new'])
    expect((await ben.call('article.open', { articleId })).request).toMatchObject({ kind: 'open', from: 'Ana', isReturned: false })
  })

  test('is the same bytes for the same content', async () => {
    const ana = await openTrial()
    const articleId = await addText(ana, TEXT)
    await ana.call('set.commit', { articleId, op: addClaim(TEXT, 'c1') })
    expect(bytesOf(await sent(ana, 'open'))).toEqual(bytesOf(await sent(ana, 'open')))
  })

  test('blind holds texts alone, and the answer comes back under its writer’s name', async () => {
    const rita = await openTrial({ analyst: 'Rita' })
    const articleId = await addText(rita, TEXT)
    await rita.call('set.commit', { articleId, op: addClaim(TEXT, 'c1') })
    const file = await sent(rita, 'blind')
    expect(readPackage('p', bytesOf(file)).articles[0]?.logs).toEqual([])
    const ben = await openTrial({ analyst: 'Ben' })
    await merge(ben, file)
    expect((await ben.call('article.open', { articleId })).request).toMatchObject({ kind: 'blind', isReturned: false })
    await ben.call('set.commit', { articleId, op: addClaim(TEXT, 'b1') })
    const answer = await returned(ben)
    expect((await ben.call('article.open', { articleId })).request).toMatchObject({ isReturned: true })
    expect(await rita.call('package.look', { file: answer })).toMatchObject({ kind: 'return', from: 'Ben', answers: 'blind' })
    await merge(rita, answer)
    const sets = await setsOf(rita, articleId)
    expect(Object.keys(sets).toSorted()).toEqual(['Ben', 'Rita'])
    expect(sets['Ben']?.claims.map(({ id }) => id)).toEqual(['b1'])
  })

  test('masked names nobody, with the same letters each time, and the sender reads the answer with names', async () => {
    const rita = await openTrial({ analyst: 'Rita' })
    const articleId = await addText(rita, TEXT)
    await rita.call('set.commit', { articleId, op: addClaim(TEXT, 'c1') })
    await rita.call('set.commit', { articleId, op: note('c1', '', 'Zoltan should see this, not Zoltana.') })
    const zoltan = await openTrial({ analyst: 'Zoltan' })
    await merge(zoltan, await sent(rita, 'open'))
    await zoltan.call('set.commit', { articleId, op: addClaim(TEXT, 'z1') })
    await zoltan.call('review.commit', { articleId, op: say('Zoltan', 'Rita', '@Rita why so?') })
    await merge(rita, await returned(zoltan))
    const file = await sent(rita, 'masked')
    const text = innards(file)
    expect(text).not.toMatch(/Rita|Zoltan(?!a)/)
    expect(text).toContain('should see this, not Zoltana')
    expect(bytesOf(await sent(rita, 'masked'))).toEqual(bytesOf(file))
    const ben = await openTrial({ analyst: 'Ben' })
    await merge(ben, file)
    const masks = Object.keys(await setsOf(ben, articleId))
    expect(masks.toSorted()).toEqual(['analyst A', 'analyst B'])
    const of = Object.entries(await setsOf(ben, articleId)).find(([, set]) => set.claims.some(({ id }) => id === 'c1'))?.[0] ?? ''
    await ben.call('review.commit', { articleId, op: say('Ben', of, `@${of} is right`) })
    await merge(rita, await returned(ben))
    const { others } = await rita.call('review.open', { articleId })
    const message = others.find(({ set }) => set.analyst === 'Ben')?.set.review?.messages[0]
    expect(message).toMatchObject({ text: '@Rita is right', mentions: ['Rita'], about: [{ analyst: 'Rita' }] })
  })
})

describe('one analyst on two computers', () => {
  async function apart() {
    const desk = await openTrial({ analyst: 'Ana' })
    const articleId = await addText(desk, TEXT)
    await desk.call('set.commit', { articleId, op: addClaim(TEXT, 'c1') })
    await desk.call('set.commit', { articleId, op: addClaim(TEXT, 'c2') })
    const laptop = await openTrial({ analyst: 'Ana' })
    await merge(laptop, await sent(desk, 'open'))
    return { desk, laptop, articleId }
  }

  test('goes on where the other stopped, and undo reaches back to the first edit', async () => {
    const { desk, laptop, articleId } = await apart()
    await laptop.call('set.commit', { articleId, op: tag('c1', null, 'contested') })
    const look = await desk.call('package.merge', { file: await returned(laptop), decided: [] })
    expect(look.sets).toMatchObject([{ fate: 'append', edits: 1, isOwn: true, conflicts: [] }])
    for (let i = 0; i < 3; i++) await desk.call('set.undo', { articleId })
    expect((await desk.call('article.open', { articleId })).set.claims).toEqual([])
  })

  test('what was changed on both is shown with both versions, refused until decided, and one undo takes the merge back', async () => {
    const { desk, laptop, articleId } = await apart()
    await desk.call('set.commit', { articleId, op: tag('c1', null, 'attributed') })
    await desk.call('set.commit', { articleId, op: note('c2', '', 'seen at the desk') })
    await laptop.call('set.commit', { articleId, op: tag('c1', null, 'contested') })
    await laptop.call('set.commit', { articleId, op: addClaim(TEXT, 'c3') })
    const file = await returned(laptop)
    const before = (await desk.call('article.open', { articleId })).set
    const [told] = (await desk.call('package.look', { file })).sets
    expect(told).toMatchObject({
      fate: 'merge',
      conflicts: [{ id: 'c1', fields: ['tag'], mine: { tag: 'attributed' }, theirs: { tag: 'contested' } }],
    })
    expect(await desk.refusal('package.merge', { file, decided: [] })).toMatchObject({ code: 'package-conflicts', values: { count: '1' } })
    expect((await desk.call('article.open', { articleId })).set).toEqual(before)
    const decided = [{ articleId, analyst: 'Ana', set: 'annotations', claim: 'c1', side: 'theirs' }] as const
    await desk.call('package.merge', { file, decided })
    const after = (await desk.call('article.open', { articleId })).set
    expect(after.claims.map(({ id, tag: tagged, note: noted }) => [id, tagged, noted]).toSorted()).toEqual([
      ['c1', 'contested', ''],
      ['c2', null, 'seen at the desk'],
      ['c3', null, ''],
    ])
    expect((await desk.call('package.look', { file })).sets).toMatchObject([{ fate: 'nothing-new', conflicts: [] }])
    await desk.call('set.undo', { articleId })
    expect((await desk.call('article.open', { articleId })).set).toEqual(before)
    expect(await desk.store.verify()).toEqual([])
  })

  test('does not lose more than a fifth of the claims without being asked', async () => {
    const { desk, laptop, articleId } = await apart()
    for (const id of ['c3', 'c4', 'c5', 'c6', 'c7']) await laptop.call('set.commit', { articleId, op: addClaim(TEXT, id) })
    await merge(desk, await returned(laptop))
    const { claims } = (await laptop.call('article.open', { articleId })).set
    for (const claim of claims.slice(0, 6))
      await laptop.call('set.commit', {
        articleId,
        op: { label: 'delete-claim', atoms: [{ kind: 'claim.remove', claim }] },
        confirmed: true,
      })
    const file = await returned(laptop)
    expect(await desk.refusal('package.merge', { file, decided: [] })).toMatchObject({
      code: 'too-many-removed',
      values: { count: '6', of: '7' },
    })
    await desk.call('package.merge', { file, decided: [], confirmed: true })
    expect((await desk.call('article.open', { articleId })).set.claims).toHaveLength(1)
  })

  test('an import that broke off is finished by opening the package again', async () => {
    const { desk, articleId } = await apart()
    await desk.call('review.commit', { articleId, op: say('Ana', 'Ana', 'Why?') })
    const file = await sent(desk, 'open')
    const stopping = await openTrial({
      analyst: 'Ben',
      ports: ({ store }) => ({
        store: withMethods(store, {
          openSet: async (id, analyst, kind) => {
            if (kind === 'review' && store.article(id)) throw new Error('the power went')
            return store.openSet(id, analyst, kind)
          },
        }),
      }),
    })
    const { folder } = stopping
    // The fault is logged whole; here it is wanted.
    jest.spyOn(console, 'error').mockImplementation(() => undefined)
    expect(await stopping.refusal('package.merge', { file, decided: [] })).toMatchObject({ code: 'internal' })
    await stopping.close()
    const ben = await openTrial({ folder, analyst: 'Ben' })
    expect(await ben.store.verify()).toEqual([])
    await merge(ben, file)
    expect((await ben.call('review.open', { articleId })).others).toMatchObject([
      { set: { analyst: 'Ana', review: { messages: [{ text: 'Why?' }] } } },
    ])
    expect((await setsOf(ben, articleId))['Ana']?.claims).toHaveLength(2)
  })
})
