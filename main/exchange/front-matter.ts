import type { ArticleMetadata } from '#annotations/model/article'
import { metadataAuthor, metadataLanguage, metadataText, metadataUrl } from './metadata-text'

const FIELDS: Readonly<Record<string, keyof ArticleMetadata>> = {
  title: 'title',
  author: 'author',
  authors: 'author',
  byline: 'author',
  date: 'published',
  published: 'published',
  url: 'url',
  source: 'url',
  link: 'url',
  outlet: 'outlet',
  publisher: 'outlet',
  site: 'outlet',
  lang: 'language',
  language: 'language',
}

const NORMALISE: Readonly<Record<keyof ArticleMetadata, (raw: string) => string>> = {
  title: metadataText,
  outlet: metadataText,
  author: metadataAuthor,
  published: metadataText,
  url: metadataUrl,
  language: metadataLanguage,
}

const unquote = (value: string): string =>
  /^"(.*)"$|^'(.*)'$/
    .exec(value)
    ?.slice(1)
    .find((inner) => inner !== undefined) ?? value

/** `[A, B]` or `A` */
const flatten = (value: string): string => {
  const list = /^\[(.*)\]$/.exec(value)?.[1]
  return list === undefined
    ? unquote(value)
    : list
        .split(',')
        .map((item) => unquote(item.trim()))
        .join(', ')
}

/**
 * Metadata from the lines between the `---` of a Markdown file: `key: value`, one a line, with or without quotes. Anything else YAML
 * can say is passed over, on purpose: a YAML parser is more attack surface than these seven fields are worth.
 */
export const parseFrontMatter = (yaml: string): Partial<ArticleMetadata> => {
  const found: Partial<Record<keyof ArticleMetadata, string>> = {}
  for (const line of yaml.split('\n')) {
    const [, key = '', value = ''] = /^([A-Za-z_-]{1,30}):\s+(.*)$/.exec(line) ?? []
    const field = Object.hasOwn(FIELDS, key.toLowerCase()) ? FIELDS[key.toLowerCase()] : undefined
    if (field === undefined || found[field] !== undefined) continue
    const normal = NORMALISE[field](flatten(value.trim()))
    if (normal !== '') found[field] = normal
    // `source: Some Daily` names an outlet where it is no address.
    else if (field === 'url' && key.toLowerCase() === 'source') found.outlet ??= metadataText(flatten(value.trim()))
  }
  return found
}
