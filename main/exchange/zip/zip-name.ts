const LONGEST_BYTES = 512
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
// Control characters, Windows' separators and reserved signs; NUL is among the first.
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u001f\u007f\\:*?"<>|]/
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/**
 * The name of an entry, or null where it is not a plain relative path in UTF-8 with forward slashes: absolute, with a drive, with `..`, with an
 * empty part, with a part that Windows would change (a dot or a blank at its end, a device), or with a character no file name has. Names
 * of entries never become paths here; this keeps them harmless for whoever takes them for one. A folder ends with a slash.
 */
export function checkZipName(bytes: Uint8Array): string | null {
  if (bytes.length === 0 || bytes.length > LONGEST_BYTES) return null
  let name: string
  try {
    name = utf8.decode(bytes)
  } catch {
    return null
  }
  const parts = name.replace(/\/$/, '').split('/')
  return !FORBIDDEN.test(name) && parts.every(isPlain) ? name : null
}

function isPlain(part: string): boolean {
  return part !== '' && part !== '.' && part !== '..' && !/[. ]$/.test(part) && !DEVICES.test(part)
}

/** The same for two names that some file system takes for one. */
export function zipNameKey(name: string): string {
  return name.replace(/\/$/, '').normalize('NFC').toLowerCase()
}
