/** Run-time schemas of the domain's plain data. `satisfies` in model-schemas.test holds them to the domain's types. */
import * as z from 'zod/mini'
import { CLAIM_KINDS, CLAIM_PARTS, type Claim, type Origin, SOURCE_KINDS, TAGS } from '#annotations/model/claim'
import { STANCES } from '#annotations/model/evidence'
import { ENCODING_EVIDENCE } from '#annotations/model/article'
import { LINK_KINDS } from '#annotations/model/link'
import { EVIDENCE_LEVELS, RECHECK_FATES } from '#annotations/model/recheck'
import { OP_LABELS } from '#annotations/ops/op'
import { isClaim, isOrigin } from './claim-guard'
import { reviewAtomSchemas, reviewRecordSchema } from './review-schemas'

const offset = z.int().check(z.nonnegative())
export const spanSchema = z.readonly(z.object({ start: offset, end: offset }))
export const spansSchema = z.readonly(z.array(spanSchema))
export const anchorSchema = z.readonly(z.object({ start: offset, end: offset, exact: z.string(), prefix: z.string(), suffix: z.string() }))
const anchors = z.readonly(z.array(anchorSchema))

export const idSchema = z.string().check(z.regex(/^[A-Za-z0-9._:-]{1,128}$/))
export const articleIdSchema = z.string().check(z.regex(/^[0-9a-f]{16}$/))
export const sha256Schema = z.string().check(z.regex(/^[0-9a-f]{64}$/))
export const tagSchema = z.enum(TAGS)

export const evidenceSchema = z.readonly(
  z.object({ id: idSchema, url: z.string(), excerpt: z.string(), stance: z.enum(STANCES), retrieved: z.string() }),
)

/** By hand, not by schema: see claim-guard. */
export const claimSchema = z.custom<Claim>(isClaim, 'not a claim')

const originSchema = z.custom<Origin>(isOrigin, 'not an origin')

export const linkSchema = z.readonly(z.object({ id: idSchema, kind: z.enum(LINK_KINDS), from: idSchema, to: idSchema, reason: z.string() }))

export const rejectionSchema = z.readonly(
  z.object({
    detector: z.string(),
    key: z.string(),
    content: spansSchema,
    rules: z.exactOptional(z.readonly(z.array(z.string()))),
  }),
)

export const recheckReasonSchema = z.readonly(z.object({ kind: z.string(), before: z.string(), after: z.string() }))

export const fateEvidenceSchema = z.readonly(
  z.object({ level: z.enum(EVIDENCE_LEVELS), before: z.number().check(z.int(), z.gte(0)), after: z.number().check(z.int(), z.gte(0)) }),
)

export const recheckSchema = z.readonly(
  z.object({
    id: idSchema,
    fate: z.enum(RECHECK_FATES),
    revision: sha256Schema,
    was: claimSchema,
    reasons: z.readonly(z.array(recheckReasonSchema)),
    evidence: z.exactOptional(fateEvidenceSchema),
    candidates: z.readonly(z.array(spansSchema)),
    links: z.readonly(z.array(linkSchema)),
    encloses: z.readonly(z.array(idSchema)),
  }),
)

export const annotationSetSchema = z.readonly(
  z.object({
    articleId: articleIdSchema,
    revision: sha256Schema,
    analyst: z.string(),
    claims: z.readonly(z.array(claimSchema)),
    links: z.readonly(z.array(linkSchema)),
    rejected: z.readonly(z.array(rejectionSchema)),
    rechecks: z.exactOptional(z.readonly(z.array(recheckSchema))),
    review: z.exactOptional(reviewRecordSchema),
  }),
)

export const metadataSchema = z.readonly(
  z.object({ title: z.string(), outlet: z.string(), author: z.string(), published: z.string(), url: z.string(), language: z.string() }),
)

export const articleSchema = z.readonly(
  z.object({
    id: articleIdSchema,
    metadata: metadataSchema,
    revisions: z.readonly(
      z
        .array(
          z.readonly(
            z.object({
              sha256: sha256Schema,
              length: offset,
              addedAt: z.string(),
              provenance: z.readonly(
                z.object({
                  fileName: z.string(),
                  format: z.enum(['text', 'markdown', 'html', 'pasted']),
                  encoding: z.string(),
                  encodingEvidence: z.enum(ENCODING_EVIDENCE),
                  notices: z.readonly(z.array(z.string())),
                }),
              ),
              metadata: z.exactOptional(metadataSchema),
            }),
          ),
        )
        .check(z.minLength(1)),
    ),
  }),
)

const sourceDescription = z.readonly(z.object({ kind: z.enum(CLAIM_KINDS), sourceName: z.string(), sourceKind: z.enum(SOURCE_KINDS) }))
const nullableTag = z.nullable(tagSchema)
const nullableId = z.nullable(idSchema)
const evidenceList = z.readonly(z.array(evidenceSchema))

export const atomicOpSchema = z.discriminatedUnion('kind', [
  z.readonly(z.object({ kind: z.literal('claim.add'), claim: claimSchema })),
  z.readonly(z.object({ kind: z.literal('claim.remove'), claim: claimSchema })),
  z.readonly(z.object({ kind: z.literal('claim.tag'), id: idSchema, before: nullableTag, after: nullableTag })),
  z.readonly(z.object({ kind: z.literal('claim.spans'), id: idSchema, part: z.enum(CLAIM_PARTS), before: anchors, after: anchors })),
  z.readonly(z.object({ kind: z.literal('claim.source'), id: idSchema, before: sourceDescription, after: sourceDescription })),
  z.readonly(z.object({ kind: z.literal('claim.nesting'), id: idSchema, before: nullableId, after: nullableId })),
  z.readonly(z.object({ kind: z.literal('claim.note'), id: idSchema, before: z.string(), after: z.string() })),
  z.readonly(z.object({ kind: z.literal('claim.evidence'), id: idSchema, before: evidenceList, after: evidenceList })),
  z.readonly(z.object({ kind: z.literal('link.add'), link: linkSchema })),
  z.readonly(z.object({ kind: z.literal('link.remove'), link: linkSchema })),
  z.readonly(z.object({ kind: z.literal('suggestion.reject'), rejection: rejectionSchema })),
  z.readonly(z.object({ kind: z.literal('suggestion.restore'), rejection: rejectionSchema })),
  z.readonly(z.object({ kind: z.literal('set.revision'), before: sha256Schema, after: sha256Schema })),
  z.readonly(z.object({ kind: z.literal('claim.origin'), id: idSchema, before: originSchema, after: originSchema })),
  z.readonly(z.object({ kind: z.literal('recheck.add'), recheck: recheckSchema })),
  z.readonly(z.object({ kind: z.literal('recheck.remove'), recheck: recheckSchema })),
  ...reviewAtomSchemas,
])

export const opSchema = z.readonly(z.object({ label: z.enum(OP_LABELS), atoms: z.readonly(z.array(atomicOpSchema)) }))
