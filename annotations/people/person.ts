/** A name that somebody took. */
export interface TakenName {
  readonly name: string
  /** ISO 8601 UTC; never before the name before it, even where the clock went back. */
  readonly at: string
  /** 1 for a person's first name, and on from there: orders names of one moment. */
  readonly no: number
}

/**
 * Somebody who annotates. `id` is what their sets, edits and messages go by, for ever; the name is what is shown for it and may change. Whoever
 * never took a name is called by the id, as everybody was before names could change.
 */
export interface Person {
  readonly id: string
  /** Oldest first; the last one counts. */
  readonly names: readonly TakenName[]
}

/** What is kept of a person's names at the most: the latest. */
export const MOST_NAMES = 50
/** Characters as a person counts them (code points). */
export const LONGEST_NAME = 100

/** Whoever reads a name must see all of it, in its order: no line ends, no characters that turn the direction or show nothing. */
const UNSEEN = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/u

export type CheckedName = { readonly kind: 'name'; readonly name: string } | { readonly kind: 'empty' | 'too-long' | 'unseen-characters' }

/** A name as it is kept: in composed form, without blanks around it or several in a row; or why it is none. */
export function checkName(typed: string): CheckedName {
  const name = typed
    .normalize('NFC')
    .replaceAll(/[\p{Zs}\t]+/gu, ' ')
    .trim()
  if (name === '') return { kind: 'empty' }
  if (UNSEEN.test(name)) return { kind: 'unseen-characters' }
  return [...name].length > LONGEST_NAME ? { kind: 'too-long' } : { kind: 'name', name }
}

export function currentName({ id, names }: Person): string {
  return names.at(-1)?.name ?? id
}

/**
 * The person under another name from now on. Comes after every name that is known, whatever the clock says (a hybrid logical clock: Kulkarni, Demirbas,
 * Madappa, Avva and Leone, 2014).
 * @param now ISO 8601 UTC
 * @throws RangeError where `checkName` would not have it
 */
export function renamePerson(person: Person, name: string, now: string): Person {
  const checked = checkName(name)
  if (checked.kind !== 'name' || checked.name !== name) throw new RangeError(`not a name as it is kept: ${JSON.stringify(name)}`)
  if (currentName(person) === name) return person
  const last = person.names.at(-1)
  const at = last && last.at > now ? last.at : now
  return { id: person.id, names: [...person.names, { name, at, no: (last?.no ?? 0) + 1 }].slice(-MOST_NAMES) }
}

/**
 * What two places know of one person, together. A name is never taken back, so this is a union: whichever comes first, and however often, the result is
 * the same (a grow-only set: Shapiro, Preguiça, Baquero and Zawirski, Conflict-free replicated data types, 2011).
 * @throws RangeError where they are two
 */
export function mergePerson(mine: Person, theirs: Person): Person {
  if (mine.id !== theirs.id) throw new RangeError(`two persons: ${mine.id}, ${theirs.id}`)
  const all = new Map([...mine.names, ...theirs.names].map((one) => [JSON.stringify([one.at, one.no, one.name]), one]))
  return { id: mine.id, names: [...all.values()].toSorted(byTime).slice(-MOST_NAMES) }
}

/** Everybody that one of the lists knows, once, by id. */
export function mergePeople(...lists: readonly (readonly Person[])[]): readonly Person[] {
  const all = new Map<string, Person>()
  for (const person of lists.flat()) {
    const known = all.get(person.id)
    all.set(person.id, known ? mergePerson(known, person) : person)
  }
  return [...all.values()].toSorted((a, b) => compare(a.id, b.id))
}

const byTime = (a: TakenName, b: TakenName): number => compare(a.at, b.at) || a.no - b.no || compare(a.name, b.name)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
