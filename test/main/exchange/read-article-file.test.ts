import { execFileSync } from 'node:child_process'
import { appendFileSync, chmodSync, mkdtempSync, rmSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { readArticleFile } from '#main/exchange/read-article-file'
import { FILE_LIMIT } from '#main/exchange/limits'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'article-file-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const file = (content: string, name = 'a.txt'): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('readArticleFile', () => {
  test('gives name and bytes, through links too', async () => {
    const path = file('Hello', 'ñ 😀.txt')
    symlinkSync(path, join(folder, 'link.txt'))
    expect(await readArticleFile(path)).toEqual({ name: 'ñ 😀.txt', bytes: new TextEncoder().encode('Hello') })
    expect(Buffer.from((await readArticleFile(join(folder, 'link.txt'))).bytes).toString()).toBe('Hello')
  })

  test.each<[string, (path: string) => void]>([
    ['grows', (path) => appendFileSync(path, '!')],
    ['shrinks', (path) => truncateSync(path, 2)],
    ['is rewritten at the same size', (path) => writeFileSync(path, 'HELLO')],
    ['is touched', (path) => utimesSync(path, 1, 1)],
  ])('refuses a file that %s while it is read', async (_, happen) => {
    const path = file('Hello')
    utimesSync(path, 1000, 1000)
    await expect(readArticleFile(path, async () => happen(path))).rejects.toMatchObject({ code: 'file-changed', values: { name: 'a.txt' } })
  })

  test('refuses a file that vanishes', async () => {
    const path = file('Hello')
    await expect(readArticleFile(path, async () => rmSync(path))).rejects.toMatchObject({ code: 'file-vanished' })
    await expect(readArticleFile(path)).rejects.toMatchObject({ code: 'file-vanished', values: { name: 'a.txt' } })
  })

  test('refuses what is no file', async () => {
    await expect(readArticleFile(folder)).rejects.toMatchObject({ code: 'file-unreadable', values: { reason: 'directory' } })
  })

  const onUnix = process.platform === 'win32' ? test.skip : test
  onUnix('does not wait for the other end of a pipe', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe')])
    await expect(readArticleFile(join(folder, 'pipe'))).rejects.toMatchObject({ code: 'file-unreadable', values: { reason: 'pipe' } })
    await expect(readArticleFile('/dev/zero')).rejects.toMatchObject({ code: 'file-unreadable', values: { reason: 'device' } })
  })

  const asUser = process.platform === 'win32' || process.getuid?.() === 0 ? test.skip : test
  asUser('says so when it may not read (skipped as root, who may)', async () => {
    const path = file('Hello')
    chmodSync(path, 0)
    await expect(readArticleFile(path)).rejects.toMatchObject({ code: 'file-unreadable', values: { reason: 'EACCES' } })
  })

  test('refuses empty and huge files unread', async () => {
    await expect(readArticleFile(file(''))).rejects.toMatchObject({ code: 'empty-file' })
    const path = file('x')
    truncateSync(path, FILE_LIMIT + 1)
    await expect(readArticleFile(path)).rejects.toMatchObject({ code: 'too-large', values: { unit: 'megabytes' } })
  })
})
