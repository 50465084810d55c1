/** The contract's methods of packages: what is sent to a colleague, and what comes back. docs/format/package.md. */
import * as z from 'zod/mini'
import { WRITTEN_KINDS } from '#annotations/merge/masking-gaps'
import { CLAIM_FIELDS } from '#annotations/merge/merge-claim'
import { SET_KINDS } from './set-kinds'
import { articleIdSchema, claimSchema } from './model-schemas'
import { personSchema } from './people-methods'
import { failureSchema } from './failure-schema'
import { PACKAGE_KINDS, REQUEST_KINDS } from './package-kinds'
import { fileSchema } from './sent-file'

const count = z.int().check(z.nonnegative())
const list = <T extends z.ZodMiniType>(item: T) => z.readonly(z.array(item))
const version = z.nullable(claimSchema)
/** Whose set: an analyst's annotations of an article, or their part in its review. */
const ofSet = { articleId: articleIdSchema, analyst: z.string(), set: z.enum(SET_KINDS) }

export const decidedSchema = z.readonly(z.object({ ...ofSet, claim: z.string(), side: z.enum(['mine', 'theirs']) }))

const madeSchema = z.readonly(
  z.object({ name: z.string(), base64: z.string(), id: z.string(), articles: count, sets: count, bytes: count }),
)

export const SET_FATES = ['new', 'append', 'merge', 'nothing-new', 'other-revision'] as const

export const packageSetSchema = z.readonly(
  z.object({
    ...ofSet,
    /** It is the set of whoever is at work here. */
    isOwn: z.boolean(),
    /**
     * `append`: it goes on where the set here ends. `merge`: both went on. `other-revision`: each went on to another revision of the article, so this set
     * is left out.
     */
    fate: z.enum(SET_FATES),
    /** Edits that come in. */
    edits: count,
    /** Claims of the set here before, and of them those that the merge takes away. */
    claims: count,
    removes: count,
    conflicts: list(
      z.readonly(z.object({ id: z.string(), base: version, mine: version, theirs: version, fields: list(z.enum(CLAIM_FIELDS)) })),
    ),
  }),
)

const gapSchema = z.readonly(
  z.object({
    kind: z.enum(WRITTEN_KINDS),
    analyst: z.string(),
    articleId: articleIdSchema,
    title: z.string(),
    /** What may be a name, and the words around it. */
    word: z.string(),
    words: z.string(),
  }),
)
const previewSchema = z.readonly(z.object({ gaps: list(gapSchema), count }))

export const packageLookSchema = z.readonly(
  z.object({
    name: z.string(),
    id: z.string(),
    kind: z.enum(PACKAGE_KINDS),
    from: z.nullable(z.string()),
    created: z.string(),
    /** Of a return: the kind of request that it answers, where it answers one of this library. */
    answers: z.nullable(z.enum(REQUEST_KINDS)),
    articles: list(z.readonly(z.object({ id: articleIdSchema, title: z.string(), isNew: z.boolean(), newRevisions: count }))),
    sets: list(packageSetSchema),
    /** Whom it names. */
    people: list(personSchema),
  }),
)

export const PACKAGE_METHODS = {
  /** Makes a package for a colleague to judge by. `articleIds`: null for the whole library. */
  'package.send': {
    params: z.readonly(z.object({ articleIds: z.nullable(list(articleIdSchema)), kind: z.enum(REQUEST_KINDS) })),
    result: madeSchema,
  },
  /** What may still tell who somebody is in a masked package, although names are replaced: the first places of `count`. Writes nothing. */
  'package.preview-masked': { params: z.readonly(z.object({ articleIds: z.nullable(list(articleIdSchema)) })), result: previewSchema },
  /** Makes a package of one's own annotations and part in reviews, answering the latest request for the first article where there was one. */
  'package.return': { params: z.readonly(z.object({ articleIds: z.nullable(list(articleIdSchema)) })), result: madeSchema },
  /** Puts a note of packages that cannot be read into the quarantine: nothing is kept from anybody after that. */
  'package.set-aside': { params: z.readonly(z.object({})), result: z.readonly(z.object({ quarantine: z.string() })) },
  /** Reads and checks a package and says what merging it would do. Writes nothing. */
  'package.look': { params: z.readonly(z.object({ file: fileSchema })), result: packageLookSchema },
  /**
   * Brings a package in. Every conflict has to be decided; `confirmed`: it may remove more than a fifth of a set's claims. What it did, as `package.look`
   * tells it. Done again, it does what is left to do.
   */
  'package.merge': {
    params: z.readonly(z.object({ file: fileSchema, decided: list(decidedSchema), confirmed: z.exactOptional(z.boolean()) })),
    result: packageLookSchema,
  },
} as const

export type PackageLook = z.output<typeof packageLookSchema>
export type PackageSet = z.output<typeof packageSetSchema>
export type Decided = z.output<typeof decidedSchema>
export type MaskingPreview = z.output<typeof previewSchema>
export type MadePackage = z.output<typeof madeSchema>

/** What an open article says of a request to judge it: nothing of others is shown while it is blind and not answered. */
export const requestSchema = z.readonly(
  z.object({
    id: z.string(),
    /** `unreadable`: what was noted of requests cannot be read, so it may be any of them; `failure` says so then. */
    kind: z.enum([...REQUEST_KINDS, 'unreadable']),
    from: z.nullable(z.string()),
    created: z.string(),
    isReturned: z.boolean(),
    failure: z.exactOptional(failureSchema),
  }),
)
export type ReviewRequest = z.output<typeof requestSchema>
