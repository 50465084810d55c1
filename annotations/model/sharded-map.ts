type Shards<V> = readonly (ReadonlyMap<string, V> | undefined)[]
/** Groups of GROUP shards each, so that an edit copies two short lists rather than one long one. */
type Groups<V> = readonly Shards<V>[]

/** Entries a shard on average; where there are more, the next edit doubles the shards. */
const CROWDED = 64
const LEAST_SHARDS = 64
const GROUP_BITS = 6
const GROUP = 1 << GROUP_BITS

/**
 * An immutable map from ids to values: an edit copies one shard of some 64 entries, its group of shards and the list of the groups, 1 to 3 µs from a hundred
 * entries to 100,000, where copying a plain Map of so many takes 7 ms. The number of shards grows with the entries, which costs a pass over
 * all of them whenever they have doubled. A hash array mapped trie would be faster still at a million; an annotation set never gets there.
 * Iteration order is that of the shards, not of insertion: sort where order shows.
 */
export class ShardedMap<V> {
  readonly size: number
  /** A power of two of shards in all. */
  readonly #groups: Groups<V>

  private constructor(groups: Groups<V>, size: number) {
    this.#groups = groups
    this.size = size
  }

  static empty<V>(): ShardedMap<V> {
    return new ShardedMap<V>(deal([], 0), 0)
  }

  static from<V>(entries: Iterable<readonly [string, V]>): ShardedMap<V> {
    const all = new Map(entries)
    return new ShardedMap(deal(all, all.size), all.size)
  }

  get(id: string): V | undefined {
    return this.#shard(id)?.get(id)
  }

  has(id: string): boolean {
    return this.#shard(id)?.has(id) ?? false
  }

  with(id: string, value: V): ShardedMap<V> {
    const map = this.#edit(id, (shard) => shard.set(id, value))
    return map.size > map.#groups.length * GROUP * CROWDED ? new ShardedMap(deal(map.#entries(), map.size), map.size) : map
  }

  without(id: string): ShardedMap<V> {
    return this.has(id) ? this.#edit(id, (shard) => shard.delete(id)) : this
  }

  *values(): IterableIterator<V> {
    for (const shards of this.#groups) for (const shard of shards) if (shard) yield* shard.values()
  }

  *#entries(): IterableIterator<readonly [string, V]> {
    for (const shards of this.#groups) for (const shard of shards) if (shard) yield* shard
  }

  #shard(id: string): ReadonlyMap<string, V> | undefined {
    const at = shardOf(id, this.#groups.length * GROUP)
    return this.#groups[at >> GROUP_BITS]?.[at & (GROUP - 1)]
  }

  #edit(id: string, change: (shard: Map<string, V>) => unknown): ShardedMap<V> {
    const at = shardOf(id, this.#groups.length * GROUP)
    const groups = this.#groups.slice()
    const shards = (groups[at >> GROUP_BITS] ?? []).slice()
    const before = shards[at & (GROUP - 1)]
    const after = new Map(before)
    change(after)
    shards[at & (GROUP - 1)] = after
    groups[at >> GROUP_BITS] = shards
    return new ShardedMap(groups, this.size + after.size - (before?.size ?? 0))
  }
}

/** So many shards that they are half full at most. */
function deal<V>(entries: Iterable<readonly [string, V]>, size: number): Groups<V> {
  let count = LEAST_SHARDS
  while (count * CROWDED < size * 2) count *= 2
  const groups = Array.from({ length: count / GROUP }, () => Array.from<Map<string, V> | undefined>({ length: GROUP }))
  for (const [id, value] of entries) {
    const at = shardOf(id, count)
    const shards = groups[at >> GROUP_BITS] ?? []
    ;(shards[at & (GROUP - 1)] ??= new Map<string, V>()).set(id, value)
  }
  return groups
}

/** FNV-1a over UTF-16 code units, its high half folded onto the low one (Fowler, Noll and Vo 1991). */
function shardOf(id: string, count: number): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  return (hash ^ (hash >>> 16)) & (count - 1)
}
