import { idHash } from './id-hash'

/** In the place of an entry of the base that was removed. */
const GONE: unique symbol = Symbol('gone')
type Held<V> = V | typeof GONE
type Shards<V> = readonly (ReadonlyMap<string, Held<V>> | undefined)[]
/** Groups of GROUP shards each, so that an edit copies two short lists rather than one long one. */
type Groups<V> = readonly Shards<V>[]

/** Entries a shard on average; where there are more, the next edit doubles the shards. */
const CROWDED = 16
const LEAST_SHARDS = 64
const GROUP_BITS = 6
const GROUP = 1 << GROUP_BITS

/** Entries that never change and are made into values only when they are asked for; what was made once is the same object the next time. */
export interface LazyEntries<V> {
  readonly size: number
  get(id: string): V | undefined
  /** All of them, each once. */
  entries(): Iterable<readonly [string, V]>
}

/**
 * An immutable map from ids to values: an edit copies one shard of some 16 entries, its group of shards and the list of the groups, 1 to 3 µs from a hundred
 * entries to 100,000, where copying a plain Map of so many takes 7 ms. The number of shards grows with the entries, which costs a pass over
 * all of them whenever they have doubled. A hash array mapped trie would be faster still at a million; an annotation set never gets there.
 * It may lie over entries that are somewhere else (`over`): the shards then hold what is otherwise.
 * Iteration order is that of the shards, not of insertion: sort where order shows.
 */
export class ShardedMap<V> {
  readonly size: number
  /** A power of two of shards in all. */
  readonly #groups: Groups<V>
  /** Entries in the shards. */
  readonly #held: number
  readonly #base: LazyEntries<V> | null

  private constructor(groups: Groups<V>, held: number, base: LazyEntries<V> | null, size: number) {
    this.#groups = groups
    this.#held = held
    this.#base = base
    this.size = size
  }

  static empty<V>(): ShardedMap<V> {
    return new ShardedMap<V>(deal([], 0), 0, null, 0)
  }

  static from<V>(entries: Iterable<readonly [string, V]>): ShardedMap<V> {
    const all = new Map(entries)
    return new ShardedMap<V>(deal(all, all.size), all.size, null, all.size)
  }

  /** All that the base has; nothing of it is made into a value by this. */
  static over<V>(base: LazyEntries<V>): ShardedMap<V> {
    return new ShardedMap<V>(deal([], 0), 0, base, base.size)
  }

  get(id: string): V | undefined {
    const held = this.#shard(id)?.get(id)
    if (held === undefined) return this.#base?.get(id)
    return held === GONE ? undefined : held
  }

  has(id: string): boolean {
    return this.get(id) !== undefined
  }

  with(id: string, value: V): ShardedMap<V> {
    const map = this.#edit(id, (shard) => shard.set(id, value), this.size + (this.has(id) ? 0 : 1))
    if (map.#held <= map.#groups.length * GROUP * CROWDED) return map
    return new ShardedMap<V>(deal(map.#entries(), map.#held), map.#held, map.#base, map.size)
  }

  without(id: string): ShardedMap<V> {
    if (!this.has(id)) return this
    const isBelow = this.#base?.get(id) !== undefined
    return this.#edit(id, (shard) => (isBelow ? shard.set(id, GONE) : shard.delete(id)), this.size - 1)
  }

  *values(): IterableIterator<V> {
    for (const [, held] of this.#entries()) if (held !== GONE) yield held
    if (!this.#base) return
    for (const [id, value] of this.#base.entries()) if (this.#shard(id)?.get(id) === undefined) yield value
  }

  /** What is not as the base has it, undefined where it was removed; of a map without a base, everything. */
  *changes(): IterableIterator<readonly [id: string, value: V | undefined]> {
    for (const [id, held] of this.#entries()) yield [id, held === GONE ? undefined : held]
  }

  *#entries(): IterableIterator<readonly [string, Held<V>]> {
    for (const shards of this.#groups) for (const shard of shards) if (shard) yield* shard
  }

  #shard(id: string): ReadonlyMap<string, Held<V>> | undefined {
    const at = shardOf(id, this.#groups.length * GROUP)
    return this.#groups[at >> GROUP_BITS]?.[at & (GROUP - 1)]
  }

  #edit(id: string, change: (shard: Map<string, Held<V>>) => unknown, size: number): ShardedMap<V> {
    const at = shardOf(id, this.#groups.length * GROUP)
    const groups = this.#groups.slice()
    const shards = (groups[at >> GROUP_BITS] ?? []).slice()
    const before = shards[at & (GROUP - 1)]
    const after = new Map(before)
    change(after)
    shards[at & (GROUP - 1)] = after
    groups[at >> GROUP_BITS] = shards
    return new ShardedMap<V>(groups, this.#held + after.size - (before?.size ?? 0), this.#base, size)
  }
}

/** So many shards that they are half full at most. */
function deal<V>(entries: Iterable<readonly [string, Held<V>]>, size: number): Groups<V> {
  let count = LEAST_SHARDS
  while (count * CROWDED < size * 2) count *= 2
  const groups = Array.from({ length: count / GROUP }, () => Array.from<Map<string, Held<V>> | undefined>({ length: GROUP }))
  for (const [id, value] of entries) {
    const at = shardOf(id, count)
    const shards = groups[at >> GROUP_BITS] ?? []
    ;(shards[at & (GROUP - 1)] ??= new Map<string, Held<V>>()).set(id, value)
  }
  return groups
}

/** The hash with its high half folded onto the low one. */
function shardOf(id: string, count: number): number {
  const hash = idHash(id)
  return (hash ^ (hash >>> 16)) & (count - 1)
}
