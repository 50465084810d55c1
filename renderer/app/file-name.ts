const LONGEST = 80

/** A file name that every file system takes, from words that may be anything: letters, digits and single dashes of at most 80 characters. */
export function fileNameOf(words: string, extension: string): string {
  const name = [...words.normalize('NFC').replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, '-')].slice(0, LONGEST).join('')
  const trimmed = name.replace(/^-+/, '').replace(/-+$/, '')
  // Windows gives these names to devices, whatever the extension.
  const safe = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(trimmed) ? `${trimmed}-article` : trimmed
  return `${safe === '' ? 'annotations' : safe}${extension}`
}
