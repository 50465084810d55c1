import { analyse } from 'chardet'
import { decodeAs, resolveLabel } from './decode-as'

const SAMPLE_SIZE = 64 * 1024
const LONGEST_LINE = 4096
const ESCAPE = 0x1b

/** Lines that hold something to judge by, up to the sample's size: plain ASCII says nothing and drowns the rest. */
const sampleOf = (bytes: Uint8Array): Uint8Array => {
  const sample = new Uint8Array(SAMPLE_SIZE)
  let filled = 0
  let start = 0
  while (start < bytes.length && filled < SAMPLE_SIZE) {
    const newline = bytes.indexOf(0x0a, start)
    const end = Math.min(newline === -1 ? bytes.length : newline + 1, start + LONGEST_LINE)
    const line = bytes.subarray(start, Math.min(end, start + SAMPLE_SIZE - filled))
    if (line.some((byte) => byte >= 0x80 || byte === ESCAPE)) {
      sample.set(line, filled)
      filled += line.length
    }
    start = end
  }
  return sample.subarray(0, filled)
}

/**
 * UTF-16 without a byte order mark: most of every second byte is NUL where the text is mostly of the first 256 characters.
 * Null where the bytes do not look so.
 */
export const detectUtf16 = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const length = Math.min(bytes.length, SAMPLE_SIZE) & ~1
  if (length < 4 || bytes.length % 2 !== 0) return null
  let even = 0
  let odd = 0
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even++
    if (bytes[at + 1] === 0) odd++
  }
  const pairs = length / 2
  const candidate = odd > pairs * 0.4 && even < pairs * 0.02 ? 'utf-16le' : even > pairs * 0.4 && odd < pairs * 0.02 ? 'utf-16be' : null
  return candidate !== null && decodeAs(bytes, candidate) !== null ? candidate : null
}

/** The likeliest encoding all bytes fit, by the statistics of chardet; windows-1252, which everything fits, if there is none. */
export const detectEncoding = (bytes: Uint8Array): { readonly encoding: string; readonly text: string } => {
  for (const match of analyse(sampleOf(bytes))) {
    const encoding = resolveLabel(match.name)
    if (encoding === null || encoding.startsWith('utf-')) continue
    const text = decodeAs(bytes, encoding)
    if (text !== null) return { encoding, text }
  }
  return { encoding: 'windows-1252', text: decodeAs(bytes, 'windows-1252') ?? '' }
}
