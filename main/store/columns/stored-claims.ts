import { crc32 } from 'node:zlib'
import type { Claim } from '#annotations/model/claim'
import { idHash } from '#annotations/model/id-hash'
import type { LazyEntries } from '#annotations/model/sharded-map'
import type { ClaimColumns } from './claim-columns'
import type { SnapshotColumns, SnapshotFrame } from './snapshot-columns'

/** Claims that are decoded together: about 0.3 ms. Decoding a hundred at once takes half the time of one by one, and all at once six times that. */
const BLOCK = 128
/** Bytes that are read along rather than asked for the disk twice. */
const GAP = 1 << 14

/** A claim was asked for whose bytes were not read yet: `fetch` its row and ask again. */
export class NotRead extends Error {
  readonly row: number

  constructor(row: number) {
    super(`the claim of row ${row} is not read yet`)
    this.row = row
  }
}

/** The bytes of a claim are not those that the columns were made from. */
export class NotAsWritten extends Error {}

/** The claims of a snapshot, each decoded when it is asked for. Until the whole snapshot was read and checked (`fill`), only rows that were fetched. */
export class StoredClaims implements LazyEntries<Claim> {
  readonly frame: SnapshotFrame
  readonly columns: ClaimColumns
  readonly #claims: (Claim | undefined)[] = []
  #undecoded: number
  #bytes: Buffer | null = null
  /** Row and one, by hash; 0 for none. Open addressing, at most half full. */
  #rows: Uint32Array | null = null

  constructor({ frame, claims }: SnapshotColumns) {
    this.frame = frame
    this.columns = claims
    this.#undecoded = claims.length
  }

  get size(): number {
    return this.columns.length
  }

  /** @throws NotRead */
  get(id: string): Claim | undefined {
    const rows = [...this.rowsOf(id)]
    // Among 100,000 claims two ids with one hash are to be expected: the other one need not be there.
    const known = rows.find((row) => this.#claims[row]?.id === id)
    const found = known ?? rows.find((row) => this.at(row).id === id)
    return found === undefined ? undefined : this.#claims[found]
  }

  /** The row of the claim with this id, and of any other whose id has the same hash. */
  *rowsOf(id: string): Iterable<number> {
    const { keys } = this.columns
    const key = idHash(id)
    const rows = (this.#rows ??= rowsByKey(keys))
    for (let slot = key & (rows.length - 1); rows[slot] !== 0; slot = (slot + 1) & (rows.length - 1)) {
      const row = (rows[slot] ?? 0) - 1
      if (keys[row] === key) yield row
    }
  }

  /** @throws NotRead */
  *entries(): Iterable<readonly [string, Claim]> {
    for (let row = 0; row < this.size; row++) {
      const claim = this.#claims[row] ?? this.#block(row)
      yield [claim.id, claim]
    }
  }

  /** @throws NotRead */
  at(row: number): Claim {
    return this.#claims[row] ?? this.#decode(row, this.#line(row))
  }

  /**
   * Reads the lines of these rows, and only those, each against its checksum.
   * @param read gives the bytes of the snapshot from an offset on, fewer where it ends
   * @throws NotAsWritten, and whatever `read` throws
   */
  async fetch(rows: readonly number[], read: (at: number, length: number) => Promise<Uint8Array>): Promise<void> {
    if (this.#bytes) return
    const { offsets, lengths } = this.columns
    const start = (row: number): number => offsets[row] ?? 0
    const end = (row: number): number => start(row) + (lengths[row] ?? 0)
    const missing = [...new Set(rows)].filter((row) => !this.#claims[row]).sort((a, b) => a - b)
    for (let first = 0, last = 0; first < missing.length; first = ++last) {
      const from = start(missing[first] ?? 0)
      while (last + 1 < missing.length && start(missing[last + 1] ?? 0) - end(missing[last] ?? 0) < GAP) last++
      const part = await read(from, end(missing[last] ?? 0) - from)
      for (const row of missing.slice(first, last + 1)) this.#check(row, part.subarray(start(row) - from, end(row) - from))
    }
  }

  /** @param bytes the whole snapshot, its SHA-256 checked */
  fill(bytes: Uint8Array): void {
    if (this.#undecoded > 0) this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  }

  #check(row: number, line: Uint8Array): void {
    const { lengths, checksums } = this.columns
    if (line.length !== lengths[row] || crc32(line) !== checksums[row]) throw new NotAsWritten()
    this.#decode(row, Buffer.from(line.buffer, line.byteOffset, line.length))
  }

  #line(row: number): Buffer {
    if (!this.#bytes) throw new NotRead(row)
    const offset = this.columns.offsets[row] ?? 0
    return this.#bytes.subarray(offset, offset + (this.columns.lengths[row] ?? 0))
  }

  #decode(row: number, line: Buffer): Claim {
    return this.#keep(row, JSON.parse(line.toString()) as Claim)
  }

  /** Decodes the rows from this one on, and gives it. */
  #block(row: number): Claim {
    if (!this.#bytes) throw new NotRead(row)
    const { offsets, lengths } = this.columns
    const last = Math.min(row + BLOCK, this.size) - 1
    const text = this.#bytes.toString('utf8', offsets[row], (offsets[last] ?? 0) + (lengths[last] ?? 0))
    for (const [i, claim] of (JSON.parse(`[${text}]`) as readonly Claim[]).entries()) this.#keep(row + i, claim)
    return this.at(row)
  }

  #keep(row: number, claim: Claim): Claim {
    const there = this.#claims[row]
    if (there) return there
    this.#claims[row] = claim
    // Everything is an object now.
    if (--this.#undecoded === 0) this.#bytes = null
    return claim
  }
}

function rowsByKey(keys: Uint32Array): Uint32Array {
  let slots = 2
  while (slots < keys.length * 2) slots *= 2
  const rows = new Uint32Array(slots)
  for (let row = 0; row < keys.length; row++) {
    let slot = (keys[row] ?? 0) & (slots - 1)
    while (rows[slot] !== 0) slot = (slot + 1) & (slots - 1)
    rows[slot] = row + 1
  }
  return rows
}
