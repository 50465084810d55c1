import { currentName, type Person } from './person'

/** What people are called on screens, in lists and on paper. */
export interface ShownNames {
  /** No two people are shown alike: of those who have the same name, all but the one whose id it is bear their id behind it. */
  readonly nameOf: (id: string) => string
  /** Names that were shown for somebody before, as they may stand in what was written then. */
  readonly formerOf: (id: string) => readonly string[]
}

/** Names that a reader would take for the same. */
const alike = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim()

/** Whether a reader would take two names for one, so that the people need telling apart. */
export const isSameName = (a: string, b: string): boolean => alike(a) === alike(b)

/** Unaffected by the order of `people`. O(n log n), n people. */
export function shownNames(people: readonly Person[]): ShownNames {
  const ordered = people.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const count = new Map<string, number>()
  for (const person of ordered) {
    const name = alike(currentName(person))
    count.set(name, (count.get(name) ?? 0) + 1)
  }
  const shown = new Map<string, string>()
  const taken = new Set<string>()
  const show = (id: string, name: string): void => {
    shown.set(id, name)
    taken.add(name)
  }
  const isOwnId = (person: Person): boolean => currentName(person) === person.id
  // What somebody has always gone by stays theirs.
  for (const person of ordered.filter(isOwnId)) show(person.id, person.id)
  for (const person of ordered.filter((one) => !isOwnId(one))) {
    const name = currentName(person)
    const isAlone = count.get(alike(name)) === 1 && !taken.has(name)
    show(person.id, isAlone ? name : free(`${name} (${person.id})`, taken))
  }
  const former = new Map(ordered.map((person) => [person.id, formerNames(person)]))
  return {
    // Somebody nobody here has heard of, whose id another one took as a name, is told apart too.
    nameOf: (id) => shown.get(id) ?? (taken.has(id) ? free(`${id} (${id})`, taken) : id),
    formerOf: (id) => former.get(id) ?? [],
  }
}

function formerNames(person: Person): readonly string[] {
  const names = new Set([person.id, ...person.names.map(({ name }) => name)])
  names.delete(currentName(person))
  return [...names]
}

function free(name: string, taken: ReadonlySet<string>): string {
  let found = name
  for (let next = 2; taken.has(found); next++) found = `${name} ${next}`
  return found
}

/** Nobody ever took a name: everybody is called by their id. */
export const NO_NAMES: ShownNames = shownNames([])
