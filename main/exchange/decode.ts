import type { EncodingEvidence } from '#annotations/model/article'
import { FailureError } from '#shared/failures'
import { decodeAs, decodeLossy, resolveLabel } from './decode-as'
import { findDeclaredEncoding } from './declared-encoding'
import { detectEncoding, detectUtf16 } from './detect-encoding'
import type { ImportNotice } from './notices'
import { countUtf8 } from './utf8-census'

export interface Decoded {
  /** A byte order mark at the start is gone; nothing else has been touched. */
  readonly text: string
  /** WHATWG name. */
  readonly encoding: string
  readonly evidence: EncodingEvidence
  readonly notices: readonly ImportNotice[]
}

const BYTE_ORDER_MARK = '\ufeff'

const withoutMark = (text: string, rest: Omit<Decoded, 'text'>): Decoded =>
  text.startsWith(BYTE_ORDER_MARK) ? { ...rest, text: text.slice(1), notices: [...rest.notices, 'notice.bom-dropped'] } : { ...rest, text }

const markOf = (bytes: Uint8Array): string | null => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

const isSingleByte = (encoding: string): boolean => /^(windows|iso-8859|koi8|macintosh|x-mac|ibm866)/.test(encoding)

/** Mostly UTF-8, damaged here and there: other encodings do not make well-formed sequences by chance. */
const isDamagedUtf8 = (bytes: Uint8Array): boolean => {
  const { sequences, stray } = countUtf8(bytes)
  return sequences >= 4 && sequences >= 4 * stray
}

/** @throws FailureError undecodable, if a byte does not fit or nobody knows the label */
const decodeChosen = (bytes: Uint8Array, chosen: string, name: string): Decoded => {
  const encoding = resolveLabel(chosen)
  const text = encoding === null ? null : decodeAs(bytes, encoding)
  if (encoding === null || text === null) throw new FailureError('undecodable', { name, encoding: chosen })
  return withoutMark(text, { encoding, evidence: 'chosen', notices: [] })
}

/**
 * Bytes to text, with what settled the encoding. In this order: chosen by a person; byte order mark; declared, if `isPage` and the
 * bytes fit; strict UTF-8; UTF-16 by its NULs; UTF-8 with a few errors (each becomes U+FFFD, and a notice says so); statistics.
 * A page that declares a one-byte encoding but is well-formed UTF-8 is read as UTF-8: programs that save pages convert the text and
 * leave the declaration.
 * @throws FailureError undecodable, only where `chosen` is not null
 */
export const decode = (
  bytes: Uint8Array,
  options: { readonly chosen: string | null; readonly isPage: boolean; readonly name: string },
): Decoded => {
  if (options.chosen !== null) return decodeChosen(bytes, options.chosen, options.name)

  const mark = markOf(bytes)
  if (mark !== null) {
    const text = decodeAs(bytes, mark)
    if (text !== null) return withoutMark(text, { encoding: mark, evidence: 'byte-order-mark', notices: [] })
    const notices: ImportNotice[] = ['notice.invalid-bytes-replaced']
    return withoutMark(decodeLossy(bytes, mark), { encoding: mark, evidence: 'byte-order-mark', notices })
  }

  const utf16 = detectUtf16(bytes)
  const strict = utf16 === null ? decodeAs(bytes, 'utf-8') : null
  const declared = options.isPage && utf16 === null ? findDeclaredEncoding(bytes) : null
  if (declared !== null) {
    const overruled = strict !== null && isSingleByte(declared) && countUtf8(bytes).sequences >= 2
    const text = overruled ? null : decodeAs(bytes, declared)
    if (text !== null) return { text, encoding: declared, evidence: 'declared', notices: [] }
  }
  const notices: ImportNotice[] = declared === null ? [] : ['notice.declared-encoding-wrong']
  if (strict !== null) return { text: strict, encoding: 'utf-8', evidence: 'strict-utf-8', notices }

  notices.push('notice.detected-encoding')
  if (utf16 !== null) return { text: decodeAs(bytes, utf16) ?? '', encoding: utf16, evidence: 'detected', notices }
  if (isDamagedUtf8(bytes)) {
    notices.push('notice.invalid-bytes-replaced')
    return { text: decodeLossy(bytes, 'utf-8'), encoding: 'utf-8', evidence: 'detected', notices }
  }
  return { ...detectEncoding(bytes), evidence: 'detected', notices }
}
