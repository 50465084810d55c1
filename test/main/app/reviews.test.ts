import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Decision } from '#annotations/model/decision'
import type { Message } from '#annotations/model/message'
import type { Op } from '#annotations/ops/op'
import { addClaim, sampleClaim } from '#support/sample-set'
import { addText, filesUnder, newFolder, openTrial } from './trial-app'

const TEXT = 'The mayor 🌉 said the bridge was safe. The engineer denied it.\n'
const AT = '2026-03-01T09:00:00.000Z'

const message = (by: string, id: string, text = 'Why so?'): Message => ({
  id,
  thread: 't1',
  kind: 'say',
  about: [{ analyst: 'Ana', claim: 'c1' }],
  text,
  mentions: [],
  after: null,
  by,
  at: AT,
})
const say = (by: string, id: string): Op => ({ label: 'say', atoms: [{ kind: 'message.add', message: message(by, id) }] })

function take(by: string): Op {
  const decision: Decision = {
    id: 'd1',
    verdict: 'take',
    taken: { analyst: 'Ana', claim: 'c1' },
    about: [{ analyst: 'Ana', claim: 'c1', content: [{ start: 0, end: 10 }], tag: null, sourceName: '' }],
    result: 'r1',
    reason: 'It is what the text says.',
    by,
    at: AT,
    against: [{ analyst: 'Ana', seq: 1 }],
  }
  return {
    label: 'decide-take',
    atoms: [
      { kind: 'claim.add', claim: sampleClaim(TEXT, 'r1') },
      { kind: 'decision.add', decision },
    ],
  }
}

