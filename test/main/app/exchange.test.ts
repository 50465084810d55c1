import { describe, expect, test } from '@jest/globals'
import { type AnnotationSetData, setFromData } from '#annotations/model/annotation-set'
import { ruleDetector } from '#annotations/detect/rules/rule-detector'
import { EXPORT_FORMATS, type ExportFormat } from '#annotations/formats/format'
import { acceptEdit } from '#annotations/ops/accept-edit'
import type { Edit } from '#annotations/ops/edit'
import { planEdit } from '#annotations/ops/plan-edit'
import { FLOODGATE_SAMPLE } from '#main/app/sample-articles-floodgate'
import type { ImportReport, SentFile } from '#shared/contract/methods'
import { FailureError } from '#shared/failures'
import { addText, fileOf, NOW, openTrial, type TrialApp } from './trial-app'

const { text: TEXT } = FLOODGATE_SAMPLE
const SHORT = 'Emoji 🌉 first. The mayor said: “It is safe.” שלום.\n'

async function edit(app: TrialApp, articleId: string, wanted: Edit): Promise<void> {
  const { set, text } = await app.call('article.open', { articleId })
  const planned = planEdit(setFromData(set), text, wanted, NOW)
  if (planned.kind !== 'planned') throw new Error(JSON.stringify(planned))
  await app.call('set.commit', { articleId, op: planned.op })
}

const spanOf = (words: string, text = TEXT) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })

/** A library with two articles and a set that has something of everything. */
async function filledLibrary(): Promise<{ readonly app: TrialApp; readonly articleId: string; readonly shortId: string }> {
  const app = await openTrial()
  const articleId = await addText(app, TEXT, 'floodgate.txt')
  const shortId = await addText(app, SHORT, 'short.txt')
  const detection = ruleDetector.detect(TEXT)
  const accepted = new Map<string, string>()
  for (const [i, suggestion] of detection.suggestions.entries()) {
    const id = `s${i}`
    if (i % 4 === 3) await edit(app, articleId, { kind: 'reject', detector: detection.detector, suggestion })
    else {
      await edit(
        app,
        articleId,
        acceptEdit(detection, suggestion, (key) => accepted.get(key), i % 2 === 0 ? 'contested' : null, id),
      )
      accepted.set(suggestion.key, id)
    }
  }
  const words = TEXT.split(' ')
  await edit(app, articleId, {
    kind: 'add',
    id: 'own',
    content: [spanOf(words[3] ?? ''), spanOf(words[40] ?? '')].sort((a, b) => a.start - b.start),
    tag: 'unverified',
    note: '=1+1\n"quoted", tab\there',
  })
  await edit(app, articleId, {
    kind: 'evidence.add',
    id: 'own',
    evidence: { id: 'e1', url: 'https://example.org/a?b=c#d', excerpt: 'Seven, "to" two.', stance: 'refutes', retrieved: '2026-02-28' },
  })
  await edit(app, articleId, { kind: 'link', id: 'l1', linkKind: 'contradicts', from: 'own', to: 's0', reason: 'Two figures; one bridge' })
  await edit(app, shortId, { kind: 'add', id: 'short-1', content: [spanOf('“It is safe.”', SHORT)], tag: 'attributed' })
  return { app, articleId, shortId }
}

async function exported(app: TrialApp, format: ExportFormat) {
  const { files, losses, unit } = await app.call('export.run', { scope: { kind: 'library' }, format, rawCsv: false })
  return { files: files.map(({ path, text }) => fileOf(path, text)), losses: losses.map(({ what }) => what), unit }
}

async function imported(app: TrialApp, files: readonly SentFile[], into: 'own' | 'author'): Promise<readonly ImportReport[]> {
  return (await app.call('import.run', { files, into })).reports
}

const setOf = async (app: TrialApp, articleId: string): Promise<AnnotationSetData> => (await app.call('article.open', { articleId })).set

/** Without what a format says that it has no place for. */
function withoutLosses(set: AnnotationSetData, losses: readonly string[]): AnnotationSetData {
  return { ...set, rejected: losses.includes('rejections') ? [] : set.rejected }
}

