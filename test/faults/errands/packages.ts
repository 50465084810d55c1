import { addClaim } from '#support/sample-set'
import { FakeMachine } from '#support/store-ports'
import { VolatileFs } from '../volatile-fs'
import { addNewer, decide, fileOf, ID, makeBase, TEXT } from './base-library'
import { type Desk, openDesk } from './desk'
import type { Errand } from './errand'

const LAMP = 'The lamp\n\nThe guard said that it went out. Others say it never burned.\n'

type File = ReturnType<typeof fileOf>

/** What somebody makes at another computer and sends: a package file. Made once, the same bytes each time. */
function sentBy(analyst: string, work: (desk: Desk) => Promise<string>): () => Promise<File> {
  let made: Promise<File> | null = null
  const make = async (): Promise<File> => {
    const desk = await openDesk(new VolatileFs(), new FakeMachine(), '/there', analyst)
    const base64 = await work(desk)
    await desk.app.close()
    return { name: 'sent.claimlight', base64 }
  }
  return () => (made ??= make())
}

/** A text that is known here, with a newer revision; one that is not; edits and a decision of whoever sends it. */
const request = sentBy('Ben', async (desk) => {
  await desk.call('article.add', { files: [fileOf('mill.txt', TEXT), fileOf('lamp.txt', LAMP)], encoding: null })
  for (const [i, id] of ['b1', 'b2', 'b3'].entries()) await desk.call('set.commit', { articleId: ID, op: addClaim(TEXT, id, 12 + i) })
  await desk.call('review.commit', { articleId: ID, op: decide('b-d1', 'c1', 'Ben') })
  await addNewer(desk)
  return (await desk.call('package.send', { articleIds: null, kind: 'open' })).base64
})

/** The same analyst went on with the same set at a second computer. */
const ownWork = sentBy('Ana', async (desk) => {
  await makeBase(desk)
  await desk.call('set.commit', { articleId: ID, op: addClaim(TEXT, 'there', 44) })
  return (await desk.call('package.return', { articleIds: [ID] })).base64
})

/** One edit after the other, as their maker made them: each state in between is one that the set had. */
const isOnTheWay: Errand['isOnTheWay'] = (unit, found) =>
  unit === `annotations ${ID} Ben` &&
  /^(b1|b1,b2)$/.test((JSON.parse(found) as { claims: { id: string }[] }).claims.map(({ id }) => id).join())

const opens = (name: string, file: () => Promise<File>, prepare: Errand['prepare']): Errand => ({
  name,
  prepare,
  isOnTheWay,
  async run(desk) {
    const sent = await file()
    await desk.call('package.look', { file: sent })
    await desk.call('package.merge', { file: sent, decided: [] })
    return 'all'
  },
})

async function received(desk: Desk): Promise<void> {
  await makeBase(desk)
  await desk.call('package.merge', { file: await request(), decided: [] })
}

export const PACKAGES: readonly Errand[] = [
  opens('opening a package with a new article, a new revision, a set and a review', request, makeBase),
  opens('opening a package of a set that both went on with', ownWork, async (desk) => {
    await makeBase(desk)
    await desk.call('set.commit', { articleId: ID, op: addClaim(TEXT, 'here', 40) })
  }),
  {
    name: 'sending a package',
    prepare: makeBase,
    async run(desk) {
      await desk.call('package.send', { articleIds: [ID], kind: 'open' })
      return 'all'
    },
  },
  {
    name: 'returning a package',
    prepare: received,
    async run(desk) {
      await desk.call('package.return', { articleIds: [ID] })
      // Where nothing can be written the package is made, and not noted.
      return desk.store.readOnly === null ? 'all' : []
    },
  },
]
