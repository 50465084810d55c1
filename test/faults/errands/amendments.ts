import { NO_METADATA } from '#annotations/model/article'
import { layoutOf } from '#main/store/layout'
import { addNewer, fileOf, ID, makeBase, TEXT } from './base-library'
import { type Desk, openDesk, type Outsider, Refused } from './desk'
import type { Errand } from './errand'
import { FakeMachine } from '#support/store-ports'
import { VolatileFs } from '../volatile-fs'

const MINE = { ...NO_METADATA, title: 'The mill, corrected', outlet: 'The Vale Post' }
const THEIRS = { ...NO_METADATA, title: 'The mill, as Zoë calls it' }

/** A revision was added here, so that one's own changes are in a file already; a colleague on another computer corrected the headline. */
async function bothChanged(desk: Desk, outsider: Outsider): Promise<void> {
  await makeBase(desk)
  await addNewer(desk)
  const there = new VolatileFs()
  const hers = await openDesk(there, new FakeMachine(), '/there', 'Zoë')
  await hers.call('article.add', { files: [fileOf('mill.txt', TEXT)], encoding: null })
  await hers.call('article.describe', { articleId: ID, metadata: THEIRS })
  await outsider.write(layoutOf(desk.path).amendment(ID, 'Zoë'), await there.readFile(layoutOf('/there').amendment(ID, 'Zoë')))
  await hers.app.close()
}

const describes = (name: string, prepare: Errand['prepare']): Errand => ({
  name: `correcting what is known of an article${name}`,
  prepare,
  async run(desk) {
    await desk.call('article.describe', { articleId: ID, metadata: MINE })
    return 'all'
  },
})

export const AMENDMENTS: readonly Errand[] = [
  describes('', makeBase),
  describes(' after a revision, and after a colleague did', bothChanged),
  {
    name: 'adding a revision to an article that two have changed',
    async prepare(desk, outsider) {
      await bothChanged(desk, outsider)
      await desk.call('article.describe', { articleId: ID, metadata: MINE })
    },
    async run(desk) {
      const text = 'The mill, once more\n\nThe owner said that 106 people worked there. It snowed on Tuesday.\n'
      const { result } = await desk.call('revision.add', { articleId: ID, source: { kind: 'paste', text, metadata: NO_METADATA } })
      if (result.kind === 'failed') throw new Refused('revision.add', result.failure)
      return 'all'
    },
  },
]
