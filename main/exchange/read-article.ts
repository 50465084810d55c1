import { NO_METADATA, type ArticleMetadata, type EncodingEvidence, type Provenance } from '#annotations/model/article'
import { FailureError } from '#shared/failures'
import { articleFormat, holdsTags, startsAsPage, type FileFormat } from './article-format'
import { binaryKind } from './binary-kind'
import { canonicalText, isBlank } from './canonical-text'
import { decode, type Decoded } from './decode'
import { detectUtf16 } from './detect-encoding'
import { findHeadline, openingWords } from './headline'
import { extractHtmlArticle, type ExtractedArticle } from './html-article'
import type { ImportedArticle } from './importer'
import { FILE_LIMIT, TEXT_LIMIT } from './limits'
import { extractMarkdownArticle } from './markdown-article'
import { metadataText } from './metadata-text'
import type { ImportNotice } from './notices'

/** Base name: a path would tell others about the computer the file was on, and may come from either kind of system. */
export const baseName = (name: string): string => name.split(/[\\/]/).findLast((part) => part !== '') ?? ''

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1)

const extractText = (text: string): ExtractedArticle => ({
  text,
  metadata: { ...NO_METADATA, title: metadataText(findHeadline(text)) },
  notices: startsAsPage(text) ? ['notice.looks-like-html'] : [],
})

const extract = (format: FileFormat, text: string, name: string): ExtractedArticle & { readonly format: FileFormat } => {
  switch (format) {
    case 'markdown':
      return { ...extractMarkdownArticle(text), format }
    case 'html':
      if (holdsTags(text)) return { ...extractHtmlArticle(text, name), format }
      return { ...extractText(text), notices: ['notice.not-a-page'], format: 'text' }
    case 'text':
      return { ...extractText(text), format }
  }
}

/** @throws FailureError too-large, only-whitespace */
const checkText = (text: string, name: string): void => {
  if (text.length > TEXT_LIMIT) {
    throw new FailureError('too-large', {
      name,
      size: `${text.length}`,
      limit: `${TEXT_LIMIT / 1_000_000} million characters`,
      unit: 'characters',
    })
  }
  if (isBlank(text)) throw new FailureError('only-whitespace', { name })
}

/** @throws FailureError empty-file, too-large */
export const checkSize = (size: number, name: string): void => {
  if (size === 0) throw new FailureError('empty-file', { name })
  if (size > FILE_LIMIT)
    throw new FailureError('too-large', { name, size: megabytes(size), limit: `${FILE_LIMIT / 1024 / 1024} MB`, unit: 'megabytes' })
}

const isWide = (bytes: Uint8Array, encoding: string | null): boolean =>
  (encoding ?? '').toLowerCase().startsWith('utf-16') ||
  (bytes[0] === 0xff && bytes[1] === 0xfe) ||
  (bytes[0] === 0xfe && bytes[1] === 0xff) ||
  detectUtf16(bytes) !== null

const decodeFile = (bytes: Uint8Array, format: FileFormat, chosen: string | null, name: string): Decoded => {
  const kind = binaryKind(bytes, isWide(bytes, chosen))
  if (kind !== null) throw new FailureError('binary-file', { name, kind })
  return decode(bytes, { chosen, isPage: format === 'html', name })
}

/**
 * One file to an article: what it is by name and content, its encoding, its text, what is known about it. Pure, and trusts nothing
 * about the bytes; what they can cost in time and memory is for the caller to bound.
 * @param encoding a WHATWG label chosen by a person, or null to find out
 * @throws FailureError empty-file, too-large, binary-file, unknown-format, undecodable, only-whitespace, no-article-in-page
 */
export const readArticle = (file: { readonly name: string; readonly bytes: Uint8Array }, encoding: string | null): ImportedArticle => {
  const name = baseName(file.name)
  checkSize(file.bytes.length, name)
  const format = articleFormat(name, Buffer.from(file.bytes.subarray(0, 4096)).toString('latin1'))
  const decoded = decodeFile(file.bytes, format, encoding, name)
  checkText(decoded.text, name)

  // Twice on purpose: what came with the file is told from the source, and references like &#13; can bring in new line ends.
  const source = canonicalText(decoded.text)
  const extracted = extract(format, source.text, name)
  const { text, notices } = canonicalText(extracted.text)
  checkText(text, name)

  const all = new Set<ImportNotice>([...decoded.notices, ...source.notices, ...extracted.notices, ...notices])
  const title = extracted.metadata.title || name.replace(/(?<=.)\.[A-Za-z0-9]{1,10}$/, '')
  return {
    text,
    metadata: { ...extracted.metadata, title },
    provenance: provenance(name, extracted.format, decoded.encoding, decoded.evidence, all),
  }
}

const provenance = (
  fileName: string,
  format: Provenance['format'],
  encoding: string,
  encodingEvidence: EncodingEvidence,
  notices: Iterable<ImportNotice>,
): Provenance => ({ fileName, format, encoding, encodingEvidence, notices: [...notices] })

/**
 * Text that never was bytes. Given metadata wins over what the text seems to say.
 * @throws FailureError empty-file, too-large, only-whitespace
 */
export const readPastedText = (raw: string, metadata: ArticleMetadata): ImportedArticle => {
  if (raw === '') throw new FailureError('empty-file', { name: '' })
  checkText(raw, '')
  const { text, notices } = canonicalText(raw)
  const title = metadata.title || metadataText(findHeadline(text)) || openingWords(text)
  const mark: readonly ImportNotice[] = startsAsPage(text) ? ['notice.looks-like-html'] : []
  return { text, metadata: { ...metadata, title }, provenance: provenance('', 'pasted', '', 'not-applicable', [...notices, ...mark]) }
}
