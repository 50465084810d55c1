import { FailureError } from '#shared/failures'

export type FileFormat = 'text' | 'markdown' | 'html'

const BY_EXTENSION: Readonly<Record<string, FileFormat>> = {
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  xht: 'html',
}

const HEAD = 2048
const PAGE_START = /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^]{0,1500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i
const ANY_TAG = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/i

/** Formats whose files are text but no article, told by how they start. */
const OTHER_FORMATS: readonly (readonly [string, RegExp])[] = [
  ['rtf', /^\{\\rtf/],
  ['mhtml', /^(?:[A-Za-z-]+:[^\n]{0,500}\r?\n(?:[ \t][^\n]{0,500}\r?\n){0,10}){0,20}?Content-Type:\s*multipart\/related/i],
]

export const extensionOf = (name: string): string => /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** Whether a text starts as a page does. */
export const startsAsPage = (head: string): boolean => PAGE_START.test(head.slice(0, HEAD))

/** Whether there is any tag near the start: a file named .html without one is no page. */
export const holdsTags = (text: string): boolean => ANY_TAG.test(text.slice(0, 64 * 1024))

/**
 * How to read a file, by its extension, else by how it starts.
 * @param head the first bytes, one character each
 * @throws FailureError unknown-format, for saved pages as MHTML and for RTF: text files, but not to be shown as they are
 */
export const articleFormat = (name: string, head: string): FileFormat => {
  const extension = extensionOf(name)
  const start = head.replace(/^\xef\xbb\xbf/, '')
  const other = OTHER_FORMATS.find(([, pattern]) => pattern.test(start.slice(0, HEAD)))
  if (other !== undefined) throw new FailureError('unknown-format', { name, kind: other[0] })
  const known = Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined
  return known ?? (startsAsPage(start) ? 'html' : 'text')
}
