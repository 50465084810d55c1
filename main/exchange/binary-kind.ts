/** What a file that is not text is, as far as its bytes tell. `unknown` for NULs and control characters without a known start. */
export const BINARY_KINDS = [
  'pdf',
  'docx',
  'odt',
  'epub',
  'zip',
  'image',
  'audio-or-video',
  'program',
  'archive',
  'database',
  'office-document',
  'web-archive',
  'unknown',
] as const
export type BinaryKind = (typeof BINARY_KINDS)[number]

const STARTS: readonly (readonly [BinaryKind, string])[] = [
  ['pdf', '%PDF-'],
  ['image', '\x89PNG'],
  ['image', '\xff\xd8\xff'],
  ['image', 'GIF87a'],
  ['image', 'GIF89a'],
  ['image', 'II*\0'],
  ['image', 'MM\0*'],
  ['program', '\x7fELF'],
  ['program', 'MZ\x90'],
  ['program', '\xca\xfe\xba\xbe'],
  ['program', '\xcf\xfa\xed\xfe'],
  ['program', '\0asm'],
  ['archive', '\x1f\x8b'],
  ['archive', 'BZh9'],
  ['archive', '\xfd7zXZ\0'],
  ['archive', '7z\xbc\xaf\x27\x1c'],
  ['archive', 'Rar!\x1a\x07'],
  ['archive', '\x28\xb5\x2f\xfd'],
  ['database', 'SQLite format 3\0'],
  ['office-document', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['web-archive', 'bplist00'],
  ['audio-or-video', 'ID3'],
  ['audio-or-video', 'OggS\0'],
  ['audio-or-video', 'fLaC\0'],
  ['audio-or-video', '\x1a\x45\xdf\xa3'],
]

const HEAD = 8192

const zipKind = (head: string): BinaryKind => {
  if (head.includes('word/') || head.includes('[Content_Types].xml')) return 'docx'
  if (head.includes('application/vnd.oasis.opendocument')) return 'odt'
  return head.includes('application/epub+zip') ? 'epub' : 'zip'
}

/** Control characters that no text has: NUL, and others where they are more than a few and more than one in fifty. */
const looksBinary = (head: Uint8Array): boolean => {
  let controls = 0
  for (const byte of head) {
    if (byte === 0) return true
    if (byte < 0x20 && !(byte >= 0x08 && byte <= 0x0d) && byte !== 0x1b) controls++
  }
  return controls > 8 && controls * 50 > head.length
}

/**
 * The kind of a file that holds no text, or null for one that may.
 * @param isUtf16 whether the bytes are UTF-16, where NULs are part of the text
 */
export const binaryKind = (bytes: Uint8Array, isUtf16: boolean): BinaryKind | null => {
  const start = bytes.subarray(0, HEAD)
  const head = Buffer.from(start).toString('latin1')
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return zipKind(head)
  if (head.startsWith('RIFF')) return head.startsWith('WEBP', 8) ? 'image' : 'audio-or-video'
  if (head.startsWith('ftyp', 4)) return 'audio-or-video'
  if (head.startsWith('ustar', 257)) return 'archive'
  const known = STARTS.find(([, magic]) => head.startsWith(magic))
  if (known !== undefined) return known[0]
  return !isUtf16 && (looksBinary(start) || bytes.includes(0)) ? 'unknown' : null
}