describe.each(EXPORT_FORMATS)('%s', (format) => {
  test('goes into another library and is the same there, but for what it says it leaves out', async () => {
    const { app, articleId, shortId } = await filledLibrary()
    const { files, losses, unit } = await exported(app, format)
    const other = await openTrial()
    if (losses.includes('text')) {
      await addText(other, TEXT)
      await addText(other, SHORT)
    }
    const reports = await imported(other, files, 'author')
    for (const report of reports) {
      expect(report).toMatchObject({ format, unit, unitStated: true, failure: null, moved: 0, existing: 0, unplaced: [], losses: [] })
    }
    for (const id of [articleId, shortId]) {
      const there = await setOf(app, id)
      expect(await setOf(other, id)).toEqual(withoutLosses(there, losses))
    }
    expect((await other.call('library.verify', {})).problems).toEqual([])
    // Once more changes nothing: everything is there already.
    const [first] = await imported(other, files, 'author')
    expect(first).toMatchObject({ claims: 0, links: 0 })
    expect(first?.existing).toBeGreaterThan(0)
    expect(await setOf(other, articleId)).toEqual(withoutLosses(await setOf(app, articleId), losses))
  })

  test('is taken back by one undo an article', async () => {
    const { app, articleId } = await filledLibrary()
    const { files } = await exported(app, format)
    const other = await openTrial()
    await addText(other, TEXT)
    await addText(other, SHORT)
    await imported(other, files, 'author')
    expect((await setOf(other, articleId)).claims.length).toBeGreaterThan(5)
    expect((await other.call('set.undo', { articleId })).op.label).toBe('import')
    expect(await setOf(other, articleId)).toMatchObject({ claims: [], links: [], rejected: [] })
    expect((await other.refusal('set.undo', { articleId })).code).toBe('nothing-to-undo')
    await other.call('set.redo', { articleId })
    expect((await setOf(other, articleId)).claims.length).toBeGreaterThan(5)
  })
})

describe('an import', () => {
  test('goes to whom the file names, or to oneself', async () => {
    const { app, articleId } = await filledLibrary()
    const { files } = await exported(app, 'native')
    const own = await openTrial({ analyst: 'Ben' })
    await imported(own, files, 'own')
    expect((await own.call('article.sets', { articleId })).sets.map(({ set }) => set.analyst)).toEqual(['Ben'])
    const theirs = await openTrial({ analyst: 'Ben' })
    await imported(theirs, files, 'author')
    expect((await theirs.call('article.sets', { articleId })).sets.map(({ set }) => set.analyst)).toEqual(['Ana'])
    expect((await setOf(theirs, articleId)).claims).toEqual([])
  })

  test('leaves a claim alone that is here in another state, and says how many there were', async () => {
    const { app, articleId } = await filledLibrary()
    const { files } = await exported(app, 'native')
    await edit(app, articleId, { kind: 'note', id: 'own', note: 'My later note.' })
    await edit(app, articleId, { kind: 'delete', id: 's0' })
    const reports = await imported(app, files, 'author')
    expect(reports.flatMap(({ losses }) => losses)).toEqual([{ what: 'own-version-kept', count: 1 }])
    expect(reports.reduce((sum, { claims }) => sum + claims, 0)).toBe(1)
    const claims = new Map((await setOf(app, articleId)).claims.map((claim) => [claim.id, claim]))
    expect(claims.get('own')?.note).toBe('My later note.')
    expect(claims.has('s0')).toBe(true)
  })

  test('of one bad file among good ones reports the bad one and takes the others', async () => {
    const { app } = await filledLibrary()
    const { files } = await exported(app, 'native')
    const other = await openTrial()
    const reports = await imported(other, [fileOf('bad.json', '{'), ...files, fileOf('none.txt', 'x')], 'author')
    expect(reports.filter(({ failure }) => failure === null)).toHaveLength(files.length)
    expect(
      reports
        .filter(({ failure }) => failure !== null)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['bad.json', 'none.txt'])
  })

  test('of annotations without their text says so', async () => {
    const { app } = await filledLibrary()
    const { files, losses } = await exported(app, 'csv')
    expect(losses).toContain('text')
    const other = await openTrial()
    expect(await imported(other, files, 'own')).toMatchObject([{ failure: { code: 'text-mismatch' } }])
    expect((await other.call('library.list', { query: '', state: null })).entries).toEqual([])
  })

  test('never believes offsets that do not fit their quote', async () => {
    const { app, shortId } = await filledLibrary()
    const { files } = await app.call('export.run', { scope: { kind: 'article', id: shortId }, format: 'jsonl', rawCsv: false })
    const claim = (await setOf(app, shortId)).claims[0]?.content[0]
    const start = claim?.start ?? 0
    const shifted = files.map(({ path, text }) => fileOf(path, text.replaceAll(`${start}`, `${start + 3}`)))
    const other = await openTrial()
    await addText(other, SHORT)
    const [report] = await imported(other, shifted, 'author')
    expect(report).toMatchObject({ claims: 1, moved: 1 })
    expect((await setOf(other, shortId)).claims[0]?.content[0]).toEqual(claim)
  })

  test('is not kept out by one text that cannot be read', async () => {
    const { app } = await filledLibrary()
    const { files } = await exported(app, 'csv')
    const other = await openTrial()
    await addText(other, TEXT)
    await addText(other, SHORT)
    const damaged = await addText(other, 'Another article.\n')
    const { writeFile } = await import('node:fs/promises')
    const [revision] = (await other.call('article.open', { articleId: damaged })).article.revisions
    await other.close()
    await writeFile(`${other.folder}/articles/${damaged}/revisions/${revision?.sha256}.txt`, 'Another text.\n')
    const again = await openTrial({ folder: other.folder })
    expect(await imported(again, files, 'author')).toMatchObject([{ failure: null }])
  })
})

