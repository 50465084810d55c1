import * as fc from 'fast-check'

/** Pieces that make offsets hard: each counts differently in UTF-16 code units, code points, UTF-8 bytes and graphemes. */
const PIECES = [
  'a',
  'The minister said. ',
  ' ',
  '\n',
  '\r\n',
  '\n\n',
  'é',
  'e\u0301',
  'o\u0323\u0302',
  'ß',
  'Ա',
  '中',
  '\u05E9\u05B8\u05DC\u05D5\u05B9\u05DD',
  'مرحبا ',
  '\u202Eabc\u202C',
  '\u200B',
  '\uFEFF',
  '\u{1F600}',
  '\u{1D4D0}',
  '\u{10FFFF}',
  '\u{1F469}\u200D\u{1F469}\u200D\u{1F467}',
  '\u{1F1E6}\u{1F1F2}',
  '\u{1F44D}\u{1F3FD}',
  '“No,” ',
]

const LONE_SURROGATES = ['\uD83D', '\uDE00', '\uDBFF', '\uDFFF\uD800']

/** Text over astral, combining, right-to-left, CRLF and joined emoji; well formed. */
export const hardText = (maxPieces = 60): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) }),
      { maxLength: maxPieces },
    )
    .map((pieces) => pieces.join(''))

/** As `hardText`, with halves of surrogate pairs standing alone or meeting by chance. */
export const brokenText = (maxPieces = 60): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...PIECES) }, { weight: 2, arbitrary: fc.constantFrom(...LONE_SURROGATES) }), {
      maxLength: maxPieces,
    })
    .map((pieces) => pieces.join(''))

/** Lines of which some say nearly the same: two of these are like two versions of one article. */
export const changingText: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom('Port said 49 came.', 'Port said 105 came.', 'The boat 🌉 sank.', 'No one knew.', 'No one else knew it.', '', 'x'),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((lines) => `${lines.join('\n')} z`)
