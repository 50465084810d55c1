/** Why an archive was not unpacked (main/exchange/zip/zip-refusal.ts). */
export const ARCHIVE_MESSAGES = {
  'reason.archive-broken': 'it is no ZIP archive, is cut short, or contradicts itself',
  'reason.archive-too-many': 'it holds more files than any export has',
  'reason.archive-too-large': 'unpacked it would be larger than any export is',
  'reason.archive-bomb': 'it is made to grow without end when it is unpacked',
  'reason.archive-name': 'a file in it has a name that leads elsewhere, or one that is there twice',
  'reason.archive-link': 'it holds a link or a device where a file belongs',
  'reason.archive-method': 'it is encrypted, split, or packed in an unknown way',
} as const
