import { mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { ruleDetector } from '#annotations/detect/rule-detector'
import { EXPORT_FORMATS } from '#annotations/formats/format'
import { cli, type CliRun, jsonLines, lines, newFolder } from './trial-cli'

const TEXT = 'The mayor 🌉 said the bridge was safe.\nThe engineer denied it.\n'
let folder: string
let library: string
beforeEach(async () => {
  folder = await newFolder()
  library = join(folder, 'library')
})

async function fileWith(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

const run = (command: string, ...args: readonly string[]): Promise<CliRun> => cli([command, '--library', library, ...args])

/** Every file of a library with what is in it, but for the index, which any command may make anew. */
async function contentOf(root: string): Promise<ReadonlyMap<string, string>> {
  const entries = (await readdir(root, { recursive: true, withFileTypes: true })).filter(
    (entry) => entry.isFile() && entry.name !== 'index.json',
  )
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort()
  return new Map(await Promise.all(paths.map(async (path) => [path, await readFile(path, 'utf8')] as const)))
}

/** A library with one article, on which Ana has made two claims and a link. */
async function filled(): Promise<string> {
  const { out } = await run('add', await fileWith('bridge.txt', TEXT))
  const article = out.trim()
  const edits = [
    { op: 'add', article, id: 'c1', content: [{ start: 18, end: 37 }], source: [{ start: 0, end: 9 }], tag: 'attributed', note: '=1' },
    {
      op: 'add',
      article,
      id: 'c2',
      content: [
        { start: 4, end: 9 },
        { start: 10, end: 12 },
      ],
      tag: 'contested',
    },
    { op: 'link', article, id: 'l1', link: 'contradicts', from: 'c1', to: 'c2' },
  ]
  const applied = await cli(['apply', '--library', library, '--analyst', 'Ana'], {
    input: edits.map((edit) => JSON.stringify(edit)).join('\n'),
  })
  expect(applied).toMatchObject({ code: 0, err: '' })
  return article
}

describe('how it is called', () => {
  test('--help and --version answer on standard output', async () => {
    const help = await cli(['--help'])
    expect(help.code).toBe(0)
    for (const command of ['detect', 'add', 'apply', 'list', 'show', 'verify', 'export', 'import'])
      expect(help.out).toContain(`\n  ${command} `)
    expect(await cli(['--version'])).toEqual({ code: 0, out: '9.9.9\n', err: '' })
    expect(await cli([])).toMatchObject({ code: 2 })
    expect(await cli(['help'])).toEqual(help)
    expect(await cli(['help', 'apply'])).toEqual(await cli(['apply', '--help']))
  })

  test.each([
    [['burn']],
    [['list']],
    [['list', '--library']],
    [['apply', '--library', 'x']],
    [['apply', '--library', 'x', '--analyst', ' ']],
    [['detect']],
    [['detect', '--jsonl', 'x']],
    [['detect', '--out', 'x', 'y']],
    [['list', '--library', 'x', '--wat']],
    [['add', '--library', 'LIBRARY']],
    [['import', '--library', 'LIBRARY']],
  ])('%j is told how, with exit code 2', async (args) => {
    const { code, out, err } = await cli(args.map((arg) => arg.replace('LIBRARY', library)))
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^claimlight: .+\n"npm run -s claimlight -- --help" shows how\.\n$/)
  })

  test.each(['list', 'show', 'verify', 'export', 'apply'])('%s does not make a library of a mistyped path', async (command) => {
    const { code, err } = await run(command, '--format', 'native', '--out', join(folder, 'out'), '--analyst', 'Ana')
    expect(code).toBe(2)
    expect(err).toContain(`no library at ${library}`)
    await expect(stat(library)).rejects.toThrow()
  })

  test.each([[[]], [['--format', 'docx', '--out', 'x']], [['--format', 'native']]])(
    'export with %j is told what it needs',
    async (args) => {
      await filled()
      expect(await run('export', ...args)).toMatchObject({ code: 2, out: '' })
    },
  )
})

describe('add', () => {
  test('prints the ids, and the same id for the same text', async () => {
    const paths = [await fileWith('a.txt', TEXT), await fileWith('b.txt', 'Other text.\n'), await fileWith('c.txt', TEXT)]
    const { code, out, err } = await run('add', ...paths)
    expect(code).toBe(0)
    const [a, b, c] = lines(out)
    expect(a).toMatch(/^[0-9a-f]{16}$/)
    expect([b === a, c === a]).toEqual([false, true])
    expect(err).toBe(`${paths[2]}: already in the library\n`)
  })

  test('with --json prints what became of each', async () => {
    const { out } = await run(
      'add',
      '--json',
      await fileWith(
        'a.html',
        '<!doctype html><title>T</title><article><h1>Bridge</h1><p>The mayor said that the bridge was safe, twice, at length.</p></article>',
      ),
    )
    expect(jsonLines(out)).toMatchObject([
      { kind: 'added', name: 'a.html', existing: false, article: { metadata: { title: expect.any(String) } } },
    ])
  })

  test('of files that are no articles says for each what happened, what is safe and what to do', async () => {
    const bad: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
      ['empty.txt', '', /“empty\.txt” is empty\./],
      ['blank.txt', ' \n ', /“blank\.txt” holds only blanks/],
      ['picture.txt', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /“picture\.txt” is not a text/],
    ]
    const paths = await Promise.all(bad.map(([name, content]) => fileWith(name, content)))
    const { code, out, err } = await run('add', ...paths, join(folder, 'none.txt'), folder, await fileWith('good.txt', TEXT))
    expect(code).toBe(1)
    expect(lines(out)).toHaveLength(1)
    const complaints = lines(err)
    expect(complaints).toHaveLength(bad.length + 2)
    for (const [i, [, , words]] of bad.entries()) expect(complaints[i]).toMatch(words)
    for (const complaint of complaints) expect(complaint).toMatch(/^claimlight: “[^”]+” [^.]+(\.[^ ]+)*[.:].+\. .+\.$/)
    expect(complaints.slice(0, 3).every((complaint) => complaint.includes('Nothing was added to the library.'))).toBe(true)
  })

  test('tells how a text was read where that was a guess or changed it', async () => {
    const guessed = await fileWith('guessed.txt', Buffer.from('The caf\xe9 closed, the mayor said.\r\n', 'latin1'))
    const sure = await fileWith('sure.txt', 'The café is closed, the mayor said.\n')
    const { code, out, err } = await run('add', guessed, sure)
    expect([code, lines(out).length]).toEqual([0, 2])
    expect(lines(err)).toEqual([
      `${guessed}: read as windows-1252 (detected)`,
      `${guessed}: The file does not say its encoding: it was guessed from the bytes.`,
      `${guessed}: Line ends were changed to LF; offsets count them as one.`,
    ])
  })

  test('names the kind of a file that holds no text, in words', async () => {
    const program = await fileWith('a.txt', Buffer.from('7f454c4602010100', 'hex'))
    expect((await run('add', program)).err).toContain('“a.txt” is not a text: it looks like a program.')
  })

  test('reads in the encoding that is asked for', async () => {
    const path = await fileWith('a.txt', Buffer.from([0xef, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]))
    const { out } = await run('add', '--encoding', 'windows-1251', path)
    const shown = await run('show', '--json', out.trim())
    expect(jsonLines(shown.out)).toMatchObject([{ text: 'привет' }])
  })
})

