import { type Claim, type Tag, TAGS } from '#annotations/model/claim'
import { idHash } from '#annotations/model/id-hash'

/** The columns of 32 bits, in the order in which the index file has them. */
export const WORDS = ['starts', 'ends', 'offsets', 'lengths', 'checksums', 'keys'] as const

/**
 * The claims of one snapshot in the order of its lines, a claim a row, without an object for any of them. Of 100,000 claims this is 2.5 MB,
 * which are there as soon as they are read.
 */
export interface ClaimColumns {
  readonly length: number
  /** Of the content: its first and its last UTF-16 code unit, half-open. */
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  /** Where the claim stands in the snapshot: byte offset and length, and the CRC-32 of these bytes. */
  readonly offsets: Uint32Array
  readonly lengths: Uint32Array
  readonly checksums: Uint32Array
  /** `idHash` of the claim's id. */
  readonly keys: Uint32Array
  /** 0 for none, else the place in TAGS and one. */
  readonly tags: Uint8Array
}

export function emptyColumns(length: number): ClaimColumns {
  const words = (): Uint32Array => new Uint32Array(length)
  return {
    length,
    starts: words(),
    ends: words(),
    offsets: words(),
    lengths: words(),
    checksums: words(),
    keys: words(),
    tags: new Uint8Array(length),
  }
}

/** Fills in one row. @param line where the claim stands in the snapshot */
export function putRow(
  columns: ClaimColumns,
  row: number,
  { id, content, tag }: Claim,
  line: { readonly offset: number; readonly length: number; readonly checksum: number },
): void {
  columns.starts[row] = content[0]?.start ?? 0
  columns.ends[row] = content.at(-1)?.end ?? 0
  columns.offsets[row] = line.offset
  columns.lengths[row] = line.length
  columns.checksums[row] = line.checksum
  columns.keys[row] = idHash(id)
  columns.tags[row] = tag === null ? 0 : TAGS.indexOf(tag) + 1
}

export function tagsIn({ tags }: ClaimColumns): Record<Tag | 'untagged', number> {
  const counts = new Uint32Array(TAGS.length + 1)
  for (let row = 0; row < tags.length; row++) {
    const code = tags[row] ?? 0
    counts[code] = (counts[code] ?? 0) + 1
  }
  const [untagged = 0, attributed = 0, contested = 0, unverified = 0] = counts
  return { attributed, contested, unverified, untagged }
}
