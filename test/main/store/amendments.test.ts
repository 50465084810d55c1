import { readFile } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import { NO_METADATA } from '#annotations/model/article'
import type { FsPort } from '#main/store/fs-port'
import { nodeFs } from '#main/store/node-fs'
import { ARTICLE, newStorage } from './storage-trial'

const MINE = { ...NO_METADATA, title: 'As it is now' }
const NEXT = { ...NO_METADATA, title: 'As it is to be' }
const FILE = `articles/${ARTICLE.id}/amendments/%41na.json`

/** A disk that does not give one folder, or one file. */
const deaf = (ends: string): FsPort => {
  const fail = (path: string): Promise<never> => Promise.reject(Object.assign(new Error(`EIO: ${path}`), { code: 'EIO' }))
  return {
    ...nodeFs,
    readFolder: (path) => (path.endsWith(ends) ? fail(path) : nodeFs.readFolder(path)),
    readFile: (path, ...rest) => (path.endsWith(ends) ? fail(path) : nodeFs.readFile(path, ...rest)),
  }
}

describe('what was changed of an article, on a disk that does not give it', () => {
  test.each(['amendments', '%41na.json'])('%s: nothing is written over it, and the article is named as unreadable', async (ends) => {
    const storage = await newStorage()
    const { store } = await storage.begin(1)
    await store.describeArticle(ARTICLE.id, MINE)
    const before = await readFile(storage.path(FILE), 'utf8')
    await store.close()
    const open = await storage.open('Ana')
    expect(open.article(ARTICLE.id)?.article.metadata).toEqual(MINE)
    await open.close()

    const trouble = await storage.open('Ana', deaf(ends))
    await expect(trouble.describeArticle(ARTICLE.id, NEXT)).rejects.toMatchObject({ code: 'library-damaged' })
    expect((await trouble.verify()).map(({ failure }) => failure.code)).toContain('library-damaged')
    await trouble.close()
    expect(await readFile(storage.path(FILE), 'utf8')).toBe(before)
    const well = await storage.open('Ana')
    expect(well.article(ARTICLE.id)?.article.metadata).toEqual(MINE)
    expect(await well.verify()).toEqual([])
  })
})
