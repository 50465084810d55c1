import { createHash } from 'node:crypto'

const SAFE = /^[a-z0-9_-]$/
/** Leaves room for the extension and a segment's number within the 143 bytes that eCryptfs allows, the least of the common ones. */
const MAX_LENGTH = 100
const HASHED = /~[0-9a-f]{16}$/
/** Names that Windows keeps for devices, with any extension (Microsoft, "Naming Files, Paths, and Namespaces"). */
const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/

/** Names that look the same are the same: composed form, no blanks around. @throws RangeError where nothing is left */
export function normalizeName(name: string): string {
  const normal = name.normalize('NFC').trim()
  if (normal === '') throw new RangeError('an analyst needs a name')
  return normal
}

/**
 * A file name for any name a person may have, on any file system: lower-case ASCII letters, digits, hyphen and underscore stand for
 * themselves, every other UTF-8 byte is %xx. So names differing only in case get different files everywhere, and nothing ends
 * in a dot, is a device of Windows or climbs out of the folder. Over 100 characters: the beginning, `~` and a hash.
 */
export function nameToFile(name: string): string {
  const normal = normalizeName(name)
  const units: string[] = []
  for (const byte of Buffer.from(normal, 'utf8')) {
    const character = String.fromCharCode(byte)
    units.push(SAFE.test(character) ? character : percent(byte))
  }
  const encoded = units.join('')
  if (RESERVED.test(encoded)) return percent(encoded.charCodeAt(0)) + encoded.slice(1)
  if (encoded.length <= MAX_LENGTH) return encoded
  const start = encoded.slice(0, MAX_LENGTH - 20).replace(/%[0-9a-f]?$/, '')
  return `${start}~${createHash('sha256').update(normal, 'utf8').digest('hex').slice(0, 16)}`
}

/** The name that `nameToFile` made the file name from; null where it was shortened or is none of its. */
export function fileToName(file: string): string | null {
  if (HASHED.test(file)) return null
  try {
    const name = decodeURIComponent(file)
    return nameToFile(name) === file ? name : null
  } catch {
    return null
  }
}

const percent = (byte: number): string => `%${byte.toString(16).padStart(2, '0')}`
