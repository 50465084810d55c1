import { checkName, mergePeople } from '#annotations/people/person'
import { FailureError } from '#shared/failures'
import type { AppContext, Handlers } from './create-app'
import { knownPeople } from './people'

type PeopleMethods = Pick<Handlers, 'people.list' | 'people.rename'>

export function peopleMethods({ store, now, emit, about }: AppContext): PeopleMethods {
  /** Whoever looks is somebody too, before their first edit. */
  const everybody = async () => {
    const { people, failures } = await knownPeople(store)
    return { people: mergePeople(people, [{ id: about.analyst.normalize('NFC'), names: [] }]), failures }
  }
  return {
    'people.list': everybody,
    'people.rename': async ({ name }) => {
      if (store.readOnly) throw new FailureError(store.readOnly.code, store.readOnly.values)
      const checked = checkName(name)
      if (checked.kind !== 'name') throw new FailureError('bad-name', { reason: `name-${checked.kind}` })
      await store.profiles.rename(checked.name, now())
      emit({ kind: 'people-changed' })
      return { people: (await everybody()).people }
    },
  }
}
