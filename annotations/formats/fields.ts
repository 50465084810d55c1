/** Decoders of the model's values as files write them; the offsets are still the file's. */
import { type Article, type ArticleMetadata, ENCODING_EVIDENCE, type Provenance, type Revision } from '../model/article'
import { type Claim, CLAIM_KINDS, type Origin, type Reason, SOURCE_KINDS, TAGS } from '../model/claim'
import { type Evidence, STANCES } from '../model/evidence'
import { type Link, LINK_KINDS } from '../model/link'
import { EVIDENCE_LEVELS, type FateEvidence, type Recheck, RECHECK_FATES, type RecheckReason } from '../model/recheck'
import type { Anchor } from '../anchor/anchor'
import type { Span } from '../text/span'
import { type Decoder, count, list, matching, nullable, number, object, oneOf, record, string, variants } from './decode'
import type { DraftAnchor, DraftClaim, DraftRejection } from './draft'

/** What an id is made of everywhere in Claimlight. */
export const ID_PATTERN = /^[A-Za-z0-9._:-]{1,128}$/
export const idField = matching(ID_PATTERN)
export const hashField = matching(/^[0-9a-f]{64}$/)
export const articleIdField = matching(/^[0-9a-f]{16}$/)

export const anchorField: Decoder<DraftAnchor> = object<DraftAnchor>({
  start: count,
  end: count,
  exact: string,
  prefix: string,
  suffix: string,
})
const anchors = list(anchorField)
const textAnchors = list(object<Anchor>({ start: count, end: count, exact: string, prefix: string, suffix: string }))

export const metadataField = object<ArticleMetadata>({
  title: string,
  outlet: string,
  author: string,
  published: string,
  url: string,
  language: string,
})

const provenance = object<Provenance>({
  fileName: string,
  format: oneOf(['text', 'markdown', 'html', 'pasted']),
  encoding: string,
  encodingEvidence: oneOf(ENCODING_EVIDENCE),
  notices: list(string),
})

const revision = { sha256: hashField, length: count, addedAt: string, provenance }
const newestRevision = object<Omit<Revision, 'metadata'>>(revision)
const earlierRevision = object<Required<Revision>>({ ...revision, metadata: metadataField })
const revisionField: Decoder<Revision> = (value, where) =>
  Object.hasOwn(record(value, where), 'metadata') ? earlierRevision(value, where) : newestRevision(value, where)

export const articleField = object<Article>({
  id: articleIdField,
  metadata: metadataField,
  revisions: list(revisionField),
})

export const tagField = nullable(oneOf(TAGS))
export const claimKindField = oneOf(CLAIM_KINDS)
export const sourceKindField = oneOf(SOURCE_KINDS)
export const linkKindField = oneOf(LINK_KINDS)
export const stanceField = oneOf(STANCES)

export const evidenceField = object<Evidence>({ id: idField, url: string, excerpt: string, stance: stanceField, retrieved: string })
export const evidenceListField = list(evidenceField)

export const originField = variants<Origin>({
  analyst: object<Extract<Origin, { kind: 'analyst' }>>({ kind: oneOf(['analyst']) }),
  suggestion: object<Extract<Origin, { kind: 'suggestion' }>>({
    kind: oneOf(['suggestion']),
    detector: string,
    key: string,
    tag: oneOf(TAGS),
    confidence: number,
    reasons: list(object<Reason>({ rule: string, text: string })),
  }),
  import: object<Extract<Origin, { kind: 'import' }>>({ kind: oneOf(['import']), format: string, file: string, lines: list(string) }),
})

type OtherFields = Omit<Claim, 'content' | 'source' | 'cue'>
/** Everything of a claim but its spans. */
export const claimFields: { readonly [K in keyof OtherFields]: Decoder<OtherFields[K]> } = {
  id: idField,
  kind: claimKindField,
  sourceName: string,
  sourceKind: sourceKindField,
  nestedIn: nullable(idField),
  tag: tagField,
  note: string,
  evidence: evidenceListField,
  origin: originField,
  createdAt: string,
}

export const claimField = object<DraftClaim>({ ...claimFields, content: anchors, source: anchors, cue: anchors })

export const linkField = object<Link>({ id: idField, kind: linkKindField, from: idField, to: idField, reason: string })

const claimOnText = object<Claim>({ ...claimFields, content: textAnchors, source: textAnchors, cue: textAnchors })

const recheck = {
  id: idField,
  fate: oneOf(RECHECK_FATES),
  revision: hashField,
  was: claimOnText,
  reasons: list(object<RecheckReason>({ kind: string, before: string, after: string })),
  candidates: list(list(object<Span>({ start: count, end: count }))),
  links: list(linkField),
  encloses: list(idField),
}
const bareRecheck = object<Omit<Recheck, 'evidence'>>(recheck)
const foundRecheck = object<Required<Recheck>>({
  ...recheck,
  evidence: object<FateEvidence>({ level: oneOf(EVIDENCE_LEVELS), before: count, after: count }),
})
/** `evidence` may be absent, as in what was written before it was kept. */
export const recheckField: Decoder<Recheck> = (value, where) =>
  Object.hasOwn(record(value, where), 'evidence') ? foundRecheck(value, where) : bareRecheck(value, where)

const rejection = { detector: string, key: string, content: anchors }
const bareRejection = object<Omit<DraftRejection, 'rules'>>(rejection)
const ruledRejection = object<Required<DraftRejection>>({ ...rejection, rules: list(string) })
/** `rules` may be absent, as in what was rejected before they were kept. */
export const rejectionField: Decoder<DraftRejection> = (value, where) =>
  Object.hasOwn(record(value, where), 'rules') ? ruledRejection(value, where) : bareRejection(value, where)
