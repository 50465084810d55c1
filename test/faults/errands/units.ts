import { setToData } from '#annotations/model/annotation-set'
import { SET_KINDS } from '#main/store/layout'
import type { FsPort } from '#main/store/fs-port'
import { FaultFs } from '#support/fault-fs'
import type { FakeMachine } from '#support/store-ports'
import { openDesk } from './desk'

/** What the next process finds, by what is saved as a whole: an article with its texts, a set, a review. Absent: not there. */
export interface Found {
  readonly units: ReadonlyMap<string, string>
  readonly readOnly: string | null
  readonly problems: readonly string[]
}

/** When a text was added is, after a repair, when its file was last written: another time with each copy of a library. */
const withoutTimes = (key: string, value: unknown): unknown => (key === 'addedAt' ? undefined : value)

export const DAMAGED = 'damaged'

/**
 * Reads it all and writes nothing; the process that reads is killed. Every backup that is listed is read as well: one that cannot be would only be
 * trusted.
 */
export async function readUnits(fs: FsPort, machine: FakeMachine, path: string): Promise<Found> {
  machine.killAll()
  const reader = new FaultFs(fs, () => 'pass')
  const { store } = await openDesk(reader.port, machine, path)
  const units = new Map<string, string>()
  for (const [id] of store.unreadable) units.set(`article ${id}`, DAMAGED)
  for (const { article } of store.articles()) {
    const texts = []
    for (const { sha256 } of article.revisions) texts.push(await store.readText(article.id, sha256))
    units.set(`article ${article.id}`, JSON.stringify([article, texts], withoutTimes))
    for (const kind of SET_KINDS) {
      for (const analyst of await store.analystsOf(article.id, kind)) {
        const set = await store.openSet(article.id, analyst, kind)
        if (set.failure) units.set(`${kind} ${article.id} ${analyst}`, DAMAGED)
        else if (set.seq > 0) units.set(`${kind} ${article.id} ${analyst}`, JSON.stringify(setToData(set.set)))
      }
    }
  }
  units.set('packages', await store.packages.read().then(JSON.stringify, () => DAMAGED))
  const problems = (await store.verify()).map((problem) => JSON.stringify(problem))
  const backups = await store.care.backups.list()
  for (const { name } of backups) await store.care.backups.plan(name)
  units.set('backups made by hand', `${backups.filter(({ reason }) => reason === 'manual').length}`)
  const { copies, unreadable } = await store.care.outside.copies()
  units.set('copies', unreadable.length > 0 ? DAMAGED : copies.map(({ file }) => file).join())
  const readOnly = store.readOnly && JSON.stringify(store.readOnly)
  units.set('library', readOnly === null ? 'writable' : DAMAGED)
  await reader.bury()
  machine.killAll()
  return { units, readOnly, problems }
}

/** The names of the units that are in none of the states. */
export function strangers(found: Found, states: readonly Found[]): readonly string[] {
  const names = new Set([found, ...states].flatMap(({ units }) => [...units.keys()]))
  return [...names].filter((name) => !states.some(({ units }) => units.get(name) === found.units.get(name)))
}
