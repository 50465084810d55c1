import { chmod, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { durableWrite, sweepTemporaries } from '#main/store/durable-write'
import { nodeFs } from '#main/store/node-fs'
import { nodeStorePorts } from '#main/store/node-store-ports'
import { type Fate, FaultFs, type FsCall } from '#support/fault-fs'
import { scratchFolder } from '#support/scratch-folder'

let folder: string
let path: string
beforeEach(async () => {
  folder = await scratchFolder()
  path = join(folder, 'file.json')
  await writeFile(path, 'old')
  await chmod(path, 0o600)
})
afterEach(() => rm(folder, { recursive: true }))

const write = (decide: (call: FsCall) => Fate, platform = 'linux'): Promise<unknown> =>
  durableWrite({ ...nodeStorePorts(), fs: new FaultFs(nodeFs, decide).port, platform }, path, [Buffer.from('new '), Buffer.from('content')])

describe('a durable write', () => {
  test('flushes the file before the rename and the folder after it, in this order', async () => {
    const names: string[] = []
    await write(({ name }) => {
      names.push(name)
      return 'pass'
    })
    expect(names).toEqual(['open', 'write', 'write', 'sync', 'facts', 'close', 'rename', 'syncFolder'])
    expect(await readFile(path, 'utf8')).toBe('new content')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['file.json'])
  })

  test('writes on where the system takes one byte at a time', async () => {
    await write(({ name }) => (name === 'write' ? 'short' : 'pass'))
    expect(await readFile(path, 'utf8')).toBe('new content')
  })

  test.each([
    ['a full disk that says so', { code: 'ENOSPC' }, 'ENOSPC'],
    ['a full disk that only takes nothing', 'full', 'ENOSPC'],
    ['a failing disk', { code: 'EIO' }, 'EIO'],
  ] as const)('%s leaves the old file and nothing else', async (_, fate, code) => {
    for (const failing of ['write', 'sync', 'rename'] as const) {
      if (fate === 'full' && failing !== 'write') continue
      await expect(write(({ name }) => (name === failing ? fate : 'pass'))).rejects.toMatchObject({ code })
      expect(await readFile(path, 'utf8')).toBe('old')
      expect(await readdir(folder)).toEqual(['file.json'])
    }
  })

  test('a link in its place is replaced; what it points to is not written', async () => {
    const other = join(folder, 'other')
    await writeFile(other, 'untouched')
    await rm(path)
    await symlink(other, path)
    await write(() => 'pass')
    expect(await readFile(other, 'utf8')).toBe('untouched')
    expect(await readFile(path, 'utf8')).toBe('new content')
  })

  test('Windows: a rename that a virus scanner holds up is tried again; elsewhere it is an error at once', async () => {
    let busy = 3
    await write(({ name }) => (name === 'rename' && busy-- > 0 ? { code: 'EBUSY' } : 'pass'), 'win32')
    expect(await readFile(path, 'utf8')).toBe('new content')
    await expect(write(({ name }) => (name === 'rename' ? { code: 'EBUSY' } : 'pass'))).rejects.toMatchObject({ code: 'EBUSY' })
  })

  test('what a crash left is swept, other files are not', async () => {
    const fault = new FaultFs(nodeFs, ({ name }) => (name === 'rename' ? 'die' : 'pass'))
    await expect(durableWrite({ ...nodeStorePorts(), fs: fault.port }, path, Buffer.from('x'))).rejects.toThrow('died')
    await writeFile(join(folder, '.notes.tmp'), 'mine')
    expect((await readdir(folder)).length).toBe(3)
    await sweepTemporaries({ fs: nodeFs }, folder)
    expect((await readdir(folder)).sort()).toEqual(['.notes.tmp', 'file.json'])
  })
})
