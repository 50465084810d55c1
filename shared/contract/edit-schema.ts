/** Edits as the command line reads them, one JSON object a line: an `Edit` of the domain and the article it is for. */
import * as z from 'zod/mini'
import { CLAIM_KINDS, CLAIM_PARTS, SOURCE_KINDS } from '#annotations/model/claim'
import { isEvidenceAddress } from '#annotations/model/evidence-address'
import { STANCES } from '#annotations/model/evidence'
import { LINK_KINDS } from '#annotations/model/link'
import { articleIdSchema, idSchema, spansSchema, tagSchema } from './model-schemas'

const optionalId = z.optional(idSchema)
const nullableTag = z.nullable(tagSchema)
const article = articleIdSchema
/** Only for what is written from now on: a set that was saved with another date still opens. */
const day = z.string().check(z.refine(isDayOrEmpty, 'is neither empty nor a day as YYYY-MM-DD'))
const address = z.string().check(z.refine(isEvidenceAddress, 'is no address that begins with https://, http:// or mailto:'))
const newEvidence = z.strictObject({
  id: optionalId,
  url: z.optional(address),
  excerpt: z.optional(z.string()),
  stance: z.enum(STANCES),
  retrieved: z.optional(day),
})

const changedEvidence = z.strictObject({ id: idSchema, url: address, excerpt: z.string(), stance: z.enum(STANCES), retrieved: day })

function isDayOrEmpty(words: string): boolean {
  if (words === '') return true
  // A day that the month does not have comes back as another one.
  const time = /^\d{4}-\d{2}-\d{2}$/.test(words) ? Date.parse(`${words}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(words)
}

/** `id` may be left out where something new is made; it is then made up and printed. */
export const editLineSchema = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('accept'), article, suggestion: z.string(), tag: z.optional(nullableTag), id: optionalId }),
  z.strictObject({ op: z.literal('reject'), article, suggestion: z.string() }),
  z.strictObject({
    op: z.literal('add'),
    article,
    id: optionalId,
    content: spansSchema,
    source: z.optional(spansSchema),
    cue: z.optional(spansSchema),
    claimKind: z.optional(z.enum(CLAIM_KINDS)),
    sourceName: z.optional(z.string()),
    sourceKind: z.optional(z.enum(SOURCE_KINDS)),
    tag: z.optional(nullableTag),
    note: z.optional(z.string()),
  }),
  z.strictObject({ op: z.literal('delete'), article, claim: idSchema }),
  z.strictObject({ op: z.literal('tag'), article, claim: idSchema, tag: nullableTag }),
  z.strictObject({ op: z.literal('spans'), article, claim: idSchema, part: z.enum(CLAIM_PARTS), spans: spansSchema }),
  z.strictObject({
    op: z.literal('source'),
    article,
    claim: idSchema,
    sourceName: z.string(),
    sourceKind: z.enum(SOURCE_KINDS),
    claimKind: z.optional(z.enum(CLAIM_KINDS)),
  }),
  z.strictObject({ op: z.literal('note'), article, claim: idSchema, note: z.string() }),
  z.strictObject({ op: z.literal('evidence.add'), article, claim: idSchema, evidence: newEvidence }),
  z.strictObject({ op: z.literal('evidence.edit'), article, claim: idSchema, evidence: changedEvidence }),
  z.strictObject({ op: z.literal('evidence.delete'), article, claim: idSchema, evidence: idSchema }),
  z.strictObject({
    op: z.literal('link'),
    article,
    id: optionalId,
    link: z.enum(LINK_KINDS),
    from: idSchema,
    to: idSchema,
    reason: z.optional(z.string()),
  }),
  z.strictObject({ op: z.literal('unlink'), article, link: idSchema }),
  z.strictObject({ op: z.literal('undo'), article }),
  z.strictObject({ op: z.literal('redo'), article }),
])

export type EditLine = z.output<typeof editLineSchema>
