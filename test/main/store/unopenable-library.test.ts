import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { nodeStorePorts } from '#main/store/node-store-ports'
import { openLibrary } from '#main/store/open-library'
import { scratchFolder } from '../../support/scratch-folder'

describe('a path that can be no library', () => {
  test.each(['article.txt', 'article.txt/library'])('%s is refused as what it is, and nothing is written', async (path) => {
    const folder = await scratchFolder()
    writeFileSync(join(folder, 'article.txt'), 'The ferry was late.\n')
    const opening = openLibrary(join(folder, path), { ...nodeStorePorts(), analyst: 'Ada' })
    await expect(opening).rejects.toMatchObject({ code: 'library-unopenable' })
  })
})
