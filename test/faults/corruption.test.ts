import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openLibrary } from '#main/store/open-library'
import { addClaim, sampleArticle } from '#support/sample-set'
import { scratchFolder } from '#support/scratch-folder'
import { FakeMachine } from '#support/store-ports'
import { isLong } from './seeds'

const TEXT = 'One said this. Two said that. Three said nothing at all, 😀.\n'
const ARTICLE = sampleArticle(TEXT)
const AT = '2026-01-02T03:04:05.000Z'
const CORPUS = resolve(__dirname, '../../../shared/corpora/jsontestsuite')

let root: string
let sound: string
let files: readonly string[]

/** A library with everything that a library has: text, article, snapshot, journal, history, index, settings. */
beforeAll(async () => {
  root = await scratchFolder('memory')
  sound = join(root, 'sound')
  const library = await openLibrary(sound, { ...new FakeMachine().start(), analyst: 'Ana' })
  await library.addArticle(ARTICLE, TEXT, { detector: 'rules-1', count: 3 })
  const set = await library.openSet(ARTICLE.id, 'Ana')
  for (const id of ['c1', 'c2']) await set.commit(addClaim(TEXT, id), AT)
  await set.checkpoint()
  for (const id of ['c3', 'c4']) await set.commit(addClaim(TEXT, id), AT)
  await library.writeSettings(await library.readSettings())
  await cp(sound, join(root, 'open'), { recursive: true })
  await library.close()
  // As a crash leaves it: with a journal beside the snapshot.
  sound = join(root, 'open')
  await rm(join(sound, 'lock-%41na'), { force: true })
  const entries = await readdir(sound, { recursive: true, withFileTypes: true })
  files = entries.filter((entry) => entry.isFile()).map((entry) => relative(sound, join(entry.parentPath, entry.name)))
})
afterAll(() => rm(root, { recursive: true }))

const CLAIMS = ['c1', 'c2', 'c3', 'c4']

/** Opens what damage left. Whatever is missing must be named, and nothing may have been touched. */
async function checkDamaged(file: string, bytes: Buffer, what: string): Promise<'harmless' | 'named'> {
  const path = join(root, 'damaged')
  await rm(path, { recursive: true, force: true })
  await cp(sound, path, { recursive: true })
  await writeFile(join(path, file), bytes)
  const library = await openLibrary(path, { ...new FakeMachine().start(), analyst: 'Ana' })
  const record = library.article(ARTICLE.id)
  const set = await library.openSet(ARTICLE.id, 'Ana').catch((error: unknown) => error as Error)
  const text = await library.readText(ARTICLE.id, ARTICLE.revisions[0]?.sha256 ?? '').catch(() => null)
  const there = set instanceof Error ? [] : [...set.set.claims.values()].map(({ id }) => id).sort()
  const isWhole = record !== null && text === TEXT && there.join() === CLAIMS.join()
  const named = [
    ...library.notices,
    ...(library.readOnly ? [library.readOnly] : []),
    ...(set instanceof Error ? [set] : [set.failure, set.readOnly].filter(Boolean)),
  ]
  const problems = await library.verify()
  const context = `${file}: ${what}`
  // Never silently less: what is not there is said on opening, or where it is asked for.
  if (!isWhole) expect({ context, named: named.length > 0 || problems.length > 0 || text === null }).toEqual({ context, named: true })
  await library.close()
  if (!isWhole && file.endsWith('.json') && !file.startsWith('index') && !file.startsWith('settings'))
    expect({ context, left: (await readFile(join(path, file))).equals(bytes) }).toEqual({ context, left: true })
  return isWhole ? 'harmless' : 'named'
}

/** Every so many places in the short form; all of them in the long one. */
const stride = (length: number, tries: number): number => (isLong ? 1 : Math.max(1, Math.floor(length / tries)))

describe('damage to a small library', () => {
  test('a flipped bit at any byte: no crash, nothing silently lost', async () => {
    let [named, tried] = [0, 0]
    for (const file of files) {
      const bytes = await readFile(join(sound, file))
      for (let at = 0; at < bytes.length; at += stride(bytes.length, 24)) {
        const flipped = Buffer.from(bytes)
        flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8))
        tried++
        if ((await checkDamaged(file, flipped, `bit ${at % 8} of byte ${at}`)) === 'named') named++
      }
    }
    expect(tried).toBeGreaterThan(100)
    expect(named).toBeGreaterThan(20)
  }, 3_600_000)

  test('cut off at any length: no crash, nothing silently lost', async () => {
    for (const file of files) {
      const bytes = await readFile(join(sound, file))
      for (let length = 0; length < bytes.length; length += stride(bytes.length, 16)) {
        // A journal that ends after a whole line is what a journal looks like: nobody can see that another line was there once.
        if (file.endsWith('.ndjson') && (length === 0 || bytes[length - 1] === 10)) continue
        // A line that was being written was never acknowledged; here it was, so only what is before it can be asked for.
        if (file.endsWith('.ndjson') && !file.includes('history')) {
          const library = bytes.subarray(0, length)
          await expect(checkDamaged(file, library, `cut to ${length}`)).resolves.toMatch(/harmless|named/)
        } else await checkDamaged(file, bytes.subarray(0, length), `cut to ${length}`)
      }
    }
  }, 3_600_000)

  test('zeros in place of its second half, as a lost block leaves: no crash, nothing silently lost', async () => {
    for (const file of files) {
      const bytes = Buffer.from(await readFile(join(sound, file)))
      bytes.fill(0, bytes.length >> 1)
      await checkDamaged(file, bytes, 'zeros')
    }
  })
})

const present = existsSync(CORPUS)
;(present ? describe : describe.skip)(
  `files of JSONTestSuite in place of a snapshot${present ? '' : ' (skipped: ../shared is absent)'}`,
  () => {
    test('are damage, whatever is in them; never a crash, never an empty set that can be written', async () => {
      const folder = existsSync(join(CORPUS, 'test_parsing')) ? join(CORPUS, 'test_parsing') : CORPUS
      const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
      expect(names.length).toBeGreaterThan(100)
      const snapshot = files.find((file) => /sets\/[^/]+\.json$/.test(file)) ?? ''
      for (const name of names.filter((_, i) => isLong || i % 3 === 0)) {
        expect(await checkDamaged(snapshot, readFileSync(join(folder, name)), name)).toBe('named')
      }
    }, 3_600_000)
  },
)
