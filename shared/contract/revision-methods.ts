/** Methods of the contract for the revisions of an article; joined into the table in methods.ts. */
import * as z from 'zod/mini'
import { RECHECK_FATES } from '#annotations/model/recheck'
import { OP_LABELS } from '#annotations/ops/op'
import { failureSchema } from './failure-schema'
import {
  anchorSchema,
  annotationSetSchema,
  articleIdSchema,
  articleSchema,
  idSchema,
  metadataSchema,
  fateEvidenceSchema,
  recheckReasonSchema,
  sha256Schema,
  tagSchema,
} from './model-schemas'
import { fileSchema } from './sent-file'

const count = z.int().check(z.nonnegative())
const list = <T extends z.ZodMiniType>(item: T) => z.readonly(z.array(item))

/** An article of the library that a text looks like a changed version of, and how the texts differ. Counts are paragraphs. */
export const earlierSchema = z.readonly(
  z.object({ id: articleIdSchema, title: z.string(), added: count, removed: count, changed: count, tooDifferent: z.boolean() }),
)

const sourceSchema = z.discriminatedUnion('kind', [
  z.readonly(z.object({ kind: z.literal('file'), file: fileSchema, encoding: z.nullable(z.string()) })),
  z.readonly(z.object({ kind: z.literal('paste'), text: z.string(), metadata: metadataSchema })),
])

export type RevisionSource = z.output<typeof sourceSchema>
export type Earlier = z.output<typeof earlierSchema>

const revisionAddedSchema = z.discriminatedUnion('kind', [
  z.readonly(
    z.object({
      kind: z.literal('added'),
      article: articleSchema,
      /** SHA-256 of the revision's text. */
      revision: sha256Schema,
      /** The article had that text already; nothing was changed. */
      existing: z.boolean(),
    }),
  ),
  z.readonly(z.object({ kind: z.literal('failed'), failure: failureSchema })),
])

/** One edit of a claim's life, oldest first: how it stood after that edit. */
const claimStepSchema = z.readonly(
  z.object({
    seq: count,
    at: z.string(),
    by: z.string(),
    label: z.enum(OP_LABELS),
    /** The edit was a step back or forward again. */
    isUndo: z.boolean(),
    /** SHA-256 of the revision that `content` is on: the one before, where the claim has no place on the newest. */
    revision: sha256Schema,
    /** Null after the claim was deleted or dropped. */
    content: z.nullable(z.readonly(z.array(anchorSchema))),
    tag: z.nullable(tagSchema),
    note: z.string(),
    /** What the claim has to be looked at again for; null where it has not. */
    recheck: z.nullable(
      z.readonly(
        z.object({ fate: z.enum(RECHECK_FATES), reasons: list(recheckReasonSchema), evidence: z.exactOptional(fateEvidenceSchema) }),
      ),
    ),
  }),
)
export type ClaimStep = z.output<typeof claimStepSchema>

const onRevision = z.readonly(z.object({ articleId: articleIdSchema, revision: sha256Schema }))

export const REVISION_METHODS = {
  /** Adds a text as a new revision of an article. Every set stays on the revision it is on until its analyst brings it over. */
  'revision.add': {
    params: z.readonly(z.object({ articleId: articleIdSchema, source: sourceSchema })),
    result: z.readonly(z.object({ result: revisionAddedSchema })),
  },
  'revision.text': { params: onRevision, result: z.readonly(z.object({ text: z.string() })) },
  /** One's own set as it last was on that revision, rebuilt from its edits; an empty one where it never was there. */
  'revision.set': { params: onRevision, result: z.readonly(z.object({ set: annotationSetSchema })) },
  /** All that was done to one claim of one's own set, over all revisions. */
  'claim.history': {
    params: z.readonly(z.object({ articleId: articleIdSchema, claimId: idSchema })),
    result: z.readonly(z.object({ steps: list(claimStepSchema) })),
  },
} as const