describe('an export', () => {
  test('of one article holds one’s own set of it alone', async () => {
    const { app, shortId } = await filledLibrary()
    const { files } = await app.call('export.run', { scope: { kind: 'article', id: shortId }, format: 'native', rawCsv: false })
    const text = files.map((file) => file.text).join('')
    expect(text).toContain('short-1')
    expect(text).not.toContain('"own"')
  })

  test('of the library holds everyone’s sets', async () => {
    const { app, articleId } = await filledLibrary()
    await app.close()
    const ben = await openTrial({ folder: app.folder, analyst: 'Ben' })
    await edit(ben, articleId, { kind: 'add', id: 'bens', content: [{ start: 0, end: 5 }] })
    const { files } = await exported(ben, 'native')
    const other = await openTrial()
    await imported(other, files, 'author')
    const { sets } = await other.call('article.sets', { articleId })
    expect(sets.map(({ set }) => set.analyst).sort()).toEqual(['Ana', 'Ben'])
  })

  test('guards a table against formulas unless a program wants it raw', async () => {
    const { app } = await filledLibrary()
    const tables = await Promise.all(
      [false, true].map(
        async (rawCsv) => (await app.call('export.run', { scope: { kind: 'library' }, format: 'csv', rawCsv })).files[0]?.text ?? '',
      ),
    )
    expect(tables[0]).toContain("'=1+1")
    expect(tables[1]).not.toContain("'=1+1")
  })

  test('names files so that every file system takes them', async () => {
    const { app } = await filledLibrary()
    for (const format of EXPORT_FORMATS) {
      const { files } = await app.call('export.run', { scope: { kind: 'library' }, format, rawCsv: false })
      for (const { path } of files) expect(path).toMatch(/^[\p{L}\p{M}\p{N}._-]+(\/[\p{L}\p{M}\p{N}._-]+)*$/u)
    }
  })
})

test('an import that is cancelled keeps what whole files brought and takes nothing of the others', async () => {
  const source = await filledLibrary()
  const { files } = await exported(source.app, 'native')
  expect(files.length).toBeGreaterThan(1)
  let app: TrialApp | null = null
  let read = 0
  app = await openTrial({
    ports: ({ importer }) => ({
      importer: {
        ...importer,
        readAnnotations: async (request) => {
          // The person cancels while the second file is being read.
          if (++read === 2) {
            await app?.call('import.cancel', {})
            throw new FailureError('import-cancelled', { name: request.group.name })
          }
          return importer.readAnnotations(request)
        },
      },
    }),
  })
  const reports = await imported(app, [...files, fileOf('more.json', '{}')], 'own')
  expect(reports.map(({ failure }) => failure?.code ?? null)).toEqual([null, 'import-cancelled', 'import-cancelled'])
  expect(read).toBe(2)
  const { entries } = await app.call('library.list', { query: '', state: null })
  expect(entries.map(({ id }) => id)).toEqual(reports[0]?.articleIds)
  // The next one is not held back by it.
  const [again] = await imported(app, files.slice(1), 'own')
  expect(again?.failure).toBeNull()
})

test('an import of many files makes one backup and says after each how far it is', async () => {
  const source = await filledLibrary()
  const { files } = await exported(source.app, 'native')
  const other = await openTrial()
  await addText(other, TEXT)
  const told: unknown[] = []
  other.onEvent((event) => event.kind === 'import-progress' && told.push(event))
  await imported(other, files, 'own')
  expect(files.length).toBeGreaterThan(1)
  expect(told).toEqual(files.map((_, done) => ({ kind: 'import-progress', done, of: files.length })))
  const { backups } = await other.call('storage.backups', {})
  expect(backups.filter(({ reason }) => reason === 'before-import')).toHaveLength(1)
})
