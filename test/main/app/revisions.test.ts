import { describe, expect, test } from '@jest/globals'
import { setFromData } from '#annotations/model/annotation-set'
import type { Op } from '#annotations/ops/op'
import { reviseSteps } from '#annotations/revise/revise-set'
import { NO_METADATA } from '#annotations/model/article'
import { sampleClaim } from '#support/sample-set'
import { addText, fileOf, newFolder, openTrial, type TrialApp } from './trial-app'

const OLD = 'The bridge\n\nThe port said that 49 people waited on the pier.\n\nThe mayor denied that the gate was locked.\n'
const NEW = 'The bridge again\n\nThe port said that 105 people waited on the pier.\n\nIt was cold on Monday night.\n'

async function withClaims(folder?: string): Promise<{ readonly app: TrialApp; readonly articleId: string }> {
  const app = await openTrial(folder === undefined ? {} : { folder })
  const articleId = await addText(app, OLD)
  const claim = (id: string, words: string): Op => ({
    label: 'add-claim',
    atoms: [
      { kind: 'claim.add', claim: { ...sampleClaim(OLD, id, OLD.indexOf(words), OLD.indexOf(words) + words.length), tag: 'contested' } },
    ],
  })
  await app.call('set.commit', { articleId, op: claim('number', '49 people waited on the pier') })
  await app.call('set.commit', { articleId, op: claim('gate', 'the gate was locked') })
  return { app, articleId }
}

async function addNew(app: TrialApp, articleId: string, text = NEW): Promise<string> {
  const { result } = await app.call('revision.add', { articleId, source: { kind: 'file', file: fileOf('new.txt', text), encoding: null } })
  if (result.kind !== 'added') throw new Error(JSON.stringify(result))
  return result.revision
}

async function planFor(app: TrialApp, articleId: string, revision: string): Promise<Op> {
  const { set, text } = await app.call('article.open', { articleId })
  const after = await app.call('revision.text', { articleId, revision })
  const steps = reviseSteps(setFromData(set), [{ revision: set.revision, text }], { revision, text: after.text })
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value.op
}

describe('a revision that is added', () => {
  test('leaves the text, the title and everybody’s claims of before, and survives a restart', async () => {
    const folder = await newFolder()
    const { app, articleId } = await withClaims(folder)
    const revision = await addNew(app, articleId)
    const { text, set, article } = await app.call('article.open', { articleId })
    expect([text, set.claims.length, article.revisions.length]).toEqual([OLD, 2, 2])
    expect([article.metadata.title, article.revisions[0]?.metadata?.title]).toEqual(['The bridge again', 'The bridge'])
    expect((await app.call('revision.text', { articleId, revision })).text).toBe(NEW)
    const { entries } = await app.call('library.list', { query: '', state: null })
    expect(entries).toMatchObject([{ isBehind: true, rechecks: 0, state: 'in-progress' }])
    await app.close()
    const again = await openTrial({ folder })
    expect((await again.call('article.open', { articleId })).text).toBe(OLD)
    expect((await again.call('library.verify', {})).problems).toEqual([])
  })

  test('is what a set that nobody has begun is on', async () => {
    const app = await openTrial()
    const articleId = await addText(app, OLD)
    await app.call('article.open', { articleId })
    await addNew(app, articleId)
    expect((await app.call('article.open', { articleId })).text).toBe(NEW)
  })

  test('is not added twice, nor as an article of its own', async () => {
    const { app, articleId } = await withClaims()
    await addNew(app, articleId)
    const source = { kind: 'paste', text: NEW, metadata: NO_METADATA } as const
    expect((await app.call('revision.add', { articleId, source })).result).toMatchObject({ kind: 'added', existing: true })
    expect(await addText(app, NEW, 'elsewhere.txt')).toBe(articleId)
  })

  test('is offered, not added, where a file looks like it', async () => {
    const { app, articleId } = await withClaims()
    const ask = async (name: string, text: string) =>
      (await app.call('article.add', { files: [fileOf(name, text)], encoding: null, ask: true })).results[0]
    expect(await ask('article.txt', OLD.replace('49', '105'))).toMatchObject({ kind: 'resembles', earlier: { id: articleId } })
    expect(await ask('other.txt', 'Something else altogether, of which nothing is known here.\n')).toMatchObject({ kind: 'added' })
  })
})

