import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { cli, lines } from './trial-cli'
import { trialLibrary } from './trial-library'

const { at, run, filled } = trialLibrary()

async function spoilHistory(): Promise<string> {
  const names = (await readdir(at.library, { recursive: true })).filter((name) => /history.+\.ndjson$/.test(name))
  const path = join(at.library, names[0] ?? '')
  await writeFile(path, (await readFile(path, 'utf8')).replace('"c1"', '"x1"'))
  return path
}

describe('backup and restore', () => {
  test('go back to what was there, and list it', async () => {
    const article = await filled()
    const name = (await run('backup')).out.trim()
    expect(name).toMatch(/-manual-2-[0-9a-f]{4}-[0-9a-f]{8}\.zip$/)
    await cli(['apply', '--library', at.library, '--analyst', 'Ana'], {
      input: JSON.stringify({ op: 'tag', article, claim: 'c1', tag: 'contested' }),
    })
    expect(lines((await run('restore')).out)).toEqual([expect.stringMatching(`^${name}\t`)])
    const restored = await run('restore', name)
    expect(restored).toMatchObject({ code: 0, out: `${article}\tAna\t+0\t-0\t~1\n` })
    expect((await run('show', '--analyst', 'Ana')).out).toContain('attributed')
    expect(lines((await run('restore')).out)).toHaveLength(2)
    expect(await run('restore', 'nothing.zip')).toMatchObject({ code: 1, out: '' })
  })

  test('--out puts the whole library elsewhere, never into itself, never over a file', async () => {
    await filled()
    const out = join(at.folder, 'copy.zip')
    expect(await run('backup', '--out', out)).toMatchObject({ code: 0 })
    expect((await stat(out)).size).toBeGreaterThan(500)
    expect(await run('backup', '--out', out)).toMatchObject({ code: 1 })
    expect(await run('backup', '--out', join(at.library, 'copy.zip'))).toMatchObject({ code: 1 })
  })
})

test('repair says what would be lost, and keeps the rest only when told to', async () => {
  await filled()
  expect(await run('repair')).toMatchObject({ code: 0, out: '' })
  await spoilHistory()
  const told = await run('repair')
  expect(told.code).toBe(1)
  expect(told.out).toMatch(/Undoing edits 1 to 3 one by one/)
  expect(await run('verify')).toMatchObject({ code: 1 })
  expect(await run('repair', '--keep')).toMatchObject({ code: 0 })
  expect(await run('verify')).toMatchObject({ code: 0 })
})

test('apply stops before more than a fifth of the claims is gone, unless that is confirmed', async () => {
  const article = await filled()
  const more = Array.from({ length: 10 }, (_, i) => ({ op: 'add', article, id: `m${i}`, content: [{ start: 18 + i, end: 24 + i }] }))
  const apply = (edits: readonly object[], ...args: readonly string[]) =>
    cli(['apply', '--library', at.library, '--analyst', 'Ana', ...args], { input: edits.map((edit) => JSON.stringify(edit)).join('\n') })
  expect(await apply(more)).toMatchObject({ code: 0 })
  const gone = more.slice(0, 6).map(({ id }) => ({ op: 'delete', article, claim: id }))
  const refused = await apply(gone)
  expect([refused.code, lines(refused.out).length]).toEqual([1, 4])
  expect(refused.err).toContain('5 of 12')
  expect(await apply(gone.slice(4), '--confirm')).toMatchObject({ code: 0 })
})
