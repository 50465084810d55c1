import { sha256 } from './sha256'

/** A short name for something that has none, the same whenever it is read again: 16 hexadecimal digits of its SHA-256. */
export function fingerprint(text: string): string {
  return sha256(text).slice(0, 16)
}
