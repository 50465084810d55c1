/** Numbers of things. `.one` and `.other` are the plural forms that English has; see `countMessage`. */
export const COUNT_MESSAGES = {
  'count.articles.one': '{count} article',
  'count.articles.other': '{count} articles',
  'count.claims.one': '{count} claim',
  'count.claims.other': '{count} claims',
  'count.files.one': '{count} file',
  'count.files.other': '{count} files',
  'count.links.one': '{count} link',
  'count.links.other': '{count} links',
  'count.problems.one': '{count} problem',
  'count.problems.other': '{count} problems',
  'count.suggestions.one': '{count} suggestion',
  'count.suggestions.other': '{count} suggestions',
} as const
