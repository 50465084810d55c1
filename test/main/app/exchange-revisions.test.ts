import { describe, expect, test } from '@jest/globals'
import type { AnnotationSetData } from '#annotations/model/annotation-set'
import type { ExportFormat } from '#annotations/formats/format'
import type { Op } from '#annotations/ops/op'
import { sampleClaim } from '#support/sample-set'
import type { ImportReport, SentFile } from '#shared/contract/methods'
import { addText, fileOf, openTrial, type TrialApp } from './trial-app'

const OLD = [
  'The bridge',
  'The port said that 49 people waited on the pier.',
  'The mayor denied that the gate was locked.',
  'A boat came at noon, a guard said.',
  'Nobody was hurt, the hospital said.',
].join('\n\n')
const NEW = [
  'The bridge again',
  'Nobody was hurt, the hospital said.',
  'The port said that 105 people waited on the pier.',
  'A boat came at noon, a guard said.',
].join('\n\n')
const FATES = { kept: 1, moved: 1, changed: 1, ambiguous: 0, lost: 1 }

const addOp = (text: string, id: string, words: string): Op => {
  const start = text.indexOf(words)
  const claim = { ...sampleClaim(text, id, start, start + words.length), tag: 'contested' as const, note: `note of ${id}` }
  return { label: 'add-claim', atoms: [{ kind: 'claim.add', claim }] }
}

const linkOp = (id: string, from: string, to: string): Op => ({
  label: 'link',
  atoms: [{ kind: 'link.add', link: { id, kind: 'contradicts', from, to, reason: 'two figures' } }],
})

async function addNew(app: TrialApp, articleId: string, text = NEW): Promise<string> {
  const { result } = await app.call('revision.add', { articleId, source: { kind: 'file', file: fileOf('new.txt', text), encoding: null } })
  if (result.kind !== 'added') throw new Error(JSON.stringify(result))
  return result.revision
}

/** What an analyst made of the first text: four claims, of which each comes to something else on the second. */
async function firstText(): Promise<{ readonly app: TrialApp; readonly articleId: string; readonly set: AnnotationSetData }> {
  const app = await openTrial({ analyst: 'Ben' })
  const articleId = await addText(app, OLD)
  for (const op of [
    addOp(OLD, 'number', '49 people waited on the pier'),
    addOp(OLD, 'gate', 'the gate was locked'),
    addOp(OLD, 'boat', 'A boat came at noon'),
    addOp(OLD, 'hurt', 'Nobody was hurt'),
    linkOp('l1', 'gate', 'boat'),
    linkOp('l2', 'number', 'hurt'),
  ])
    await app.call('set.commit', { articleId, op })
  return { app, articleId, set: (await app.call('article.open', { articleId })).set }
}

async function filesOf(app: TrialApp, articleId: string, format: ExportFormat): Promise<readonly SentFile[]> {
  const { files } = await app.call('export.run', { scope: { kind: 'article', id: articleId }, format, rawCsv: false })
  return files.map(({ path, text }) => fileOf(path, text))
}

/** A library whose own set is on the second text, with a claim of its own. */
async function secondText({ withOld = true } = {}): Promise<{ readonly app: TrialApp; readonly articleId: string }> {
  const app = await openTrial()
  const articleId = await addText(app, withOld ? OLD : NEW)
  if (withOld) await addNew(app, articleId)
  await app.call('set.commit', { articleId, op: addOp(NEW, 'mine', 'The bridge again') })
  return { app, articleId }
}

const importInto = async (app: TrialApp, files: readonly SentFile[], into: 'own' | 'author' = 'own'): Promise<ImportReport | undefined> =>
  (await app.call('import.run', { files, into })).reports[0]

const setOf = async (app: TrialApp, articleId: string): Promise<AnnotationSetData> => (await app.call('article.open', { articleId })).set

