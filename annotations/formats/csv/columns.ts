/** The table's columns, in order: first what a person reads, then what only a program needs. */
export const COLUMNS = [
  'title',
  'tag',
  'content',
  'source_name',
  'note',
  'kind',
  'source_kind',
  'source',
  'cue',
  'content_spans',
  'source_spans',
  'cue_spans',
  'evidence',
  'links',
  'nested_in',
  'origin',
  'created_at',
  'claim_id',
  'analyst',
  'article_id',
  'revision_sha256',
  'outlet',
  'author',
  'published',
  'url',
  'language',
  'offset_unit',
  'formula_guard',
  'format_version',
] as const
export type Column = (typeof COLUMNS)[number]

/** 2 guards the inside of cells as well; 1 is read with the guard it had. */
export const CSV_VERSION = 2

/** Between the quotes of a discontinuous span. */
export const QUOTE_SEPARATOR = ' … '
/** What the column `formula_guard` says. */
export const GUARDS = ['apostrophe', 'none'] as const
