import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { checkName, currentName, mergePeople, mergePerson, MOST_NAMES, type Person, renamePerson } from '#annotations/people/person'
import { shownNames } from '#annotations/people/shown-names'

const clock = fc.integer({ min: 0, max: 4 }).map((second) => `2026-01-01T00:00:0${second}.000Z`)
const name = fc.constantFrom('Ana', 'ana', 'Ben', 'Ana (ben)', 'Cleo Ruiz', 'Ａna')
const taken = fc.record({ name, at: clock, no: fc.integer({ min: 1, max: 4 }) })
const person = (id: string): fc.Arbitrary<Person> =>
  fc
    .array(taken, { maxLength: 6 })
    .map((names) => names.reduce((known, one) => mergePerson(known, { id, names: [one] }), { id, names: [] } as Person))
const ids = ['Ana', 'ana', 'Ben', 'ben', 'Ana (ben)', 'x']

describe('a name', () => {
  test('is kept in composed form, without blanks around it or several in a row', () => {
    expect(checkName('  Zoe\u0301 \u00a0 Ruiz ')).toEqual({ kind: 'name', name: 'Zoé Ruiz' })
    expect(checkName('مريم')).toEqual({ kind: 'name', name: 'مريم' })
  })

  test.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['a\nb', 'unseen-characters'],
    ['Ana\u202egnikam', 'unseen-characters'],
    ['Ana\u200b', 'unseen-characters'],
    ['\ud800', 'unseen-characters'],
    ['😀'.repeat(101), 'too-long'],
  ])('%j is none', (typed, kind) => {
    expect(checkName(typed)).toEqual({ kind })
  })

  test('of 100 characters is one, whatever they take', () => {
    expect(checkName('😀'.repeat(100)).kind).toBe('name')
  })
})

describe('another name', () => {
  test('comes last, also where the clock went back, and the one there is is no other', () => {
    const once = renamePerson({ id: 'ana', names: [] }, 'Ana', '2026-05-01T00:00:00.000Z')
    const twice = renamePerson(once, 'Ana Ruiz', '2026-01-01T00:00:00.000Z')
    expect(currentName(twice)).toBe('Ana Ruiz')
    expect(currentName(mergePerson(once, twice))).toBe('Ana Ruiz')
    expect(renamePerson(twice, 'Ana Ruiz', '2026-06-01T00:00:00.000Z')).toBe(twice)
    expect(() => renamePerson(twice, ' Ana', '2026-06-01T00:00:00.000Z')).toThrow(RangeError)
  })

  test('taken before a merge or after it is the same', () => {
    fc.assert(
      fc.property(person('p'), fc.nat(6), name, clock, (mine, length, next, now) => {
        // What another place knows of somebody is what they were called some time ago.
        const stale = { id: 'p', names: mine.names.slice(0, length) }
        const before = mergePerson(stale, renamePerson(mine, next, now))
        const after = renamePerson(mergePerson(stale, mine), next, now)
        expect(before).toEqual(after)
        expect(currentName(after)).toBe(next)
      }),
    )
  })

  test('is not lost where names were taken in two places: each knows all of both, in one order', () => {
    fc.assert(
      fc.property(person('p'), person('p'), person('p'), (a, b, c) => {
        expect(mergePerson(a, b)).toEqual(mergePerson(b, a))
        expect(mergePerson(mergePerson(a, b), c)).toEqual(mergePerson(a, mergePerson(b, c)))
        expect(mergePerson(a, a)).toEqual(a)
        expect(mergePeople([a], [b], [c])).toEqual([mergePerson(mergePerson(a, b), c)])
      }),
    )
  })

  test('keeps the latest, however often somebody is renamed', () => {
    let one: Person = { id: 'p', names: [] }
    for (let i = 0; i < MOST_NAMES + 5; i++) one = renamePerson(one, `Name ${i}`, '2026-01-01T00:00:00.000Z')
    expect(one.names.length).toBe(MOST_NAMES)
    expect(currentName(one)).toBe(`Name ${MOST_NAMES + 4}`)
    expect(() => mergePerson(one, { id: 'q', names: [] })).toThrow(RangeError)
  })
})

describe('the names that are shown', () => {
  test('tell two apart who have the same one, in whatever letters', () => {
    const named = (id: string, called: string): Person => renamePerson({ id, names: [] }, called, '2026-01-01T00:00:00.000Z')
    const { nameOf } = shownNames([{ id: 'Ana', names: [] }, named('ben', 'Ana'), named('cleo', 'ａna'), named('dan', 'Dan')])
    expect(['Ana', 'ben', 'cleo', 'dan'].map(nameOf)).toEqual(['Ana', 'Ana (ben)', 'ａna (cleo)', 'Dan'])
    const { nameOf: late } = shownNames([named('ben', 'Ana')])
    expect([late('ben'), late('Ana')]).toEqual(['Ana', 'Ana (Ana)'])
  })

  test('are never the same for two, and do not depend on the order in which people are known', () => {
    const people = fc.tuple(...ids.map(person)).chain((all) => fc.shuffledSubarray(all).map((some) => ({ some, all })))
    fc.assert(
      fc.property(people, ({ some }) => {
        const { nameOf } = shownNames(some)
        const shown = some.map(({ id }) => nameOf(id))
        expect(new Set(shown).size).toBe(shown.length)
        const { nameOf: other } = shownNames(some.toReversed())
        expect(some.map(({ id }) => other(id))).toEqual(shown)
        // Whoever is not known is not taken for somebody who is.
        for (const id of ids) if (!some.some((one) => one.id === id)) expect(shown).not.toContain(nameOf(id))
      }),
    )
  })

  test('remember the former ones', () => {
    const once = renamePerson({ id: 'ana', names: [] }, 'Ana', '2026-01-01T00:00:00.000Z')
    const { formerOf } = shownNames([renamePerson(once, 'Ana Ruiz', '2026-01-02T00:00:00.000Z')])
    expect([formerOf('ana'), formerOf('x')]).toEqual([['ana', 'Ana'], []])
  })
})
