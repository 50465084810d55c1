/**
 * What an import can have done to a text, as a closed list of message keys. They travel in `Provenance.notices`; the message
 * catalogue has a sentence for each.
 */
export const IMPORT_NOTICES = [
  /** CRLF or CR became LF. */
  'notice.line-ends-changed',
  /** The file mixed several kinds of line ends. */
  'notice.mixed-line-ends',
  'notice.bom-dropped',
  /** The encoding was not stated anywhere: it was guessed from the bytes. */
  'notice.detected-encoding',
  /** The file states an encoding that its bytes do not fit, so it was not used. */
  'notice.declared-encoding-wrong',
  /** Bytes that mean nothing in the encoding became U+FFFD. */
  'notice.invalid-bytes-replaced',
  /** Halves of surrogate pairs became U+FFFD: no encoding can hold them. */
  'notice.lone-surrogates-replaced',
  /** Embeddings, overrides or isolates that can show text in an order other than its own. Kept. */
  'notice.bidi-controls',
  /** Zero-width spaces, joiners of words, or tag characters. Kept. */
  'notice.invisible-characters',
  /** Control characters besides tab, line feed and form feed. Kept. */
  'notice.control-characters',
  /** A text file that holds HTML; it was taken as it is. */
  'notice.looks-like-html',
  /** Named as a page but without a single tag; it was taken as text. */
  'notice.not-a-page',
  /** No article could be told from the rest, so all of the page's text was taken. */
  'notice.whole-page-taken',
  /** Captions of figures are not part of the text. */
  'notice.captions-left-out',
  /** Too large or too deeply nested for Markdown: its marks stand in the text. */
  'notice.markdown-kept-as-written',
] as const
export type ImportNotice = (typeof IMPORT_NOTICES)[number]
