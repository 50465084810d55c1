import { parseHTML } from 'linkedom'
import type { PageDocument } from './page-node'
import { plainText } from './plain-text'

/** What of a Markdown tree's nodes is read here; mdast's own types name three dozen kinds. */
export interface MarkdownNode {
  readonly type: string
  readonly value?: string
  readonly children?: readonly MarkdownNode[]
  readonly spread?: boolean | null | undefined
}

const htmlText = (html: string): string => {
  const page: PageDocument = parseHTML(`<!doctype html><html><body>${html}</body></html>`).document
  return plainText(page.body, { captions: 'keep' })
}

/** Text of a run of words: marks are gone, links are their text, pictures are nothing, a line end inside a paragraph is a space. */
const inlineText = (node: MarkdownNode): string => {
  switch (node.type) {
    case 'text':
      return (node.value ?? '').replace(/[ \t]*\n[ \t]*/g, ' ')
    case 'inlineCode':
      return node.value ?? ''
    case 'break':
      return '\n'
    case 'html':
      return /^<br\b/i.test(node.value ?? '') ? '\n' : ''
    default:
      return (node.children ?? []).map(inlineText).join('')
  }
}

/** Text of one block, without a line feed at either end: headings, quotes, items and code as plain lines. */
export const blockText = (node: MarkdownNode): string => {
  const children = node.children ?? []
  switch (node.type) {
    case 'yaml':
    case 'definition':
    case 'thematicBreak':
      return ''
    case 'code':
      return node.value ?? ''
    case 'html':
      return htmlText(node.value ?? '')
    case 'list':
      return joinBlocks(children, '\n')
    case 'listItem':
      return joinBlocks(children, node.spread === true ? '\n\n' : '\n')
    case 'blockquote':
      return joinBlocks(children, '\n\n')
    default:
      return inlineText(node).trim()
  }
}

const joinBlocks = (blocks: readonly MarkdownNode[], separator: string): string =>
  blocks
    .map(blockText)
    .filter((text) => text !== '')
    .join(separator)