describe('a set that is brought over', () => {
  test('is on the new text with what is to be looked at again, after a restart and a snapshot too; undo brings it back', async () => {
    const folder = await newFolder()
    const { app, articleId } = await withClaims(folder)
    const revision = await addNew(app, articleId)
    await app.call('set.commit', { articleId, op: await planFor(app, articleId, revision) })
    await app.close()
    const again = await openTrial({ folder })
    const { set, text } = await again.call('article.open', { articleId })
    expect([text, set.revision, set.claims.map(({ id, tag }) => [id, tag])]).toEqual([NEW, revision, [['number', 'contested']]])
    expect(set.rechecks?.map(({ id, fate }) => [id, fate])).toEqual([
      ['number', 'changed'],
      ['gate', 'lost'],
    ])
    expect((await again.call('library.verify', {})).problems).toEqual([])
    const { steps } = await again.call('claim.history', { articleId, claimId: 'gate' })
    expect(steps.map(({ label, recheck }) => [label, recheck?.fate ?? null])).toEqual([
      ['add-claim', null],
      ['revise', 'lost'],
    ])
    const first = (await again.call('article.open', { articleId })).article.revisions[0]?.sha256 ?? ''
    expect((await again.call('revision.set', { articleId, revision: first })).set.claims.map(({ id }) => id).sort()).toEqual([
      'gate',
      'number',
    ])
    await again.call('set.undo', { articleId })
    expect((await again.call('article.open', { articleId })).set).toMatchObject({
      revision: first,
      claims: [{ id: 'number' }, { id: 'gate' }],
    })
    await again.call('set.commit', {
      articleId,
      op: { label: 'edit-note', atoms: [{ kind: 'claim.note', id: 'gate', before: '', after: 'x' }] },
    })
    expect((await again.call('library.verify', {})).problems).toEqual([])
  })

  test('cannot leave a claim behind on the old text, nor go to a text that the article does not have', async () => {
    const { app, articleId } = await withClaims()
    const revision = await addNew(app, articleId)
    const { set } = await app.call('article.open', { articleId })
    const bare = (after: string): Op => ({ label: 'revise', atoms: [{ kind: 'set.revision', before: set.revision, after }] })
    expect(await app.refusal('set.commit', { articleId, op: bare(revision) })).toMatchObject({ code: 'op-conflict' })
    expect(await app.refusal('set.commit', { articleId, op: bare('f'.repeat(64)) })).toMatchObject({ code: 'op-conflict' })
    expect((await app.call('article.open', { articleId })).set).toEqual(set)
  })

  test('goes out and comes back in the native format with what is to be looked at again', async () => {
    const { app, articleId } = await withClaims()
    const revision = await addNew(app, articleId)
    await app.call('set.commit', { articleId, op: await planFor(app, articleId, revision) })
    const scope = { kind: 'article', id: articleId } as const
    const exported = await app.call('export.run', { scope, format: 'native', rawCsv: false })
    expect(exported.losses).toEqual([])
    const lossy = await app.call('export.run', { scope, format: 'csv', rawCsv: false })
    expect(lossy.losses).toContainEqual({ what: 'rechecks', count: 2 })
    const other = await openTrial()
    const files = exported.files.map(({ path, text }) => fileOf(path, text))
    const { reports } = await other.call('import.run', { files, into: 'own' })
    expect(reports).toMatchObject([{ failure: null, claims: 1 }])
    const there = await other.call('article.open', { articleId: reports[0]?.articleIds[0] ?? '' })
    expect([there.text, there.set.rechecks?.map(({ fate }) => fate)]).toEqual([NEW, ['changed', 'lost']])
  })
})
