import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { type LazyEntries, ShardedMap } from '#annotations/model/sharded-map'

/** Few keys, so that edits meet; odd ones, so that no key is special. */
const key = fc.oneof(
  fc.constantFrom('', '__proto__', 'constructor', 'a', '\uD800', '\u{1F600}'),
  fc.integer({ min: 0, max: 30 }).map(String),
)
const edit = fc.oneof(fc.record({ key, value: fc.nat() }), fc.record({ key, value: fc.constant(null) }))

const contents = (map: ShardedMap<number>) => [...map.values()].sort((a, b) => a - b)

const lazily = (entries: readonly (readonly [string, number])[]): LazyEntries<number> => {
  const map = new Map(entries)
  return { size: map.size, get: (id) => map.get(id), entries: () => map }
}

describe('sharded map', () => {
  test('holds what a Map holds, be it over entries that are elsewhere', () => {
    const start = fc.record({ entries: fc.array(fc.tuple(key, fc.nat())), isOver: fc.boolean() })
    fc.assert(
      fc.property(start, fc.array(edit, { maxLength: 80 }), key, ({ entries, isOver }, edits, asked) => {
        const plain = new Map(entries)
        let map = isOver ? ShardedMap.over(lazily(entries)) : ShardedMap.from(entries)
        for (const { key, value } of edits) {
          if (value === null) plain.delete(key)
          else plain.set(key, value)
          map = value === null ? map.without(key) : map.with(key, value)
        }
        expect(map.size).toBe(plain.size)
        expect(contents(map)).toEqual([...plain.values()].sort((a, b) => a - b))
        for (const id of [...plain.keys(), asked]) expect([map.has(id), map.get(id)]).toEqual([plain.has(id), plain.get(id)])
        const changed = new Map(isOver ? entries : [])
        for (const [id, value] of map.changes()) {
          if (value === undefined) changed.delete(id)
          else changed.set(id, value)
        }
        expect(changed).toEqual(plain)
      }),
    )
  })

  test('an edit leaves the map it was made from as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.nat())), edit, (entries, { key, value }) => {
        const map = ShardedMap.from(entries)
        const before = contents(map)
        void (value === null ? map.without(key) : map.with(key, value))
        expect([map.size, contents(map)]).toEqual([before.length, before])
      }),
    )
  })

  test('asks nothing of the entries that it lies over before it is asked', () => {
    const asked: string[] = []
    const base: LazyEntries<number> = { size: 100_000, get: (id) => (asked.push(id), 7), entries: () => [] }
    const map = ShardedMap.over(base)
    expect([map.size, asked]).toEqual([100_000, []])
    const edited = map.with('a', 1).without('b')
    expect([edited.size, edited.get('a'), edited.has('b'), edited.get('c')]).toEqual([99_999, 1, false, 7])
    expect(new Set(asked)).toEqual(new Set(['a', 'b', 'c']))
  })

  test('taking out what is not there is no edit', () => {
    const map = ShardedMap.from([['a', 1]])
    expect(map.without('b')).toBe(map)
  })

  test('grown edit by edit it holds what it holds made at once', () => {
    const ids = Array.from({ length: 20_000 }, (_, i) => `claim-${i}`)
    let grown = ShardedMap.empty<number>()
    ids.forEach((id, i) => (grown = grown.with(id, i)))
    const made = ShardedMap.from(ids.map((id, i) => [id, i] as const))
    expect(grown.size).toBe(ids.length)
    expect(contents(grown)).toEqual(contents(made))
    for (const [i, id] of ids.entries()) if (grown.get(id) !== i || made.get(id) !== i) throw new Error(id)
    for (const id of ids) grown = grown.without(id)
    expect([grown.size, contents(grown)]).toEqual([0, []])
  })
})
