import { createOffsetTable } from '../../text/offset-table'
import type { Bundle, Exported, TextFile } from '../bundle'
import { countLosses } from '../count-losses'
import type { ExportOptions } from '../export-options'
import { fileNames } from '../file-names'
import { articleIri, CONTEXT, isWebAddress, setIri, W3C_VERSION } from './terms'
import { type AnnotationFrame, creator, writeClaim, writeLink } from './write-annotation'

/**
 * One AnnotationCollection a set, its one page embedded (W3C Web Annotation Data Model, Recommendation of 23 February 2017).
 * Positions count Unicode code points, as its section 4.2.5 leaves to the text's "character". See docs/format/w3c.md.
 */
export function writeW3c(bundles: readonly Bundle[], options: ExportOptions): Exported {
  const names = fileNames(bundles)
  const files = bundles.map((bundle, i): TextFile => ({
    path: `${names[i] ?? i}.annotations.jsonld`,
    text: `${JSON.stringify(writeCollection(bundle, options), null, 2)}\n`,
  }))
  const rejections = bundles.reduce((sum, { set }) => sum + set.rejected.length, 0)
  return {
    files,
    unit: 'code-points',
    losses: countLosses({
      text: bundles.length,
      provenance: bundles.length,
      rejections,
      rechecks: bundles.reduce((sum, { set }) => sum + (set.rechecks?.length ?? 0), 0),
    }),
  }
}

function writeCollection({ article, text, set }: Bundle, { generator, exportedAt }: ExportOptions): object {
  const { articleId, revision, analyst } = set
  const { url } = article.metadata
  const source = isWebAddress(url) ? url : articleIri(articleId)
  const frame: AnnotationFrame = { table: createOffsetTable(text), articleId, revision, source, analyst }
  const items = [...set.claims.map((claim) => writeClaim(claim, frame)), ...set.links.map((link) => writeLink(link, frame))]
  const id = setIri(articleId, revision, analyst)
  return {
    '@context': CONTEXT,
    id,
    type: 'AnnotationCollection',
    label: article.metadata.title,
    creator: creator(analyst),
    generator: { type: 'Software', name: generator },
    generated: exportedAt,
    total: items.length,
    'claimlight:version': W3C_VERSION,
    'claimlight:offsetUnit': 'code-points',
    'claimlight:articleId': articleId,
    'claimlight:sha256': revision,
    'claimlight:metadata': article.metadata,
    first: { id: `${id}:page:1`, type: 'AnnotationPage', partOf: id, startIndex: 0, items },
  }
}
