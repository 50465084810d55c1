import type { ArticleMetadata } from '../../model/article'
import type { Link } from '../../model/link'
import { broken, count, Mismatch, object, oneOf, string, variants } from '../decode'
import type { DraftClaim, DraftRejection, DraftSet, ParsedFile } from '../draft'
import { articleIdField, claimField, hashField, linkField, metadataField, rejectionField } from '../fields'
import { type OffsetUnit, OFFSET_UNITS } from '../format'
import { parseJson } from '../parse-json'
import { versioned } from '../versioned'
import { JSONL_FORMAT, JSONL_VERSION } from './jsonl-version'

interface Header {
  readonly kind: 'set'
  readonly format: typeof JSONL_FORMAT
  readonly version: number
  readonly generator: string
  readonly exportedAt: string
  readonly offsetUnit: OffsetUnit
  readonly articleId: string
  readonly revision: string
  readonly analyst: string
  readonly metadata: ArticleMetadata
}

type Line =
  | Header
  | { readonly kind: 'claim'; readonly claim: DraftClaim }
  | { readonly kind: 'link'; readonly link: Link }
  | { readonly kind: 'rejection'; readonly rejection: DraftRejection }

const line = variants<Line>({
  set: versioned(
    JSONL_VERSION,
    object<Header>({
      kind: oneOf(['set']),
      format: oneOf([JSONL_FORMAT]),
      version: count,
      generator: string,
      exportedAt: string,
      offsetUnit: oneOf(OFFSET_UNITS),
      articleId: articleIdField,
      revision: hashField,
      analyst: string,
      metadata: metadataField,
    }),
  ),
  claim: object<Extract<Line, { kind: 'claim' }>>({ kind: oneOf(['claim']), claim: claimField }),
  link: object<Extract<Line, { kind: 'link' }>>({ kind: oneOf(['link']), link: linkField }),
  rejection: object<Extract<Line, { kind: 'rejection' }>>({ kind: oneOf(['rejection']), rejection: rejectionField }),
})

/** A set while its lines come in. */
interface OpenSet extends DraftSet {
  readonly claims: DraftClaim[]
  readonly links: Link[]
  readonly rejected: DraftRejection[]
}

/** Reads the whole file; a broken line breaks it, since what it held is not known. */
export function readJsonl(text: string): ParsedFile {
  const sets: OpenSet[] = []
  for (const [i, content] of text.split(/\r?\n/).entries()) {
    if (content.trim() === '') continue
    const where = `line ${i + 1}`
    const parsed = parseJson(content)
    if (parsed.kind !== 'parsed') throw new Mismatch({ ...parsed, where: `${where}, ${parsed.where}` })
    addLine(sets, line(parsed.value, where), where)
  }
  return { format: 'jsonl', sets, losses: [] }
}

function addLine(sets: OpenSet[], line: Line, where: string): void {
  if (line.kind === 'set') {
    const { revision, articleId, analyst, offsetUnit, metadata } = line
    const about = { revision, articleId, url: metadata.url }
    sets.push({ analyst, about, brings: null, unit: offsetUnit, claims: [], links: [], rejected: [] })
    return
  }
  const set = sets.at(-1) ?? broken(where)
  if (line.kind === 'claim') set.claims.push(line.claim)
  else if (line.kind === 'link') set.links.push(line.link)
  else set.rejected.push(line.rejection)
}
