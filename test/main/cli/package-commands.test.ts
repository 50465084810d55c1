import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { MERGE_EXAMPLES, PACKAGE_EXAMPLES } from '#main/cli/package-help'
import { cli, newFolder } from './trial-cli'

const TEXT = 'The port said that 49 people waited on the pier.\n'

async function libraryOf(folder: string, name: string, analyst: string): Promise<{ readonly library: string; readonly id: string }> {
  const library = join(folder, name)
  const article = join(folder, 'port.txt')
  await writeFile(article, TEXT)
  const id = (await cli(['add', '--library', library, '--analyst', analyst, article])).out.trim()
  return { library, id }
}
const apply = (library: string, analyst: string, ...edits: object[]) =>
  cli(['apply', '--library', library, '--analyst', analyst], { input: edits.map((edit) => `${JSON.stringify(edit)}\n`).join('') })
const claim = (article: string, id: string) => ({ op: 'add', article, id, content: [{ start: 0, end: 8 }], tag: 'attributed' })

test('the examples of both help pages run in their order', async () => {
  const folder = await newFolder()
  const { library, id } = await libraryOf(folder, 'library', 'Ana')
  await apply(library, 'Ana', claim(id, 'c1'))
  const help = (await cli(['help', 'package'])).out + (await cli(['merge', '--help'])).out
  const other = join(folder, 'other')
  for (const { line } of [...PACKAGE_EXAMPLES, ...MERGE_EXAMPLES]) {
    expect(help).toContain(`  ${line}\n`)
    const [command, ...words] = line.split(' ')
    const args = words.map((word) => {
      if (word.endsWith('.claimlight')) return join(folder, word)
      return { DIR: command === 'merge' ? other : library, ID: id, NAME: 'Ana' }[word] ?? word
    })
    const run = await cli([command ?? '', ...args])
    expect([line, run.code, run.err.replaceAll(/.*dry.*/g, '')]).toEqual([line, 0, expect.not.stringContaining('claimlight:')])
  }
  const shown = await cli(['show', '--library', other, '--json'])
  expect(shown.out).toContain('"c1"')
  expect((await cli(['verify', '--library', other])).code).toBe(0)
})

test('a conflict stops the merge with exit code 1 until --take decides', async () => {
  const folder = await newFolder()
  const { library, id } = await libraryOf(folder, 'desk', 'Ana')
  await apply(library, 'Ana', claim(id, 'c1'))
  const there = join(folder, 'laptop')
  const [open, back] = [join(folder, 'open.claimlight'), join(folder, 'back.claimlight')]
  await cli(['package', '--library', library, '--analyst', 'Ana', '--kind', 'open', '--out', open])
  expect((await cli(['merge', '--library', there, '--analyst', 'Ana', open])).out).toBe(`${id}\tAna\tannotations\tnew\t1\t0\n`)
  await apply(library, 'Ana', { op: 'tag', article: id, claim: 'c1', tag: 'contested' })
  await apply(there, 'Ana', { op: 'tag', article: id, claim: 'c1', tag: 'unverified' })
  await cli(['package', '--library', there, '--analyst', 'Ana', '--kind', 'return', '--out', back])
  const tags = async () => (await cli(['show', '--library', library, '--json'])).out
  const stopped = await cli(['merge', '--library', library, '--analyst', 'Ana', back])
  expect([stopped.code, stopped.out]).toEqual([1, `${id}\tAna\tannotations\tmerge\t2\t1\n`])
  expect(stopped.err).toContain('changed here and there: Ana c1 (tag)')
  expect(stopped.err).toContain('--take mine or --take theirs')
  expect(await tags()).toContain('"contested"')
  expect((await cli(['merge', '--library', library, '--analyst', 'Ana', '--take', 'theirs', back])).code).toBe(0)
  expect(await tags()).toContain('"unverified"')
  expect((await cli(['merge', '--library', library, '--analyst', 'Ana', '--json', back])).out).toContain('"nothing-new"')
})

test('wrong calls end with 2, broken files with 1, and neither writes anything', async () => {
  const folder = await newFolder()
  const { library } = await libraryOf(folder, 'library', 'Ana')
  const out = join(folder, 'p.claimlight')
  const on = ['--library', library]
  expect((await cli(['package', ...on, '--out', out])).code).toBe(2)
  expect((await cli(['package', ...on, '--kind', 'secret', '--out', out])).code).toBe(2)
  expect((await cli(['package', ...on, '--kind', 'open'])).code).toBe(2)
  expect((await cli(['merge', ...on])).code).toBe(2)
  expect((await cli(['merge', ...on, '--take', 'both', out])).code).toBe(2)
  await writeFile(out, 'there already')
  expect((await cli(['package', ...on, '--kind', 'open', '--out', out])).code).toBe(1)
  expect(await readFile(out, 'utf8')).toBe('there already')
  await mkdir(join(library, 'inner'))
  expect((await cli(['package', ...on, '--kind', 'open', '--out', join(library, 'inner', 'x.claimlight')])).err).toContain('inside')
  const broken = await cli(['merge', ...on, out, join(folder, 'missing.claimlight')])
  expect(broken.code).toBe(1)
  expect(broken.err).toContain('“p.claimlight” was not unpacked')
  expect(broken.err).toContain('“missing.claimlight” is no longer there')
})
