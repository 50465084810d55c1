import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { currentName } from '#annotations/people/person'
import { shownNames } from '#annotations/people/shown-names'
import { readPackage } from '#main/app/package/read-package'
import { nodeStorePorts } from '#main/store/node-store-ports'
import { whoStarts } from '#main/store/who-starts'
import { addClaim } from '#support/sample-set'
import { addText, newFolder, openTrial, type TrialApp } from './trial-app'

const TEXT = 'The mayor said the bridge was safe. The engineer denied it.\n'

const namesIn = async (app: TrialApp) => shownNames((await app.call('people.list', {})).people)
const named = async (app: TrialApp, id: string): Promise<string> => (await namesIn(app)).nameOf(id)
const packed = async (app: TrialApp, kind: 'open' | 'masked' | 'return') => {
  const made =
    kind === 'return' ? await app.call('package.return', { articleIds: null }) : await app.call('package.send', { articleIds: null, kind })
  return { name: `${kind}.claimlight`, base64: made.base64 }
}
const merge = (app: TrialApp, file: { readonly name: string; readonly base64: string }) => app.call('package.merge', { file, decided: [] })
const profile = (folder: string, file: string): string => join(folder, 'profiles', file)

describe('a name', () => {
  test('is the id until another is taken; nothing of a library changes before', async () => {
    const app = await openTrial({ analyst: 'Ana' })
    expect(await named(app, 'Ana')).toBe('Ana')
    expect(await readdir(app.folder)).not.toContain('profiles')
    expect(await app.call('people.rename', { name: ' Ana  Ruiz ' })).toMatchObject({
      people: [{ id: 'Ana', names: [{ name: 'Ana Ruiz', no: 1 }] }],
    })
    await app.close()
    const again = await openTrial({ folder: app.folder, analyst: 'Ana' })
    expect(await named(again, 'Ana')).toBe('Ana Ruiz')
  })

  test.each(['', ' ', 'a\u202eb', 'x'.repeat(101)])('%j is refused, and the one there is stays', async (name) => {
    const app = await openTrial({ analyst: 'Ana' })
    await app.call('people.rename', { name: 'Ana Ruiz' })
    expect((await app.refusal('people.rename', { name })).code).toBe('bad-name')
    expect(await named(app, 'Ana')).toBe('Ana Ruiz')
  })

  test('that cannot be read gives way to the id, is said, and is kept aside when another is taken', async () => {
    const folder = await newFolder()
    await mkdir(join(folder, 'profiles'))
    await writeFile(profile(folder, '%41na.json'), '{"format":"claimlight-profile","schema":1,"id":"Ana","na')
    const app = await openTrial({ folder, analyst: 'Ana' })
    const { people, failures } = await app.call('people.list', {})
    expect(people).toEqual([{ id: 'Ana', names: [] }])
    expect(failures).toEqual([{ code: 'name-unreadable', values: { file: 'profiles/%41na.json', analyst: 'Ana' } }])
    expect((await app.store.verify()).map(({ file }) => file)).toEqual(['profiles/%41na.json'])
    await app.call('people.rename', { name: 'Ana Ruiz' })
    expect(await app.call('people.list', {})).toMatchObject({ people: [{ id: 'Ana', names: [{ name: 'Ana Ruiz' }] }], failures: [] })
    const [aside = ''] = await readdir(join(folder, 'quarantine'))
    expect(await readFile(join(folder, 'quarantine', aside, 'profiles', '%41na.json'), 'utf8')).toContain('"na')
  })

  test.each([
    ['somebody else’s', { id: 'Ben', names: [] }],
    ['with a name that shows nothing', { id: 'Ana', names: [{ name: '\u200b', at: '2026-01-01T00:00:00.000Z', no: 1 }] }],
    ['with a time that is none', { id: 'Ana', names: [{ name: 'Ana', at: 'yesterday', no: 1 }] }],
  ])('in a file that is %s counts as none', async (_what, content) => {
    const folder = await newFolder()
    await mkdir(join(folder, 'profiles'))
    await writeFile(profile(folder, '%41na.json'), JSON.stringify({ format: 'claimlight-profile', schema: 1, ...content }))
    const app = await openTrial({ folder, analyst: 'Ana' })
    expect((await app.call('people.list', {})).failures).toMatchObject([{ code: 'name-unreadable' }])
    expect(await named(app, 'Ana')).toBe('Ana')
  })

  test('of a newer version is not written over', async () => {
    const folder = await newFolder()
    await mkdir(join(folder, 'profiles'))
    const newer = '{"format":"claimlight-profile","schema":2}'
    await writeFile(profile(folder, '%41na.json'), newer)
    const app = await openTrial({ folder, analyst: 'Ana' })
    expect((await app.refusal('people.rename', { name: 'Ana Ruiz' })).code).toBe('library-newer')
    expect(await readFile(profile(folder, '%41na.json'), 'utf8')).toBe(newer)
  })

  test('is in backups, as is what one knows of packages', async () => {
    const app = await openTrial({ analyst: 'Ana' })
    await addText(app, TEXT)
    await app.call('people.rename', { name: 'Ana Ruiz' })
    await packed(app, 'masked')
    const { base64 } = await app.call('storage.copy', {})
    const text = Buffer.from(base64, 'base64').toString('latin1')
    expect(text).toContain('profiles/%41na.json')
    expect(text).toContain('packages/%41na.json')
  })

  test('finds whoever starts with it, on the computer on which they took it, where only one has it', async () => {
    const app = await openTrial({ analyst: 'ana' })
    await app.call('people.rename', { name: 'Ana Ruiz' })
    await app.close()
    const who = (said: string): Promise<string> => whoStarts(nodeStorePorts(), app.folder, said)
    expect(await Promise.all(['Ana Ruiz', 'ana', 'Ben', ''].map(who))).toEqual(['ana', 'ana', 'Ben', ''])
    const elsewhere = { ...nodeStorePorts(), process: { ...nodeStorePorts().process, host: `not ${hostname()}` } }
    expect(await whoStarts(elsewhere, app.folder, 'Ana Ruiz')).toBe('Ana Ruiz')
    const other = await openTrial({ folder: app.folder, analyst: 'ben' })
    await other.call('people.rename', { name: 'Ana Ruiz' })
    await other.close()
    expect(await who('Ana Ruiz')).toBe('Ana Ruiz')
  })
})

