import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { addClaim } from '#support/sample-set'
import { addText, openTrial, type TrialApp } from './trial-app'

const TEXT = 'The mayor said the bridge was safe. The engineer denied it.\n'

const packed = async (app: TrialApp, kind: 'open' | 'blind' | 'return') => {
  const made =
    kind === 'return' ? await app.call('package.return', { articleIds: null }) : await app.call('package.send', { articleIds: null, kind })
  return { name: `${kind}.claimlight`, base64: made.base64 }
}
const merge = (app: TrialApp, file: { readonly name: string; readonly base64: string }) => app.call('package.merge', { file, decided: [] })
const setsIn = async (app: TrialApp, articleId: string) => {
  const { sets, withheld = 0 } = await app.call('article.sets', { articleId })
  const review = await app.call('review.open', { articleId })
  const shown = [sets, review.sets].map((some) => some.map(({ set }) => set.analyst))
  return { shown, others: review.others.map(({ set }) => set.analyst), withheld: [withheld, review.withheld ?? 0] }
}

/** Ben has Ana's set and her part in the review from before, then is asked to judge blind. */
async function asked() {
  const ana = await openTrial({ analyst: 'Ana' })
  const articleId = await addText(ana, TEXT)
  await ana.call('set.commit', { articleId, op: addClaim(TEXT, 'a1') })
  const stage = { id: 's1', kind: 'before', by: 'Ana', at: '', revision: 'a'.repeat(64), sets: [], claims: [], figures: [] } as const
  await ana.call('review.commit', { articleId, op: { label: 'freeze-agreement', atoms: [{ kind: 'stage.add', stage }] } })
  const ben = await openTrial({ analyst: 'Ben' })
  await merge(ben, await packed(ana, 'open'))
  await ben.call('set.commit', { articleId, op: addClaim(TEXT, 'b1') })
  const rita = await openTrial({ analyst: 'Rita' })
  await addText(rita, TEXT)
  return { ana, ben, rita, articleId, request: await packed(rita, 'blind') }
}

describe('an article that is to be judged blind', () => {
  test('keeps back what others made of it, whenever that came, until it is returned', async () => {
    const { ana, ben, articleId, request } = await asked()
    const open = {
      shown: [
        ['Ana', 'Ben'],
        ['Ana', 'Ben'],
      ],
      others: ['Ana'],
      withheld: [0, 0],
    }
    expect(await setsIn(ben, articleId)).toEqual(open)
    await merge(ben, request)
    const blind = { shown: [['Ben'], ['Ben']], others: [], withheld: [1, 1] }
    expect(await setsIn(ben, articleId)).toEqual(blind)
    expect((await ben.call('review.at', { articleId, points: [{ analyst: 'Ana', seq: 1 }] })).sets).toEqual([null])
    // What comes while it is judged is taken in, and not shown.
    await ana.call('set.commit', { articleId, op: addClaim(TEXT, 'a2') })
    await merge(ben, await packed(ana, 'return'))
    expect(await setsIn(ben, articleId)).toEqual(blind)
    await packed(ben, 'return')
    expect(await setsIn(ben, articleId)).toEqual(open)
    expect((await ben.call('article.sets', { articleId })).sets[0]?.set.claims.length).toBe(2)
  })

  test('does not tell in the list how much a detector finds', async () => {
    const { ben, articleId, request } = await asked()
    await ben.call('article.suggested', { articleId, detector: 'rules-1', count: 7 })
    const entry = async () => (await ben.call('library.list', { query: '', state: null })).entries[0]
    await merge(ben, request)
    expect(await entry()).toMatchObject({ suggested: 0, decided: 0, claims: 1 })
  })
})

describe('a note of packages that cannot be read', () => {
  test.each([
    ['cut short', '{"format":"claimlight-packages","schema":1,"rec'],
    ['empty', ''],
    ['of something else', '{"format":"claimlight-settings","schema":1}'],
  ])('%s: every article is as if it were to be judged blind, and it is said why', async (_what, content) => {
    const { ben, articleId, request } = await asked()
    await merge(ben, request)
    await writeFile(join(ben.folder, 'packages', '%42en.json'), content)
    const { request: shown } = await ben.call('article.open', { articleId })
    const failure = { code: 'packages-unreadable', values: { file: 'packages/%42en.json' } }
    expect(shown).toMatchObject({ kind: 'unreadable', isReturned: false, failure })
    expect((await setsIn(ben, articleId)).withheld).toEqual([1, 1])
    expect(await ben.refusal('package.return', { articleIds: null })).toEqual(failure)
    // Put aside by a person, it keeps nothing back, and is not gone.
    const { quarantine } = await ben.call('package.set-aside', {})
    expect(await readdir(join(ben.folder, quarantine, 'packages'))).toEqual(['%42en.json'])
    expect((await ben.call('article.open', { articleId })).request).toBeUndefined()
    expect((await setsIn(ben, articleId)).withheld).toEqual([0, 0])
  })

  test('of a newer version keeps everything back too, and stays', async () => {
    const { ben, articleId } = await asked()
    const path = join(ben.folder, 'packages', '%42en.json')
    await writeFile(path, '{"format":"claimlight-packages","schema":2}')
    expect((await ben.call('article.open', { articleId })).request).toMatchObject({
      kind: 'unreadable',
      failure: { code: 'library-newer' },
    })
    expect((await ben.refusal('package.set-aside', {})).code).toBe('library-newer')
  })
})
