import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { mergePeople, type Person } from '#annotations/people/person'
import { NO_NAMES, type ShownNames, shownNames } from '#annotations/people/shown-names'

/**
 * Who is called what, for the whole window: there is one library in it. Sets, edits and messages go by ids, which never change; whoever shows an
 * analyst asks here for the name.
 */
const people = createStore<{ readonly known: readonly Person[]; readonly names: ShownNames }>(() => ({ known: [], names: NO_NAMES }))

/** What everybody is called from now on. */
export function showPeople(known: readonly Person[]): void {
  people.setState({ known, names: shownNames(known) })
}

/** The name to show for what somebody's sets go by. */
export function analystName(id: string): string {
  return people.getState().names.nameOf(id)
}

/** Names that were shown for somebody before. */
export function formerNames(id: string): readonly string[] {
  return people.getState().names.formerOf(id)
}

export function knownPeople(): readonly Person[] {
  return people.getState().known
}

/** As `analystName`; what is drawn with it is drawn anew when somebody is called otherwise. */
export function useAnalystName(): (id: string) => string {
  return useStore(people, ({ names }) => names.nameOf)
}

/** The names with those of somebody besides, as a package tells them. */
export function namesWith(others: readonly Person[]): ShownNames {
  return shownNames(mergePeople(people.getState().known, others))
}