describe('list and show', () => {
  test('list tells id, state, progress, claims and title', async () => {
    const article = await filled()
    const { code, out } = await run('list', '--analyst', 'Ana')
    expect(code).toBe(0)
    const [id, state, progress, claims, title] = out.trimEnd().split('\t')
    const found = ruleDetector.detect(TEXT).suggestions.length
    expect([id, state, progress, claims, title]).toEqual([article, found > 0 ? 'in-progress' : 'done', `0/${found}`, '2', 'bridge'])
    const json = await run('list', '--json', '--analyst', 'Ana')
    expect(jsonLines(json.out)).toMatchObject([{ id: article, claims: 2, tags: { attributed: 1, contested: 1 } }])
    expect((await run('list', '--query', 'nowhere')).out).toBe('')
    expect(lines((await run('list', '--query', 'ENGINEER')).out)).toHaveLength(1)
  })

  test('show prints everyone’s claims, or those of one analyst', async () => {
    const article = await filled()
    for (const args of [[], [article], ['--analyst', 'Ana']]) {
      const { code, out } = await run('show', ...args)
      expect(code).toBe(0)
      expect(lines(out).map((line) => line.split('\t').slice(0, 3))).toEqual([
        [article, 'Ana', expect.any(String)],
        ['c2', '4-9,10-12', 'contested'],
        ['c1', '18-37', 'attributed'],
      ])
    }
    const { out } = await run('show', '--json')
    expect(jsonLines(out)).toMatchObject([
      {
        article: { id: article },
        seq: 3,
        text: TEXT,
        set: { analyst: 'Ana', claims: [{ id: 'c2' }, { id: 'c1' }], links: [{ id: 'l1' }] },
      },
    ])
    expect(lines((await run('show', '--analyst', 'Ben')).out)).toHaveLength(1)
  })

  test('show of an article that is not there is exit code 1', async () => {
    await filled()
    expect(await run('show', '0123456789abcdef')).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/not in the library/) })
  })
})

