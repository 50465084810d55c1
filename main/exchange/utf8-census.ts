/** How many well-formed multi-byte sequences and how many bytes that belong to none. */
export interface Utf8Census {
  readonly sequences: number
  readonly stray: number
}

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x80 && byte < 0xc0

/** Length that a leading byte promises; 0 for a byte that cannot lead. */
const promised = (lead: number): number =>
  lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0

/** Counts, for judging whether bytes are UTF-8 with a few errors or something else. Overlong forms pass as sequences; that is close enough. */
export const countUtf8 = (bytes: Uint8Array): Utf8Census => {
  let sequences = 0
  let stray = 0
  let at = 0
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) {
      at++
      continue
    }
    const length = promised(byte)
    let complete = length > 0
    for (let next = 1; next < length && complete; next++) complete = isContinuation(bytes[at + next])
    if (complete) sequences++
    else stray++
    at += complete ? length : 1
  }
  return { sequences, stray }
}