describe('claims made on another revision than the set is on', () => {
  test.each(['native', 'w3c', 'csv', 'jsonl'] as const)('come along from %s, and the report says what became of them', async (format) => {
    const first = await firstText()
    const { app, articleId } = await secondText()
    const report = await importInto(app, await filesOf(first.app, first.articleId, format))
    expect(report).toMatchObject({ failure: null, claims: 3, carried: FATES, links: 1, articleIds: [articleId] })
    const { set, text } = await app.call('article.open', { articleId })
    expect(text).toBe(NEW)
    expect(set.claims.map(({ id, tag }) => [id, tag])).toEqual([
      ['mine', 'contested'],
      ['hurt', 'contested'],
      ['number', 'contested'],
      ['boat', 'contested'],
    ])
    for (const { content } of set.claims) for (const { start, end, exact } of content) expect(NEW.slice(start, end)).toBe(exact)
    const was = new Map(first.set.claims.map((claim) => [claim.id, claim]))
    expect(set.rechecks).toMatchObject([
      { id: 'number', fate: 'changed', revision: first.set.revision, was: was.get('number') },
      { id: 'gate', fate: 'lost', revision: first.set.revision, was: was.get('gate'), links: [{ id: 'l1' }] },
    ])
    expect(set.rechecks?.[0]?.reasons).toContainEqual({ kind: 'number', before: '49', after: '105' })
    expect(set.links.map(({ id }) => id)).toEqual(['l2'])
    expect((await app.call('library.verify', {})).problems).toEqual([])
  })

  test('are one edit: one undo takes all of it back, one redo brings it again', async () => {
    const first = await firstText()
    const { app, articleId } = await secondText()
    const before = await setOf(app, articleId)
    await importInto(app, await filesOf(first.app, first.articleId, 'native'))
    const after = await setOf(app, articleId)
    expect((await app.call('set.undo', { articleId })).op.label).toBe('import')
    expect(await setOf(app, articleId)).toEqual(before)
    await app.call('set.redo', { articleId })
    expect(await setOf(app, articleId)).toEqual(after)
  })

  test('also where the file alone has their text', async () => {
    const app = await openTrial()
    const articleId = await addText(app, OLD)
    await app.call('set.commit', { articleId, op: addOp(OLD, 'mine', 'The bridge') })
    const sender = await openTrial({ analyst: 'Ben' })
    const same = await addText(sender, OLD)
    await addNew(sender, same)
    await sender.call('set.commit', { articleId: same, op: addOp(NEW, 'number', '105 people waited on the pier') })
    const report = await importInto(app, await filesOf(sender, same, 'native'))
    expect(report).toMatchObject({ failure: null, claims: 1, carried: { kept: 0, changed: 1 } })
    const { article, text, set } = await app.call('article.open', { articleId })
    expect([text, article.revisions.length, set.claims.map(({ id }) => id)]).toEqual([OLD, 2, ['mine', 'number']])
    // What it was is shown on the text that it stood on.
    const [recheck] = set.rechecks ?? []
    expect((await app.call('revision.text', { articleId, revision: recheck?.revision ?? '' })).text).toBe(NEW)
  })

  test('go into the set of whom the file names, where that is on another revision', async () => {
    const first = await firstText()
    const ben = await openTrial({ analyst: 'Ben' })
    const articleId = await addText(ben, OLD)
    await addNew(ben, articleId)
    await ben.call('set.commit', { articleId, op: addOp(NEW, 'later', 'The bridge again') })
    await ben.close()
    const app = await openTrial({ folder: ben.folder })
    expect(await importInto(app, await filesOf(first.app, first.articleId, 'native'), 'author')).toMatchObject({ carried: FATES })
    const { sets } = await app.call('article.sets', { articleId })
    expect(sets.map(({ set }) => [set.analyst, set.claims.length, set.rechecks?.length])).toEqual([['Ben', 4, 2]])
  })

  test('that are here already are left as they are, looked at again or not', async () => {
    const first = await firstText()
    const { app, articleId } = await secondText()
    const files = await filesOf(first.app, first.articleId, 'native')
    await importInto(app, files)
    const { rechecks } = await setOf(app, articleId)
    const number = rechecks?.find(({ id }) => id === 'number')
    if (!number) throw new Error('no recheck')
    await app.call('set.commit', { articleId, op: { label: 'confirm-claim', atoms: [{ kind: 'recheck.remove', recheck: number }] } })
    const before = await setOf(app, articleId)
    const report = await importInto(app, files)
    expect(report).toMatchObject({ failure: null, claims: 0, links: 0, existing: 4, losses: [] })
    expect(report?.carried ?? null).toBeNull()
    expect(await setOf(app, articleId)).toEqual(before)
  })

  test('that were put back here keep the place that they were given, and the links of what comes along to them', async () => {
    const first = await firstText()
    const { app, articleId } = await secondText()
    // The analyst has the claim that is gone from the new text on words of its own, and nothing else yet.
    await app.call('set.commit', { articleId, op: addOp(NEW, 'gate', 'again') })
    const report = await importInto(app, await filesOf(first.app, first.articleId, 'native'))
    expect(report).toMatchObject({ claims: 3, links: 2, existing: 1, losses: [{ what: 'own-version-kept', count: 1 }] })
    const set = await setOf(app, articleId)
    expect(set.rechecks?.map(({ id }) => id)).toEqual(['number'])
    expect(set.links.map(({ id }) => id)).toEqual(['l1', 'l2'])
  })

  test('on the same revision: a link to a claim that waits here for a place is named, and keeps nothing else out', async () => {
    const first = await firstText()
    const { app, articleId } = await secondText()
    await importInto(app, await filesOf(first.app, first.articleId, 'native'))
    const sender = await openTrial({ analyst: 'Ben' })
    const same = await addText(sender, OLD)
    await addNew(sender, same)
    for (const op of [addOp(NEW, 'gate', 'again'), addOp(NEW, 'more', 'the pier'), linkOp('l9', 'more', 'gate')])
      await sender.call('set.commit', { articleId: same, op })
    const report = await importInto(app, await filesOf(sender, same, 'native'))
    expect(report).toMatchObject({ failure: null, claims: 1, links: 0, existing: 1 })
    expect(report?.losses).toEqual([
      { what: 'links', count: 1 },
      { what: 'own-version-kept', count: 1 },
    ])
    expect((await setOf(app, articleId)).claims.map(({ id }) => id)).toContain('more')
  })

  test('of a revision whose text nobody here has are refused, and nothing is changed', async () => {
    const THIRD = `${NEW}\n\nAn editor’s note was added.`
    const sender = await openTrial({ analyst: 'Ben' })
    const same = await addText(sender, OLD)
    await addNew(sender, same, THIRD)
    await sender.call('set.commit', { articleId: same, op: addOp(THIRD, 'boat', 'A boat came at noon') })
    const files = await filesOf(sender, same, 'csv')
    const app = await openTrial()
    const articleId = await addText(app, OLD)
    await app.call('set.commit', { articleId, op: addOp(OLD, 'mine', 'The bridge') })
    await addNew(app, articleId)
    const before = await setOf(app, articleId)
    expect(await importInto(app, files)).toMatchObject({ failure: { code: 'other-revision' }, claims: 0 })
    expect(await setOf(app, articleId)).toEqual(before)
    // On the text that the quotes are found on, they go in by their quotes as ever.
    const other = await openTrial()
    const there = await addText(other, OLD)
    expect(await importInto(other, files)).toMatchObject({ failure: null, claims: 1, articleIds: [there] })
  })
})
