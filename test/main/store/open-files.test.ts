import { appendFile, rm } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import type { FsPort, OpenFile } from '#main/store/fs-port'
import { nodeFs } from '#main/store/node-fs'
import { FaultFs } from '#support/fault-fs'
import { ARTICLE, AT, claim, JOURNAL, newStorage } from './storage-trial'

/** The real file system, and which of its files are open. `break` makes calls of an open file fail. */
function watched(): { readonly fs: FsPort; readonly open: Set<string>; broken: readonly (keyof OpenFile)[] } {
  const open = new Set<string>()
  let count = 0
  const watch = {
    open,
    broken: [] as readonly (keyof OpenFile)[],
    fs: {
      ...nodeFs,
      open: async (path: string, how: 'create' | 'edit'): Promise<OpenFile> => {
        const file = await nodeFs.open(path, how)
        const name = `${path} ${++count}`
        open.add(name)
        const attempt = <T>(key: keyof OpenFile, call: () => Promise<T>): Promise<T> =>
          watch.broken.includes(key) ? Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' })) : call()
        return {
          write: (bytes, at) => attempt('write', () => file.write(bytes, at)),
          truncate: (length) => attempt('truncate', () => file.truncate(length)),
          dataSync: () => attempt('dataSync', () => file.dataSync()),
          sync: () => attempt('sync', () => file.sync()),
          facts: () => attempt('facts', () => file.facts()),
          close: async () => {
            open.delete(name)
            await file.close()
          },
        }
      },
    },
  }
  return watch
}

describe('a library that is closed has no file open', () => {
  test.each<readonly [string, readonly (keyof OpenFile)[]]>([
    ['edits', []],
    ['a flush that fails', ['dataSync']],
    ['a flush that fails and a journal that cannot be cut back', ['dataSync', 'truncate']],
    ['a write that fails', ['write']],
    ['a snapshot that fails', ['sync']],
    ['a new file of which nothing can be told', ['facts']],
  ])('after %s', async (_what, broken) => {
    const storage = await newStorage()
    const watch = watched()
    const { store, set } = await storage.begin(2, watch.fs)
    expect(watch.open.size).toBe(1)
    await set.checkpoint()
    watch.broken = broken
    const other = await store.openSet(ARTICLE.id, 'Ana', 'review')
    for (const one of [set, other]) {
      await one.commit(claim('c3', 3), AT).catch(() => undefined)
      await one.checkpoint().catch(() => undefined)
    }
    await store.close()
    expect([...watch.open]).toEqual([])
  })

  test('after another program wrote into its journal, or took it away', async () => {
    for (const change of [(path: string) => appendFile(path, 'x'), (path: string) => rm(path)]) {
      const storage = await newStorage()
      const watch = watched()
      const { store, set } = await storage.begin(2, watch.fs)
      await change(storage.path(JOURNAL))
      await set.commit(claim('c3', 3), AT).catch(() => undefined)
      await store.care.outside.check(true).catch(() => undefined)
      await store.close()
      expect([...watch.open]).toEqual([])
    }
  })
})

describe('the file system of a process that ends', () => {
  test('closes what was being opened at that moment', async () => {
    const storage = await newStorage()
    await (await storage.begin(1)).store.close()
    const watch = watched()
    let opened = (): void => undefined
    const isOpened = new Promise<void>((resolve) => (opened = resolve))
    let goOn = (): void => undefined
    const buried = new Promise<void>((resolve) => (goOn = resolve))
    const slow: FsPort = {
      ...watch.fs,
      open: async (path, how) => {
        const file = await watch.fs.open(path, how)
        opened()
        await buried
        return file
      },
    }
    const process = new FaultFs(slow, () => 'pass')
    const opening = process.port.open(storage.path(JOURNAL), 'edit')
    await isOpened
    const funeral = process.bury()
    goOn()
    await expect(opening).rejects.toThrow('dead')
    await funeral
    expect([...watch.open]).toEqual([])
  })
})
