import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { ruleDetector } from '#annotations/detect/rules/rule-detector'
import { cli, jsonLines, lines } from './trial-cli'
import { TEXT, trialLibrary } from './trial-library'

const { at, fileWith, run, filled } = trialLibrary()

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
    const { code, out, err } = await cli(args.map((arg) => arg.replace('LIBRARY', at.library)))
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^claimlight: .+\n"npm run -s claimlight -- --help" shows how\.\n$/)
  })

  test.each(['list', 'show', 'verify', 'export', 'apply'])('%s does not make a library of a mistyped path', async (command) => {
    const { code, err } = await run(command, '--format', 'native', '--out', join(at.folder, 'out'), '--analyst', 'Ana')
    expect(code).toBe(2)
    expect(err).toContain(`no library at ${at.library}`)
    await expect(stat(at.library)).rejects.toThrow()
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
    const { code, out, err } = await run('add', ...paths, join(at.folder, 'none.txt'), at.folder, await fileWith('good.txt', TEXT))
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
    const [name] = await readdir(join(at.library, 'articles', article, 'revisions'))
    const path = join(at.library, 'articles', article, 'revisions', name ?? '')
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
    const path = join(at.library, 'articles', article, 'sets', '%41na.json')
    await writeFile(path, change(await readFile(path, 'utf8')))
    for (const args of [['list', '--analyst', 'Ana'], ['show'], ['show', article], ['show', article, '--analyst', 'Ana']]) {
      const [command = '', ...rest] = args
      const { code, err } = await run(command, ...rest)
      expect([args, code, lines(err)]).toEqual([args, 1, [expect.stringMatching(words)]])
    }
    expect(await run('export', '--format', 'native', '--out', join(at.folder, 'out'))).toMatchObject({ code: 1, out: '' })
    expect(await readdir(at.folder)).not.toContain('out')
    expect(await run('show', other)).toMatchObject({ code: 0 })
    expect(await run('verify')).toMatchObject({ code: 1, out: expect.stringMatching(words) })
  })
})

test('a library in use elsewhere is read, and not written', async () => {
  const article = await filled()
  const lock = await readFile(join(at.library, 'lock-%41na'), 'utf8').catch(() => null)
  expect(lock).toBeNull()
  await writeFile(join(at.library, 'lock-%41na'), JSON.stringify({ pid: 1, host: 'elsewhere', bootId: 'x', startedAt: 'y', nonce: 'z' }))
  expect(await run('show', article)).toMatchObject({ code: 0 })
  expect(await run('verify')).toMatchObject({ code: 0 })
  const applied = await cli(['apply', '--library', at.library, '--analyst', 'Ana'], { input: `{"op":"undo","article":"${article}"}` })
  expect(applied).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^claimlight: line 1: This library is already open/) })
  await rm(join(at.library, 'lock-%41na'))
})
