import { fromMarkdown } from 'mdast-util-from-markdown'
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { frontmatter } from 'micromark-extension-frontmatter'
import { NO_METADATA } from '#annotations/model/article'
import { findHeadline } from './headline'
import type { ExtractedArticle } from './html-article'
import { MARKDOWN_CONTAINER_LIMIT, MARKDOWN_LIMIT } from './limits'
import { markdownContainers } from './markdown-containers'
import { metadataText } from './metadata-text'
import { blockText, type MarkdownNode } from './markdown-text'
import { parseFrontMatter } from './front-matter'

const asWritten = (text: string): ExtractedArticle => ({
  text,
  metadata: { ...NO_METADATA, title: metadataText(findHeadline(text)) },
  notices: ['notice.markdown-kept-as-written'],
})

const parse = (source: string): readonly MarkdownNode[] | null => {
  try {
    return fromMarkdown(source, { extensions: [frontmatter(['yaml'])], mdastExtensions: [frontmatterFromMarkdown(['yaml'])] }).children
  } catch {
    // Nested deeper than the parser's recursion.
    return null
  }
}

/**
 * A Markdown file as plain text, with the metadata its front matter states. The first heading is the title where the front matter has
 * none; it stays in the text. Too large or too deep: taken as written, and a notice says so.
 */
export const extractMarkdownArticle = (source: string): ExtractedArticle => {
  if (source.length > MARKDOWN_LIMIT || markdownContainers(source) > MARKDOWN_CONTAINER_LIMIT) return asWritten(source)
  const blocks = parse(source)
  if (blocks === null) return asWritten(source)
  const stated = parseFrontMatter(blocks.find((node) => node.type === 'yaml')?.value ?? '')
  const text = blocks
    .map(blockText)
    .filter((block) => block !== '')
    .join('\n\n')
  const heading = blocks.find((node) => node.type === 'heading')
  const title = metadataText(heading === undefined ? findHeadline(text) : blockText(heading))
  return { text, metadata: { ...NO_METADATA, title, ...stated }, notices: [] }
}