describe('a package', () => {
  test('tells names with ids: whoever was renamed is the same person where it is merged, and their set the same set', async () => {
    const ben = await openTrial({ analyst: 'ben' })
    const articleId = await addText(ben, TEXT)
    await ben.call('set.commit', { articleId, op: addClaim(TEXT, 'b1') })
    const rita = await openTrial({ analyst: 'Rita' })
    await merge(rita, await packed(ben, 'return'))
    await ben.call('people.rename', { name: 'Benjamin' })
    await ben.call('set.commit', { articleId, op: addClaim(TEXT, 'b2') })
    const file = await packed(ben, 'return')
    const look = await rita.call('package.look', { file })
    expect(look.people).toMatchObject([{ id: 'ben', names: [{ name: 'Benjamin' }] }])
    expect(look.sets).toMatchObject([{ analyst: 'ben', fate: 'append', edits: 1 }])
    expect(await named(rita, 'ben')).toBe('ben')
    await merge(rita, file)
    expect(await named(rita, 'ben')).toBe('Benjamin')
    expect((await rita.call('article.sets', { articleId })).sets.map(({ set }) => [set.analyst, set.claims.length])).toEqual([['ben', 2]])
    // And on, to whoever hears of it from Rita.
    const cleo = await openTrial({ analyst: 'Cleo' })
    await merge(cleo, await packed(rita, 'open'))
    expect(await named(cleo, 'ben')).toBe('Benjamin')
  })

  test('of two who have one name keeps them apart', async () => {
    const ben = await openTrial({ analyst: 'ben' })
    const articleId = await addText(ben, TEXT)
    await ben.call('set.commit', { articleId, op: addClaim(TEXT, 'b1') })
    await ben.call('people.rename', { name: 'Rita' })
    const rita = await openTrial({ analyst: 'Rita' })
    await addText(rita, TEXT)
    await rita.call('set.commit', { articleId, op: addClaim(TEXT, 'r1') })
    await merge(rita, await packed(ben, 'return'))
    expect((await rita.call('article.sets', { articleId })).sets.map(({ set }) => set.analyst)).toEqual(['Rita', 'ben'])
    const { nameOf } = await namesIn(rita)
    expect([nameOf('Rita'), nameOf('ben')]).toEqual(['Rita', 'Rita (ben)'])
  })

  test('from another computer of one’s own renames oneself; one from a colleague does not', async () => {
    const desk = await openTrial({ analyst: 'ana' })
    const articleId = await addText(desk, TEXT)
    await desk.call('set.commit', { articleId, op: addClaim(TEXT, 'a1') })
    const laptop = await openTrial({ analyst: 'ana' })
    await merge(laptop, await packed(desk, 'open'))
    await laptop.call('people.rename', { name: 'Ana Ruiz' })
    const rita = await openTrial({ analyst: 'Rita' })
    await merge(rita, await packed(laptop, 'open'))
    await merge(desk, await packed(rita, 'open'))
    expect(await named(desk, 'ana')).toBe('ana')
    await merge(desk, await packed(laptop, 'return'))
    expect(await named(desk, 'ana')).toBe('Ana Ruiz')
  })

  test('from before names could change is read as before', async () => {
    const ana = await openTrial({ analyst: 'Ana' })
    await addText(ana, TEXT)
    const file = await packed(ana, 'open')
    const { manifest } = readPackage('p', Buffer.from(file.base64, 'base64'))
    expect(manifest.analysts).toEqual([{ id: 'Ana', name: 'Ana', names: [] }])
  })

  test('with names hidden has no name, new, old or in between, and no name of a file', async () => {
    const ana = await openTrial({ analyst: 'Anastasia' })
    const articleId = await addText(ana, TEXT, 'from Anastasia.txt')
    await ana.call('people.rename', { name: 'Zoe Quist' })
    await ana.call('people.rename', { name: 'Vera Lund' })
    const claim = addClaim(TEXT, 'c1')
    await ana.call('set.commit', { articleId, op: claim })
    const note = 'Anastasia, Zoe Quist and Vera Lund agree; ask vera.'
    await ana.call('set.commit', {
      articleId,
      op: { label: 'edit-note', atoms: [{ kind: 'claim.note', id: 'c1', before: '', after: note }] },
    })
    const preview = await ana.call('package.preview-masked', { articleIds: null })
    expect(preview).toMatchObject({
      count: 2,
      gaps: [
        { kind: 'article', word: 'Anastasia' },
        { kind: 'note', analyst: 'Anastasia', articleId, word: 'vera' },
      ],
    })
    const { manifest, articles } = readPackage('p', Buffer.from((await packed(ana, 'masked')).base64, 'base64'))
    const inside = JSON.stringify([manifest, articles.map(({ article, logs }) => [article.revisions, logs])])
    expect(inside).not.toMatch(/Anastasia|Zoe|Quist|Vera|Lund/)
    expect(inside).toContain('analyst A, analyst A and analyst A agree; ask vera.')
  })
})

