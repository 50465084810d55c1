import { TextDecoder } from 'node:util'
import { decodeWindows1252 } from './windows-1252'

/** The encoding's name for a WHATWG label, or null if this Node cannot read it. */
export const resolveLabel = (label: string): string | null => {
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null
  }
}

/**
 * Decodes all bytes, or returns null where one does not fit. A byte order mark is a character here, U+FEFF.
 * @param encoding a name that `resolveLabel` returned
 */
export const decodeAs = (bytes: Uint8Array, encoding: string): string | null => {
  if (encoding === 'windows-1252') return decodeWindows1252(bytes)
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Decodes what can be decoded; the rest becomes U+FFFD. For where the caller says so to the reader. */
export const decodeLossy = (bytes: Uint8Array, encoding: string): string => new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
