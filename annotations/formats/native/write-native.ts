import { describeSpans } from '../../anchor/describe'
import type { Bundle, Exported, TextFile } from '../bundle'
import type { ExportOptions } from '../export-options'
import { fileNames } from '../file-names'
import { orderedArticle, orderedClaim, orderedLink, orderedRecheck, orderedRejection } from '../key-order'
import { FIRST_NATIVE_VERSION, NATIVE_FORMAT, NATIVE_VERSION } from './native-version'

/** One self-contained JSON file a set: article, text, annotations. Loses nothing. See docs/format/native.md and native.schema.json. */
export function writeNative(bundles: readonly Bundle[], options: ExportOptions): Exported {
  const names = fileNames(bundles)
  const files = bundles.map((bundle, i): TextFile => ({ path: `${names[i] ?? i}.claimlight.json`, text: writeBundle(bundle, options) }))
  return { files, unit: 'utf-16', losses: [] }
}

function writeBundle({ article, text, set }: Bundle, { generator, exportedAt }: ExportOptions): string {
  const file = {
    format: NATIVE_FORMAT,
    version: set.rechecks || article.revisions.some(({ metadata }) => metadata) ? NATIVE_VERSION : FIRST_NATIVE_VERSION,
    generator,
    exportedAt,
    offsetUnit: 'utf-16',
    article: orderedArticle(article),
    text,
    set: {
      articleId: set.articleId,
      revision: set.revision,
      analyst: set.analyst,
      claims: set.claims.map(orderedClaim),
      links: set.links.map(orderedLink),
      rejected: set.rejected.map((rejection) => orderedRejection(rejection, describeSpans(text, rejection.content))),
      ...(set.rechecks ? { rechecks: set.rechecks.map(orderedRecheck) } : {}),
    },
  }
  return `${JSON.stringify(file, null, 2)}\n`
}
