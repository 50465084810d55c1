import { basename } from 'node:path'
import * as z from 'zod/mini'
import { checkName, mergePeople, mergePerson, type Person, renamePerson } from '#annotations/people/person'
import { type Failure, FailureError } from '#shared/failures'
import { takenNamesSchema } from '#shared/contract/people-methods'
import { analystsAtWork } from './analyst-file'
import { fileToName } from './file-name'
import { isMissing } from './fs-failure'
import type { Layout } from './layout'
import { isCopyName } from './outside/conflicted-copy'
import { quarantine } from './repair/quarantine'
import { jsonFilesIn, writeSmallFile } from './small-file'
import type { StorePorts } from './store-ports'
import { parseVersioned } from './versioned-json'

export const PROFILE_SCHEMA = 1
const FORMAT = 'claimlight-profile'
const profileSchema = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(1000)),
  names: takenNamesSchema,
})

export interface KnownPeople {
  /** Everybody who took a name or has edited something in this library, by id. */
  readonly people: readonly Person[]
  /** Files that cannot be read; whose they are is shown by the id meanwhile. */
  readonly failures: readonly Failure[]
}

/** Who is called what. Each analyst writes only their own file, so nobody's can be overwritten. */
export interface Profiles {
  read(): Promise<KnownPeople>
  /**
   * Takes another name from now on. Durable when it resolves. A file that cannot be read is in the quarantine then.
   * @throws FailureError library-newer, disk-full, library-read-only, library-unwritable
   */
  rename(name: string, now: string): Promise<Person>
  /** Takes over what was learned elsewhere of this analyst's own names, as from a package that they sent from another computer. */
  takeOver(person: Person): Promise<void>
  /** Whether a profile is another than the last time this was asked. Reads none. */
  haveChanged(): Promise<boolean>
}

interface Opened {
  readonly ports: StorePorts
  readonly layout: Layout
  readonly analyst: string
}

/**
 * @param write runs what writes in its turn, where the library can be written
 * @param written is called when this analyst's file was: whoever has a name is at work on this computer
 */
export function openProfiles(opened: Opened, write: <T>(work: () => Promise<T>) => Promise<T>, written: () => void): Profiles {
  const { ports, layout, analyst } = opened
  const change = (to: (person: Person) => Person): Promise<Person> =>
    write(async () => {
      const path = layout.profile(analyst)
      const found = await readProfile(ports, layout, path)
      if (found.kind === 'newer') throw new FailureError('library-newer', { file: layout.shown(path), version: found.version })
      if (found.kind === 'damaged') await quarantine(ports, layout, [path])
      const before: Person = found.kind === 'read' ? found.person : { id: analyst, names: [] }
      const after = to(before)
      if (after === before && found.kind !== 'damaged') return after
      await writeSmallFile(ports, path, { format: FORMAT, schema: PROFILE_SCHEMA, ...after })
      written()
      return after
    })
  let facts: string | null = null
  return {
    read: () => readPeople(ports, layout),
    rename: (name, now) => change((person) => renamePerson(person, name, now)),
    takeOver: async (person) => {
      await change((known) => {
        const merged = mergePerson(known, person)
        return merged.names.length === known.names.length ? known : merged
      })
    },
    async haveChanged() {
      const before = facts
      facts = await factsOf(ports, layout)
      return before !== null && facts !== before
    },
  }
}

/** What a file of names holds. */
export type FoundProfile =
  | { readonly kind: 'read'; readonly person: Person }
  | { readonly kind: 'missing' }
  | { readonly kind: 'newer'; readonly version: string }
  | { readonly kind: 'damaged' }

export async function readProfile({ fs }: Pick<StorePorts, 'fs'>, layout: Layout, path: string): Promise<FoundProfile> {
  let bytes: Uint8Array
  try {
    bytes = await fs.readFile(path)
  } catch (error) {
    return isMissing(error) ? { kind: 'missing' } : { kind: 'damaged' }
  }
  const read = parseVersioned(bytes, FORMAT, PROFILE_SCHEMA, profileSchema)
  if (read.kind !== 'read') return read
  const { id, names } = read.value
  const isWhole = layout.profile(id) === path || isCopyName(basename(path))
  const isFit = isWhole && names.every(({ name }) => isKept(name))
  return isFit ? { kind: 'read', person: mergePerson({ id, names: [] }, { id, names }) } : { kind: 'damaged' }
}

/** Names are typed by people, and come with packages: one that would mislead on a screen is none. */
export function isKept(name: string): boolean {
  const checked = checkName(name)
  return checked.kind === 'name' && checked.name === name
}

/** Everybody whose name or work a library's own files tell. */
export async function readPeople(ports: StorePorts, layout: Layout): Promise<KnownPeople> {
  const people: Person[] = []
  const failures: Failure[] = []
  for (const path of await jsonFilesIn(ports.fs, layout.profiles)) {
    const found = await readProfile(ports, layout, path)
    if (found.kind === 'read') people.push(found.person)
    else if (found.kind !== 'missing') failures.push(unreadable(layout, path))
  }
  // Whoever has worked here is somebody, also under the name they came with.
  for (const id of await analystsAtWork(ports, layout)) people.push({ id, names: [] })
  return { people: mergePeople(people), failures }
}

function unreadable(layout: Layout, path: string): Failure {
  const stem = basename(path, '.json')
  return { code: 'name-unreadable', values: { file: layout.shown(path), analyst: fileToName(stem) ?? stem } }
}

async function factsOf(ports: StorePorts, layout: Layout): Promise<string> {
  const lines: string[] = []
  for (const path of await jsonFilesIn(ports.fs, layout.profiles)) {
    const facts = await ports.fs.facts(path).catch(() => null)
    if (facts) lines.push(`${path} ${facts.size} ${facts.modified} ${facts.inode}`)
  }
  return lines.join('\n')
}
