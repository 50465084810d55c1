import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { setToData } from '#annotations/model/annotation-set'
import { nodeStorePorts } from '#main/store/node-store-ports'
import { openLibrary } from '#main/store/open-library'
import type { LibraryStore } from '#main/store/library-store'
import { DEFAULT_SETTINGS } from '#shared/contract/methods'
import { addClaim, sampleArticle } from '#support/sample-set'
import { scratchFolder } from '#support/scratch-folder'

const TEXT = 'The minister said nothing. “No,” she said — 😀 then left.\n'
const ARTICLE = sampleArticle(TEXT)
const NONE = { detector: 'rules-1', count: 4 }
const AT = '2026-01-02T03:04:05.000Z'

let folder: string
const open = (analyst = 'Ana'): Promise<LibraryStore> => openLibrary(join(folder, 'library'), { ...nodeStorePorts(), analyst })

beforeEach(async () => {
  folder = await scratchFolder()
})
afterEach(() => rm(folder, { recursive: true }))

describe('a library on a real disk', () => {
  test('keeps articles, sets, history, view and settings over a restart', async () => {
    const first = await open()
    expect(first.readOnly).toBeNull()
    expect(await first.addArticle(ARTICLE, TEXT, NONE)).toEqual({ existing: false })
    const set = await first.openSet(ARTICLE.id, 'Ana')
    expect((await set.commit(addClaim(TEXT, 'c1'), AT)).seq).toBe(1)
    expect((await set.commit(addClaim(TEXT, 'c2', 4), AT)).seq).toBe(2)
    await set.undo(AT)
    await first.writeView(ARTICLE.id, { topOffset: 3, topPixels: 1.5, selected: 'c1', caret: { start: 1, end: 2 } })
    await first.writeSettings({ ...DEFAULT_SETTINGS, zoom: 1.5 })
    const data = setToData(set.set)
    await first.close()

    const second = await open()
    expect(second.notices).toEqual([])
    expect(second.articles()).toEqual([
      { article: ARTICLE, suggested: NONE, decided: 0, tags: { attributed: 0, contested: 0, unverified: 0, untagged: 1 } },
    ])
    expect(await second.readText(ARTICLE.id, ARTICLE.revisions[0]?.sha256 ?? '')).toBe(TEXT)
    const again = await second.openSet(ARTICLE.id, 'Ana')
    expect(setToData(again.set)).toEqual(data)
    expect(again.seq).toBe(3)
    expect(again.history).toEqual({ undo: 'add-claim', redo: 'add-claim' })
    await again.redo(AT)
    expect([...again.set.claims.values()].map(({ id }) => id).sort()).toEqual(['c1', 'c2'])
    await again.undo(AT)
    await again.undo(AT)
    expect(again.set.claims.size).toBe(0)
    await expect(again.undo(AT)).rejects.toMatchObject({ code: 'nothing-to-undo' })
    expect(await second.readView(ARTICLE.id)).toEqual({ topOffset: 3, topPixels: 1.5, selected: 'c1', caret: { start: 1, end: 2 } })
    expect(await second.readSettings()).toEqual({ ...DEFAULT_SETTINGS, zoom: 1.5 })
    expect(await second.analystsOf(ARTICLE.id)).toEqual(['Ana'])
    expect(await second.verify()).toEqual([])
    await second.close()
    expect(await readdir(join(folder, 'library'))).not.toContain('lock')
  })
})
