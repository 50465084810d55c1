const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const tolerant = new TextDecoder('utf-8', { fatal: true })

/** The text of the bytes, a byte order mark kept as a character; null where they are not UTF-8 (Node would put U+FFFD silently). */
export function decodeUtf8(bytes: Uint8Array, byteOrderMark: 'keep' | 'drop'): string | null {
  try {
    return (byteOrderMark === 'keep' ? strict : tolerant).decode(bytes)
  } catch {
    return null
  }
}