describe('a review', () => {
  test('shows everybody’s sets, and keeps what each participant adds in a file of their own', async () => {
    const folder = await newFolder()
    const ana = await openTrial({ folder, analyst: 'Ana' })
    const articleId = await addText(ana, TEXT)
    await ana.call('set.commit', { articleId, op: addClaim(TEXT, 'c1') })
    await ana.call('review.commit', { articleId, op: say('Ana', 'm1') })
    await ana.close()
    const rita = await openTrial({ folder, analyst: 'Rita' })
    const before = await filesUnder(join(folder, 'articles', articleId))
    await rita.call('review.commit', { articleId, op: take('Rita') })
    expect(await rita.call('review.open', { articleId })).toMatchObject({
      sets: [{ set: { analyst: 'Ana', claims: [{ id: 'c1' }] }, seq: 1, failure: null }],
      others: [{ set: { analyst: 'Ana', claims: [], review: { messages: [{ id: 'm1' }], decisions: [] } } }],
      own: { set: { analyst: 'Rita', claims: [{ id: 'r1' }], review: { decisions: [{ id: 'd1', result: 'r1' }] } }, seq: 1 },
      history: { undo: 'decide-take', redo: null },
      readOnly: null,
    })
    const after = await filesUnder(join(folder, 'articles', articleId))
    expect(after.filter((name) => !before.includes(name))).toEqual([join('reviews', '%52ita.ndjson')])
    // The reviewer's adjudicated claims are not annotations of the reviewer.
    expect((await rita.call('article.open', { articleId })).set.claims).toEqual([])
    expect((await rita.call('library.verify', {})).problems).toEqual([])
  })

  test('is undone and redone, and all of that stays in its journal', async () => {
    const rita = await openTrial({ analyst: 'Rita' })
    const articleId = await addText(rita, TEXT)
    await rita.call('review.commit', { articleId, op: take('Rita') })
    await rita.call('set.commit', { articleId, op: addClaim(TEXT, 'own') })
    expect(await rita.call('review.undo', { articleId })).toMatchObject({ op: { label: 'decide-take' }, committed: { seq: 2 } })
    const undone = await rita.call('review.open', { articleId })
    expect([undone.own.set.claims, undone.own.set.review]).toEqual([[], undefined])
    // Each of the two has an undo of its own.
    expect((await rita.call('article.open', { articleId })).set.claims.map(({ id }) => id)).toEqual(['own'])
    await rita.call('review.redo', { articleId })
    await rita.close()
    const again = await openTrial({ folder: rita.folder, analyst: 'Rita' })
    expect((await again.call('review.open', { articleId })).own).toMatchObject({ seq: 3, set: { claims: [{ id: 'r1' }] } })
    const folder = join(rita.folder, 'articles', articleId, 'reviews')
    const journals = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ndjson'))
    const lines = await Promise.all(journals.map((name) => readFile(join(folder, name), 'utf8')))
    expect(lines.join('').match(/"decision.remove"/g)).toHaveLength(1)
    expect(lines.join('').match(/"by":"Rita","at":"2026-03-01T09:00:00.000Z","against"/g)).toHaveLength(3)
  })

  test('takes nothing that is signed by somebody else, and no quote that the text has not', async () => {
    const rita = await openTrial({ analyst: 'Rita' })
    const articleId = await addText(rita, TEXT)
    const refused = (op: Op) => rita.refusal('review.commit', { articleId, op })
    expect(await refused(say('Ana', 'm1'))).toMatchObject({ code: 'op-conflict', values: { id: 'm1' } })
    expect(await refused(take('Ana'))).toMatchObject({ code: 'op-conflict', values: { id: 'd1' } })
    const [add] = addClaim('Another text, which is not this one.', 'r1').atoms
    expect(await refused({ label: 'decide-write', atoms: add ? [add] : [] })).toMatchObject({ code: 'op-conflict', values: { id: 'r1' } })
    expect((await rita.call('review.open', { articleId })).own.seq).toBe(0)
  })

  test('remembers what was read, for each participant', async () => {
    const folder = await newFolder()
    const rita = await openTrial({ folder, analyst: 'Rita' })
    const articleId = await addText(rita, TEXT)
    await rita.call('review.seen', { articleId, seen: ['m1', 'm2'] })
    await rita.close()
    const again = await openTrial({ folder, analyst: 'Rita' })
    expect((await again.call('review.open', { articleId })).seen).toEqual(['m1', 'm2'])
    await again.close()
    const ben = await openTrial({ folder, analyst: 'Ben' })
    expect((await ben.call('review.open', { articleId })).seen).toEqual([])
  })

  test('gives the adjudicated set to every export format, without the reviewer’s own annotations', async () => {
    const rita = await openTrial({ analyst: 'Rita' })
    const articleId = await addText(rita, TEXT)
    await rita.call('set.commit', { articleId, op: addClaim(TEXT, 'own', 20) })
    await rita.call('review.commit', { articleId, op: take('Rita') })
    for (const scope of [{ kind: 'article', id: articleId }, { kind: 'library' }] as const) {
      const { files, losses } = await rita.call('export.run', { scope, format: 'native', rawCsv: false, adjudicated: true })
      expect(losses).toEqual([{ what: 'review', count: 1 }])
      expect(files.map(({ text }) => JSON.parse(text).set.claims.map(({ id }: { readonly id: string }) => id))).toEqual([['r1']])
    }
  })
})

describe('a review as it once was', () => {
  test('has each set after as many edits as were asked for, before and after a restart, and null where there were not so many', async () => {
    const folder = await newFolder()
    const ana = await openTrial({ folder, analyst: 'Ana' })
    const articleId = await addText(ana, TEXT)
    for (const id of ['c1', 'c2', 'c3']) await ana.call('set.commit', { articleId, op: addClaim(TEXT, id) })
    await ana.call('set.undo', { articleId })
    await ana.close()
    const rita = await openTrial({ folder, analyst: 'Rita' })
    const at = async (...points: readonly { readonly analyst: string; readonly seq: number }[]) => {
      const { sets } = await rita.call('review.at', { articleId, points })
      return sets.map((set) => set && set.claims.map(({ id }) => id))
    }
    const ofAna = (seq: number) => ({ analyst: 'Ana', seq })
    expect(await at(ofAna(2), ofAna(3), ofAna(4), ofAna(0), ofAna(5), { analyst: 'Nobody', seq: 1 })).toEqual([
      ['c1', 'c2'],
      ['c1', 'c2', 'c3'],
      ['c1', 'c2'],
      [],
      null,
      null,
    ])
    // Asking for somebody who has no set makes none.
    expect((await rita.call('article.sets', { articleId })).sets.map(({ set }) => set.analyst)).toEqual(['Ana'])
  })
})