describe('verify', () => {
  test('is content with a library that is well', async () => {
    await filled()
    expect(await run('verify')).toEqual({ code: 0, out: '', err: '1 article: all well\n' })
    expect(jsonLines((await run('verify', '--json')).out)).toEqual([{ articles: 1, problems: [] }])
  })

  test('names what is damaged, with exit code 1, and damages nothing itself', async () => {
    const article = await filled()
    const [name] = await readdir(join(library, 'articles', article, 'revisions'))
    const path = join(library, 'articles', article, 'revisions', name ?? '')
    await writeFile(path, TEXT.replace('safe', 'open'))
    const { code, out, err } = await run('verify')
    expect([code, err]).toEqual([1, '1 problem\n'])
    expect(out).toContain(`articles/${article}/revisions/${name}\t`)
    expect(out).toMatch(/ is damaged \(.+\)\. It was left exactly as it is/)
    expect(await run('verify', '--json')).toMatchObject({ code: 1 })
    expect(await readFile(path, 'utf8')).toContain('open')
  })
})

describe('a set that cannot be read', () => {
  test.each([
    ['damaged', (content: string) => content.slice(0, -20), /is damaged/],
    ['newer', (content: string) => content.replace(/"schema":\s?1/, '"schema":99'), /written by a newer Claimlight/],
  ])('since it is %s is told by list, show and export, with exit code 1', async (_name, change, words) => {
    const article = await filled()
    const other = (await run('add', await fileWith('other.txt', 'Other text.\n'))).out.trim()
    const path = join(library, 'articles', article, 'sets', '%41na.json')
    await writeFile(path, change(await readFile(path, 'utf8')))
    for (const args of [['list', '--analyst', 'Ana'], ['show'], ['show', article], ['show', article, '--analyst', 'Ana']]) {
      const [command = '', ...rest] = args
      const { code, err } = await run(command, ...rest)
      expect([args, code, lines(err)]).toEqual([args, 1, [expect.stringMatching(words)]])
    }
    expect(await run('export', '--format', 'native', '--out', join(folder, 'out'))).toMatchObject({ code: 1, out: '' })
    expect(await readdir(folder)).not.toContain('out')
    expect(await run('show', other)).toMatchObject({ code: 0 })
    expect(await run('verify')).toMatchObject({ code: 1, out: expect.stringMatching(words) })
  })
})

