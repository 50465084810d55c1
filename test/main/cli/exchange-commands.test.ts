import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { EXPORT_FORMATS } from '#annotations/formats/format'
import { cli, jsonLines, lines } from './trial-cli'
import { contentOf, TEXT, trialLibrary } from './trial-library'

const { at, fileWith, run, filled } = trialLibrary()

describe('export and import', () => {
  test.each(EXPORT_FORMATS)('%s goes into a file or a folder, and comes back as it was', async (format) => {
    const article = await filled()
    const place = join(at.folder, 'out')
    await mkdir(place)
    const { code, out, err } = await run('export', '--format', format, '--out', place)
    expect([code, out]).toEqual([0, ''])
    expect(err).toMatch(/^(1 file|\d+ files), offsets in (utf-16|code-points)\n/)
    const names = (await readdir(place, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
    const files = names.map((entry) => join(entry.parentPath, entry.name))
    expect(files.length).toBeGreaterThan(0)

    const before = jsonLines((await run('show', '--json')).out)
    at.library = join(at.folder, 'second')
    await run('add', join(at.folder, 'bridge.txt'))
    const imported = await run('import', ...files)
    expect(imported.code).toBe(0)
    expect(imported.out).toMatch(
      new RegExp(`: ${format}, offsets in (utf-16|code-points): 2 claims, 1 link, 0 already there, 0 placed by quote\\n$`),
    )
    const [shown] = jsonLines((await run('show', '--json', article)).out)
    expect(shown?.['set']).toEqual(before[0]?.['set'])
  })

  test('brat’s own files of an article without a claim come back: an empty .ann is a text that nobody has annotated', async () => {
    await run('add', await fileWith('bridge.txt', TEXT))
    const place = join(at.folder, 'out')
    await mkdir(place)
    expect(await run('export', '--format', 'brat', '--out', place)).toMatchObject({ code: 0 })
    const files = (await readdir(place)).map((name) => join(place, name))
    expect((await stat(files.find((path) => path.endsWith('.ann')) ?? '')).size).toBe(0)
    at.library = join(at.folder, 'second')
    const { code, out, err } = await run('import', ...files)
    expect([code, err, out]).toEqual([0, '', expect.stringMatching(/\.ann: brat, .+: 0 claims/)])
    expect(jsonLines((await run('show', '--json')).out)).toMatchObject([{ text: TEXT }])
    // On its own it says nothing about any text, and an article may still not be empty.
    expect(await run('import', files.find((path) => path.endsWith('.ann')) ?? '')).toMatchObject({ code: 1, out: '' })
    expect(await run('import', await fileWith('empty.json', ''))).toMatchObject({ code: 1, out: '' })
  })

  test('brat’s files of the same names in two folders are two documents', async () => {
    const paths: string[] = []
    for (const [place, text] of [
      ['a', 'One says so.\n'],
      ['b', 'Two deny it.\n'],
    ] as const) {
      await mkdir(join(at.folder, place))
      paths.push(await fileWith(`${place}/doc.ann`, `T1\tClaim 0 3\t${text.slice(0, 3)}\n`), await fileWith(`${place}/doc.txt`, text))
    }
    const [a1 = '', a2 = '', b1 = '', b2 = ''] = paths
    const { code, out, err } = await run('import', a1, b1, b2, a2)
    expect([code, err]).toEqual([0, ''])
    expect(lines(out)).toEqual(['a', 'b'].map(() => expect.stringMatching(/^doc\.ann: brat, .+: 1 claim, /)))
    const texts = jsonLines((await run('show', '--json')).out).map(({ text }) => text)
    expect(texts.sort()).toEqual(['One says so.\n', 'Two deny it.\n'])
  })

  const PUBMED = '../shared/corpora/brat/example-data/corpora/BioNLP-ST_2011/BioNLP-ST_2011_GE/PMID-7986199'
  const withCorpus = existsSync(`${PUBMED}.ann`) ? test : test.skip
  withCorpus('a corpus’s article that nobody has annotated is imported (skipped without ../shared/corpora/brat)', async () => {
    const { code, out, err } = await run('import', `${PUBMED}.ann`, `${PUBMED}.txt`)
    expect([code, err, out]).toEqual([0, '', expect.stringMatching(/^PMID-7986199\.ann: brat, .+: 0 claims/)])
    expect(jsonLines((await run('list', '--json')).out)).toMatchObject([{ claims: 0, metadata: { title: 'PMID-7986199' } }])
  })

  test('one file goes to exactly the path named, with the folders on the way', async () => {
    await filled()
    const path = join(at.folder, 'deep', 'er', 'set.jsonl')
    expect(await run('export', '--format', 'jsonl', '--out', path)).toMatchObject({ code: 0 })
    expect((await stat(path)).isFile()).toBe(true)
    expect(await run('export', '--format', 'jsonl', '--out', join(path, 'x'))).toMatchObject({
      code: 1,
      err: expect.stringMatching(/“x” could not be written/),
    })
  })

  test.each(EXPORT_FORMATS)('%s writes over no file of a library, by whatever way it is reached', async (format) => {
    await filled()
    await symlink(at.library, join(at.folder, 'link'))
    const before = await contentOf(at.library)
    const places = [
      join(at.library, 'library.json'),
      join(at.library, 'new.json'),
      join(at.library, 'articles'),
      at.library,
      join(at.folder, 'link', 'x'),
    ]
    for (const out of [...places, join(at.library, 'deep', 'er', 'x.json')]) {
      const { code, err } = await run('export', '--format', format, '--out', out)
      expect([code, err]).toEqual([1, expect.stringMatching(/could not be written \(it would be inside the library/)])
    }
    const input = await fileWith('in.jsonl', '{"doc_id":"a","text":"x"}\n')
    expect(await cli(['detect', '--jsonl', input, '--out', join(at.library, 'library.json')])).toMatchObject({ code: 1 })
    expect(await contentOf(at.library)).toEqual(before)
  })

  test('a file is replaced whole or not at all, and keeps who may read it', async () => {
    await filled()
    const place = join(at.folder, 'out')
    await mkdir(place)
    const path = join(place, 'set.jsonl')
    await writeFile(path, 'before', { mode: 0o640 })
    const { ino } = await stat(path)
    await run('export', '--format', 'jsonl', '--out', path)
    const after = await stat(path)
    // Another file has taken its place: what was there was never cut.
    expect([after.ino === ino, after.mode & 0o777]).toEqual([false, 0o640])
    expect(await readFile(path, 'utf8')).toContain('"c1"')
    expect(await readdir(place)).toEqual(['set.jsonl'])
  })

  test('--own takes annotations into one’s own set, --json reports them', async () => {
    const article = await filled()
    const path = join(at.folder, 'set.json')
    await run('export', '--format', 'native', '--out', path)
    const { out } = await run('import', path, '--own', '--analyst', 'Ben', '--json')
    expect(jsonLines(out)).toMatchObject([{ format: 'native', claims: 2, failure: null }])
    const sets = jsonLines((await run('show', '--json', article)).out).map((row) => row['set'])
    expect(sets).toMatchObject([{ analyst: 'Ana' }, { analyst: 'Ben' }])
  })

  test('a file that cannot be taken is exit code 1 and a sentence, and the others are taken', async () => {
    await filled()
    const path = join(at.folder, 'set.json')
    await run('export', '--format', 'native', '--out', path)
    const { code, out, err } = await run('import', await fileWith('bad.json', '{'), path, join(at.folder, 'none.json'))
    expect(code).toBe(1)
    expect(lines(out)).toEqual([expect.stringMatching(/^set\.json: native, offsets in utf-16: 0 claims, 0 links, 2 already there/)])
    expect(lines(err)).toHaveLength(2)
  })

  test('a claim that has no place is reported with its quote, and exit code 1', async () => {
    await filled()
    const path = join(at.folder, 'set.jsonl')
    await run('export', '--format', 'jsonl', '--out', path)
    await writeFile(path, (await readFile(path, 'utf8')).replaceAll('the bridge was safe', 'the tunnel was safe'))
    const { code, err } = await run('import', path, '--own', '--analyst', 'Ben')
    expect(code).toBe(1)
    expect(err).toMatch(/set\.jsonl: content not placed \(quote-not-found\): c1 the tunnel was safe/)
  })
})
