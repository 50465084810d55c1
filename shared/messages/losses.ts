import type { LossKind } from '#annotations/formats/bundle'

/** Things that a format has no place for, or a file no use for, as an export or import names them after their number. */
export const LOSS_MESSAGES = {
  'loss.text': 'article text',
  'loss.provenance': 'record of where a text came from',
  'loss.rejections': 'rejected suggestions',
  'loss.rechecks': 'claim to look at again since the text changed',
  'loss.empty-sets': 'set without a claim',
  'loss.foreign-lines': 'line of an imported file whose other end is gone',
  'loss.review': 'decision, message or kept agreement of a review',
  'loss.links': 'link with an end that is missing',
  'loss.nesting': 'tie to an enclosing claim that is missing',
  'loss.foreign-annotations': 'annotation that marks no text',
  'loss.columns': 'column that Claimlight does not know',
  'loss.claims-without-text': 'claim on a text that is not in this library',
  'loss.own-version-kept': 'claim that is here in another version, left as it is',
  'loss.line-ends': 'text with its line ends changed to LF',
} as const satisfies Record<`loss.${LossKind | 'own-version-kept'}`, string>