describe('export and import', () => {
  test.each(EXPORT_FORMATS)('%s goes into a file or a folder, and comes back as it was', async (format) => {
    const article = await filled()
    const place = join(folder, 'out')
    await mkdir(place)
    const { code, out, err } = await run('export', '--format', format, '--out', place)
    expect([code, out]).toEqual([0, ''])
    expect(err).toMatch(/^(1 file|\d+ files), offsets in (utf-16|code-points)\n/)
    const names = (await readdir(place, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
    const files = names.map((entry) => join(entry.parentPath, entry.name))
    expect(files.length).toBeGreaterThan(0)

    const before = jsonLines((await run('show', '--json')).out)
    library = join(folder, 'second')
    await run('add', join(folder, 'bridge.txt'))
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
    const place = join(folder, 'out')
    await mkdir(place)
    expect(await run('export', '--format', 'brat', '--out', place)).toMatchObject({ code: 0 })
    const files = (await readdir(place)).map((name) => join(place, name))
    expect((await stat(files.find((path) => path.endsWith('.ann')) ?? '')).size).toBe(0)
    library = join(folder, 'second')
    const { code, out, err } = await run('import', ...files)
    expect([code, err, out]).toEqual([0, '', expect.stringMatching(/\.ann: brat, .+: 0 claims/)])
    expect(jsonLines((await run('show', '--json')).out)).toMatchObject([{ text: TEXT }])
    // On its own it says nothing about any text, and an article may still not be empty.
    expect(await run('import', files.find((path) => path.endsWith('.ann')) ?? '')).toMatchObject({ code: 1, out: '' })
    expect(await run('import', await fileWith('empty.json', ''))).toMatchObject({ code: 1, out: '' })
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
    const path = join(folder, 'deep', 'er', 'set.jsonl')
    expect(await run('export', '--format', 'jsonl', '--out', path)).toMatchObject({ code: 0 })
    expect((await stat(path)).isFile()).toBe(true)
    expect(await run('export', '--format', 'jsonl', '--out', join(path, 'x'))).toMatchObject({
      code: 1,
      err: expect.stringMatching(/“x” could not be written/),
    })
  })

  test.each(EXPORT_FORMATS)('%s writes over no file of a library, by whatever way it is reached', async (format) => {
    await filled()
    await symlink(library, join(folder, 'link'))
    const before = await contentOf(library)
    const places = [join(library, 'library.json'), join(library, 'new.json'), join(library, 'articles'), library, join(folder, 'link', 'x')]
    for (const out of [...places, join(library, 'deep', 'er', 'x.json')]) {
      const { code, err } = await run('export', '--format', format, '--out', out)
      expect([code, err]).toEqual([1, expect.stringMatching(/could not be written \(it would be inside the library/)])
    }
    const input = await fileWith('in.jsonl', '{"doc_id":"a","text":"x"}\n')
    expect(await cli(['detect', '--jsonl', input, '--out', join(library, 'library.json')])).toMatchObject({ code: 1 })
    expect(await contentOf(library)).toEqual(before)
  })

  test('a file is replaced whole or not at all, and keeps who may read it', async () => {
    await filled()
    const place = join(folder, 'out')
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
    const path = join(folder, 'set.json')
    await run('export', '--format', 'native', '--out', path)
    const { out } = await run('import', path, '--own', '--analyst', 'Ben', '--json')
    expect(jsonLines(out)).toMatchObject([{ format: 'native', claims: 2, failure: null }])
    const sets = jsonLines((await run('show', '--json', article)).out).map((row) => row['set'])
    expect(sets).toMatchObject([{ analyst: 'Ana' }, { analyst: 'Ben' }])
  })

  test('a file that cannot be taken is exit code 1 and a sentence, and the others are taken', async () => {
    await filled()
    const path = join(folder, 'set.json')
    await run('export', '--format', 'native', '--out', path)
    const { code, out, err } = await run('import', await fileWith('bad.json', '{'), path, join(folder, 'none.json'))
    expect(code).toBe(1)
    expect(lines(out)).toEqual([expect.stringMatching(/^set\.json: native, offsets in utf-16: 0 claims, 0 links, 2 already there/)])
    expect(lines(err)).toHaveLength(2)
  })

  test('a claim that has no place is reported with its quote, and exit code 1', async () => {
    await filled()
    const path = join(folder, 'set.jsonl')
    await run('export', '--format', 'jsonl', '--out', path)
    await writeFile(path, (await readFile(path, 'utf8')).replaceAll('the bridge was safe', 'the tunnel was safe'))
    const { code, err } = await run('import', path, '--own', '--analyst', 'Ben')
    expect(code).toBe(1)
    expect(err).toMatch(/set\.jsonl: content not placed \(quote-not-found\): c1 the tunnel was safe/)
  })
})

test('a library in use elsewhere is read, and not written', async () => {
  const article = await filled()
  const lock = await readFile(join(library, 'lock'), 'utf8').catch(() => null)
  expect(lock).toBeNull()
  await writeFile(join(library, 'lock'), JSON.stringify({ pid: 1, host: 'elsewhere', bootId: 'x', startedAt: 'y', nonce: 'z' }))
  expect(await run('show', article)).toMatchObject({ code: 0 })
  expect(await run('verify')).toMatchObject({ code: 0 })
  const applied = await cli(['apply', '--library', library, '--analyst', 'Ana'], { input: `{"op":"undo","article":"${article}"}` })
  expect(applied).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^claimlight: line 1: This library is already open/) })
  await rm(join(library, 'lock'))
})
