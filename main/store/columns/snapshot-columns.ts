import { crc32 } from 'node:zlib'
import type { Claim } from '#annotations/model/claim'
import type { FileFacts } from '../fs-port'
import { type ClaimColumns, emptyColumns, putRow } from './claim-columns'

/** A snapshot as it was written: enough to read any of its claims without the others. */
export interface SnapshotColumns {
  readonly frame: SnapshotFrame
  readonly claims: ClaimColumns
}

/** The same, with what the file was like. */
export interface FiledColumns extends SnapshotColumns {
  readonly facts: Pick<FileFacts, 'size' | 'modified' | 'inode'>
}

/** What is known of a snapshot beside the columns of its claims. */
export interface SnapshotFrame {
  /** The SHA-256 that its first line gives of all that follows that line. */
  readonly sha256: string
  /** Bytes of the file; those before its first claim, and those behind the last. */
  readonly bytes: number
  readonly head: number
  readonly tail: number
  /** CRC-32 of the head, the tail after it. */
  readonly checksum: number
}

/** Sets of fewer claims than this are read whole in a few milliseconds, and have no columns. */
export const COLUMNS_FROM = 2000

const LINE_END = 0x0a
const COMMA = 0x2c

/** Makes columns of a snapshot part by part, as it is written. */
export class ColumnsMaker {
  readonly #columns: ClaimColumns
  readonly #frame: Buffer[] = []
  #at: number
  #row = 0
  #head = 0

  /**
   * @param claims how many there will be
   * @param first bytes of the snapshot's first line, which is known last
   */
  constructor(claims: number, first: number) {
    this.#columns = emptyColumns(claims)
    this.#at = first
  }

  /** @param claims those whose lines the part holds, each behind a line end; none where the part belongs to the frame */
  add(part: Buffer, claims: readonly Claim[]): void {
    let at = 0
    for (const claim of claims) {
      const from = part.indexOf(LINE_END, at) + 1
      if (this.#row === 0) {
        this.#head = this.#at + from
        this.#frame.push(part.subarray(0, from))
      }
      const next = part.indexOf(LINE_END, from)
      at = next === -1 ? part.length : next - (part[next - 1] === COMMA ? 1 : 0)
      const length = at - from
      putRow(this.#columns, this.#row++, claim, { offset: this.#at + from, length, checksum: crc32(part.subarray(from, at)) })
    }
    if (claims.length === 0) this.#frame.push(part)
    this.#at += part.length
  }

  /** @param first the first line, which has the SHA-256 of all the parts. There is a claim at least. */
  made(first: Buffer, sha256: string): SnapshotColumns {
    const { length, offsets, lengths } = this.#columns
    if (this.#row !== length) throw new RangeError(`${this.#row} of ${length} claims`)
    const tail = this.#at - (offsets[length - 1] ?? 0) - (lengths[length - 1] ?? 0)
    const checksum = this.#frame.reduce((sum, part) => crc32(part, sum), crc32(first))
    return { claims: this.#columns, frame: { sha256, bytes: this.#at, head: this.#head, tail, checksum } }
  }
}