test('merging after somebody took another name is taking it after the merge', async () => {
  const steps = fc.array(fc.constantFrom('edit', 'merge', 'rename'), { minLength: 1, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(steps, async (order) => {
      const outcome = async (renameFirst: boolean) => {
        const ben = await openTrial({ analyst: 'ben' })
        const articleId = await addText(ben, TEXT)
        const rita = await openTrial({ analyst: 'Rita' })
        await addText(rita, TEXT)
        let edits = 0
        const edit = (): Promise<unknown> => ben.call('set.commit', { articleId, op: addClaim(TEXT, `b${++edits}`) })
        await edit()
        if (renameFirst) await ben.call('people.rename', { name: 'Benjamin' })
        for (const step of order) {
          if (step === 'edit') await edit()
          else if (step === 'merge') await merge(rita, await packed(ben, 'return'))
        }
        if (!renameFirst) await ben.call('people.rename', { name: 'Benjamin' })
        await merge(rita, await packed(ben, 'return'))
        const { sets } = await rita.call('article.sets', { articleId })
        const { people } = await rita.call('people.list', {})
        const log = await (await rita.store.openSet(articleId, 'ben')).edits()
        await Promise.all([ben.close(), rita.close()])
        return { sets, names: people.map((one) => [one.id, currentName(one)]), ops: log.map(({ op, by }) => [by, op]) }
      }
      expect(await outcome(true)).toEqual(await outcome(false))
    }),
    { numRuns: 8 },
  )
})
