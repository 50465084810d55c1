/**
 * What the model learned about single words, by the hash of the word (so the file holds no word list): how often the word is a cue or
 * begins or is inside a source, in steps, and its cluster of words with like neighbours. Open addressing with linear probing.
 */
export interface WordTable {
  /** Hashes in ascending order, as they are filed. */
  readonly hashes: Int32Array
  /** Steps 0 to 7, parallel to `hashes`. */
  readonly cue: Uint8Array
  readonly source: Uint8Array
  /** Clusters 1 to 255; 0 where the word is too rare for one. */
  readonly cluster: Uint8Array
  readonly coarse: Uint8Array
  /** Index into the above plus one by slot, 0 for an empty slot. */
  readonly slots: Int32Array
}

export type WordColumns = Omit<WordTable, 'slots'>

export function wordTable(columns: WordColumns): WordTable {
  let size = 1024
  while (size < columns.hashes.length * 3) size *= 2
  const slots = new Int32Array(size)
  for (let i = 0; i < columns.hashes.length; i++) {
    let at = slotOf(columns.hashes[i] ?? 0, size)
    while (slots[at] !== 0) at = (at + 1) & (size - 1)
    slots[at] = i + 1
  }
  return { ...columns, slots }
}

/** Index of a word in the columns, or -1. */
export function findWord({ hashes, slots }: WordTable, hash: number): number {
  const { length } = slots
  let at = slotOf(hash, length)
  for (let entry = slots[at] ?? 0; entry !== 0; entry = slots[at] ?? 0) {
    if (hashes[entry - 1] === hash) return entry - 1
    at = (at + 1) & (length - 1)
  }
  return -1
}

function slotOf(hash: number, size: number): number {
  return (Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> 8) & (size - 1)
}
