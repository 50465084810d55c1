import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openLibrary } from '#main/store/open-library'
import { addClaim, sampleArticle } from '#support/sample-set'
import { scratchFolder } from '#support/scratch-folder'
import { FakeMachine } from '#support/store-ports'

const AT = '2026-01-02T03:04:05.000Z'
const LONG = 'n'.repeat(255)

/** Names that some file system refuses, changes or takes for another. Each is another name than the rest. */
const NAMES = [
  'Ana',
  'ana',
  'ANA',
  'é',
  'e',
  'CON',
  'con',
  'CON.txt',
  'NUL',
  'LPT1',
  'AUX.json',
  'a.',
  'a..',
  'a',
  'a b',
  '.',
  '..',
  '.hidden',
  '../../escape',
  '/absolute',
  'C:\\Windows',
  'a/b',
  'a\\b',
  'a:b',
  'a*?"<>|b',
  '~',
  '~1',
  'PROGRA~1',
  '%41na',
  '%00',
  'a\u0000b',
  'line\nbreak',
  '😀',
  '👩🏽‍🔬',
  '👩🏽',
  'مرحبا',
  'שלום',
  '\u202Eevil',
  'a\u200Db',
  'ﬁ',
  'fi',
  'ß',
  'ss',
  'İ',
  'i',
  'ı',
  'Å',
  '\u00C5ngstrom',
  LONG,
  `${LONG}1`,
  'Ա'.repeat(127),
  '__proto__',
  'constructor',
  'history',
  'index',
] as const

let root: string
beforeAll(async () => {
  root = await scratchFolder()
})
afterAll(() => rm(root, { recursive: true }))

describe('names that file systems do not like', () => {
  test('of analysts: each keeps its own set, settings and view, over a restart, in files of the library', async () => {
    const path = join(root, 'analysts')
    const text = 'A text that many annotate.\n'
    const article = sampleArticle(text)
    for (const [i, analyst] of NAMES.entries()) {
      const library = await openLibrary(path, { ...new FakeMachine().start(), analyst })
      await library.addArticle(article, text, { detector: '', count: 0 })
      await (await library.openSet(article.id, analyst)).commit(addClaim(text, `c${i}`), AT)
      await library.writeSeen(article.id, [`m${i}`])
      await library.writeSettings({ ...(await library.readSettings()), theme: i % 2 === 0 ? 'dark' : 'light' })
      await library.close()
    }
    for (const [i, analyst] of NAMES.entries()) {
      const library = await openLibrary(path, { ...new FakeMachine().start(), analyst })
      const set = await library.openSet(article.id, analyst)
      const found = {
        claims: [...set.set.claims.values()].map(({ id }) => id),
        seen: await library.readSeen(article.id),
        theme: (await library.readSettings()).theme,
      }
      expect({ analyst, found }).toEqual({ analyst, found: { claims: [`c${i}`], seen: [`m${i}`], theme: i % 2 === 0 ? 'dark' : 'light' } })
      if (i === 0) {
        const listed = await library.analystsOf(article.id)
        expect([...listed].sort()).toEqual(NAMES.map((name) => name.normalize('NFC').trim()).sort())
        expect(await library.verify()).toEqual([])
      }
      await library.close()
    }
    // Nothing escaped from the library.
    expect(await readdir(root)).toEqual(['analysts'])
    for (const entry of await readdir(path, { recursive: true })) expect(entry).toMatch(/^[ -~]+$/)
  }, 120_000)

  test('composed and decomposed letters are one name: no analyst has two sets that look alike', async () => {
    const path = join(root, 'composed')
    const text = 'A text.\n'
    const article = sampleArticle(text)
    const library = await openLibrary(path, { ...new FakeMachine().start(), analyst: 'Zoe\u0308' })
    await library.addArticle(article, text, { detector: '', count: 0 })
    const set = await library.openSet(article.id, 'Zoe\u0308')
    await set.commit(addClaim(text, 'c1'), AT)
    expect(await library.openSet(article.id, 'Zo\u00EB')).toBe(set)
    await library.close()
  })

  test.each([
    ['of articles', (name: string) => ({ title: name })],
    ['of the files that articles are from', (name: string) => ({ file: name })],
  ])(
    '%s: kept as they are, in no path',
    async (what, place) => {
      const path = join(root, what.replaceAll(' ', '-'))
      const library = await openLibrary(path, { ...new FakeMachine().start(), analyst: 'Ana' })
      const added = new Map<string, string>()
      for (const [i, name] of NAMES.entries()) {
        const { title = 'T', file = 'f.txt' } = place(name) as { title?: string; file?: string }
        const article = sampleArticle(`Text number ${i}.\n`, title)
        const [revision] = article.revisions
        if (!revision) throw new RangeError('no revision')
        const named = { ...article, revisions: [{ ...revision, provenance: { ...revision.provenance, fileName: file } }] }
        await library.addArticle(named, `Text number ${i}.\n`, { detector: '', count: 0 })
        added.set(article.id, name)
      }
      await library.close()
      const again = await openLibrary(path, { ...new FakeMachine().start(), analyst: 'Ana' })
      for (const { article } of again.articles()) {
        const kept = what === 'of articles' ? article.metadata.title : article.revisions[0]?.provenance.fileName
        expect(kept).toBe(added.get(article.id))
      }
      expect(again.articles().length).toBe(NAMES.length)
      expect(await again.verify()).toEqual([])
      await again.close()
      for (const entry of await readdir(path, { recursive: true })) expect(entry).toMatch(/^[ -~]+$/)
    },
    120_000,
  )
})
