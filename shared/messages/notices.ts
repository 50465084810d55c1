/** What an import did to a text or saw in it. The importer names them by these keys (main/exchange/notices.ts). */
export const NOTICE_MESSAGES = {
  'notice.line-ends-changed': 'Line ends were changed to LF; offsets count them as one.',
  'notice.mixed-line-ends': 'The file mixed several kinds of line ends.',
  'notice.bom-dropped': 'The byte order mark at the start of the file is not part of the text.',
  'notice.detected-encoding': 'The file does not say its encoding: it was guessed from the bytes.',
  'notice.declared-encoding-wrong': 'The file states an encoding that its bytes do not fit, so another was used.',
  'notice.invalid-bytes-replaced': 'Bytes that mean nothing in this encoding are shown as �.',
  'notice.lone-surrogates-replaced': 'Halves of characters, which no file can hold, are shown as �.',
  'notice.bidi-controls': 'The text holds signs that can show words in another order than they are written in. They were kept.',
  'notice.invisible-characters': 'The text holds characters that cannot be seen. They were kept.',
  'notice.control-characters': 'The text holds control characters. They were kept.',
  'notice.looks-like-html': 'The file holds HTML but is named as a text, so it was taken as it is.',
  'notice.not-a-page': 'The file is named as a web page but holds none, so it was taken as a text.',
  'notice.whole-page-taken': 'No article could be told from the rest of the page, so all of its text was taken.',
  'notice.captions-left-out': 'Captions of pictures were left out.',
  'notice.markdown-kept-as-written': 'The file is too large or too deeply nested for Markdown: its marks stand in the text.',
} as const
