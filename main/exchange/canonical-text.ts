import type { ImportNotice } from './notices'

const KEPT_BUT_TOLD: readonly (readonly [ImportNotice, RegExp])[] = [
  ['notice.bidi-controls', /[\u202a-\u202e\u2066-\u2069]/],
  ['notice.invisible-characters', /[\u200b\u2060-\u2064\ufeff]|(?<![\u{1f3f4}\u{e0020}-\u{e007f}])[\u{e0020}-\u{e007f}]/u],
  ['notice.control-characters', /[^\P{Cc}\t\n\f]/u],
]

const LONE_SURROGATE = /\p{Surrogate}/gu

/** Which kinds of line ends a text has. */
const lineEndsOf = (text: string): { readonly lf: boolean; readonly crlf: boolean; readonly cr: boolean } => ({
  lf: /(?<!\r)\n/.test(text),
  crlf: text.includes('\r\n'),
  cr: /\r(?!\n)/.test(text),
})

/**
 * The text that offsets refer to: line ends as LF, halves of surrogate pairs as U+FFFD (SHA-256 and UTF-8 need whole ones), otherwise
 * exactly as it came: no normalisation, no trimming, nothing invisible removed. Idempotent.
 */
export const canonicalText = (raw: string): { readonly text: string; readonly notices: readonly ImportNotice[] } => {
  const notices: ImportNotice[] = []
  const { lf, crlf, cr } = lineEndsOf(raw)
  if (crlf || cr) notices.push('notice.line-ends-changed')
  if (Number(lf) + Number(crlf) + Number(cr) > 1) notices.push('notice.mixed-line-ends')
  const withLf = crlf || cr ? raw.replace(/\r\n?/g, '\n') : raw
  const text = withLf.replace(LONE_SURROGATE, '\ufffd')
  if (text !== withLf) notices.push('notice.lone-surrogates-replaced')
  for (const [notice, sign] of KEPT_BUT_TOLD) if (sign.test(text)) notices.push(notice)
  return { text, notices }
}

/** Nothing but spaces, format and control characters: there is nothing to read. */
export const isBlank = (text: string): boolean => !/[^\s\p{Cf}\p{Cc}]/u.test(text)
