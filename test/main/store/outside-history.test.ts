import { cp, readFile, writeFile } from 'node:fs/promises'
import { expect, test } from '@jest/globals'
import { ARTICLE, AT, claim, idsOf, JOURNAL, newStorage } from './storage-trial'

test('a journal from a computer that made no snapshot yet repeats edits of the history here: nothing is missing, nothing is damage', async () => {
  const [storage, other] = [await newStorage(), await newStorage()]
  const { store, set } = await storage.begin(2)
  await cp(storage.folder, other.folder, { recursive: true, filter: (path) => !path.includes('lock') })
  await (await (await other.open()).openSet(ARTICLE.id, 'Ana')).commit(claim('theirs', 3), AT)
  await set.checkpoint()
  await store.close()
  await writeFile(storage.path(JOURNAL), await readFile(other.path(JOURNAL)))

  const again = await storage.open()
  expect(await again.verify()).toEqual([])
  const brought = await again.openSet(ARTICLE.id, 'Ana')
  await brought.commit(claim('later', 4), AT)
  await again.close()
  const last = await storage.open()
  expect(await last.verify()).toEqual([])
  expect(await idsOf(last)).toEqual(['c1', 'c2', 'later', 'theirs'])
})
