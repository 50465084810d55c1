type Shards<V> = readonly (ReadonlyMap<string, V> | undefined)[]

/** Entries a shard on average; where there are more, the next edit doubles the shards. */
const CROWDED = 64
const LEAST_SHARDS = 64

/**
 * An immutable map from ids to values: an edit copies one shard of some 64 entries and the list of the shards, 1 to 6 µs from a hundred
 * entries to 100,000, where copying a plain Map of so many takes 7 ms. The number of shards grows with the entries, which costs a pass over
 * all of them whenever they have doubled. A hash array mapped trie would be faster still at a million; an annotation set never gets there.
 * Iteration order is that of the shards, not of insertion: sort where order shows.
 */
export class ShardedMap<V> {
  readonly size: number
  /** A power of two of them. */
  readonly #shards: Shards<V>

  private constructor(shards: Shards<V>, size: number) {
    this.#shards = shards
    this.size = size
  }

  static empty<V>(): ShardedMap<V> {
    return new ShardedMap<V>(Array.from({ length: LEAST_SHARDS }), 0)
  }

  static from<V>(entries: Iterable<readonly [string, V]>): ShardedMap<V> {
    const all = new Map(entries)
    return new ShardedMap(deal(all, all.size), all.size)
  }

  get(id: string): V | undefined {
    return this.#shards[shardOf(id, this.#shards.length)]?.get(id)
  }

  has(id: string): boolean {
    return this.#shards[shardOf(id, this.#shards.length)]?.has(id) ?? false
  }

  with(id: string, value: V): ShardedMap<V> {
    const map = this.#edit(id, (shard) => shard.set(id, value))
    return map.size > map.#shards.length * CROWDED ? new ShardedMap(deal(map.#entries(), map.size), map.size) : map
  }

  without(id: string): ShardedMap<V> {
    return this.has(id) ? this.#edit(id, (shard) => shard.delete(id)) : this
  }

  *values(): IterableIterator<V> {
    for (const shard of this.#shards) if (shard) yield* shard.values()
  }

  *#entries(): IterableIterator<readonly [string, V]> {
    for (const shard of this.#shards) if (shard) yield* shard
  }

  #edit(id: string, change: (shard: Map<string, V>) => unknown): ShardedMap<V> {
    const at = shardOf(id, this.#shards.length)
    const before = this.#shards[at]
    const after = new Map(before)
    change(after)
    const shards = this.#shards.slice()
    shards[at] = after
    return new ShardedMap(shards, this.size + after.size - (before?.size ?? 0))
  }
}

/** So many shards that they are half full at most. */
function deal<V>(entries: Iterable<readonly [string, V]>, size: number): Shards<V> {
  let count = LEAST_SHARDS
  while (count * CROWDED < size * 2) count *= 2
  const shards: (Map<string, V> | undefined)[] = Array.from({ length: count })
  for (const [id, value] of entries) (shards[shardOf(id, count)] ??= new Map<string, V>()).set(id, value)
  return shards
}

/** FNV-1a over UTF-16 code units, its high half folded onto the low one (Fowler, Noll and Vo 1991). */
function shardOf(id: string, count: number): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  return (hash ^ (hash >>> 16)) & (count - 1)
}
