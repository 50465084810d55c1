import { mergePeople, type Person } from '#annotations/people/person'
import { type ShownNames, shownNames } from '#annotations/people/shown-names'
import type { Failure } from '#shared/failures'
import type { LibraryStore } from '../store/library-store'

/** Everybody whom this library knows: who took a name in it or has worked in it, and whom packages named. */
export async function knownPeople(
  store: Pick<LibraryStore, 'packages' | 'profiles'>,
): Promise<{ readonly people: readonly Person[]; readonly failures: readonly Failure[] }> {
  const { people, failures } = await store.profiles.read()
  // Of packages that cannot be told, another notice speaks.
  const book = await store.packages.read().catch(() => null)
  return { people: mergePeople(people, book?.people ?? []), failures }
}

export async function knownNames(store: Pick<LibraryStore, 'packages' | 'profiles'>): Promise<ShownNames> {
  return shownNames((await knownPeople(store)).people)
}
