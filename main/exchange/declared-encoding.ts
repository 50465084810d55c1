import { resolveLabel } from './decode-as'

/** How far into a page its declaration may stand. Source: HTML Standard, "prescan a byte stream to determine its encoding". */
const PRESCAN = 1024

const META_CHARSET = /<meta\s[^>]*?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})/i
const XML_DECLARATION = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9_:.-]{1,40})["']/i

/**
 * The encoding that a page's first kilobyte states: a meta element (`charset`, or `http-equiv` with its `content`), else an XML
 * declaration. Null if there is none or nobody knows its label. A declaration that can be read byte by byte cannot be UTF-16, so
 * that one means UTF-8, as the HTML Standard has it.
 */
export const findDeclaredEncoding = (bytes: Uint8Array): string | null => {
  const head = Buffer.from(bytes.subarray(0, PRESCAN)).toString('latin1')
  const withoutComments = head.replace(/<!--[^]*?-->/g, '')
  const label = (META_CHARSET.exec(withoutComments) ?? XML_DECLARATION.exec(head))?.[1]
  if (label === undefined) return null
  const encoding = resolveLabel(label)
  return encoding === 'utf-16le' || encoding === 'utf-16be' ? 'utf-8' : encoding
}
