/**
 * The contract between the application and whoever uses it: method -> params and result. Every door (Electron's IPC, the
 * WebSocket, the command line, tests) speaks exactly this; both ends check every message against it.
 */
import * as z from 'zod/mini'
import { committedSchema, historySchema } from './committed-schema'
import { failureSchema } from './failure-schema'
import { PACKAGE_METHODS, requestSchema } from './package-methods'
import { PAST_METHODS } from './past-methods'
import { PLACE_METHODS } from './place-methods'
import { REPORT_METHODS } from './report-methods'
import { PEOPLE_METHODS } from './people-methods'
import { REVIEW_METHODS } from './review-methods'
import { earlierSchema, REVISION_METHODS } from './revision-methods'
import { fileSchema } from './sent-file'
import { STORAGE_METHODS } from './storage-methods'
import { annotationSetSchema, articleIdSchema, articleSchema, metadataSchema, opSchema, spanSchema } from './model-schemas'
import { UNPLACED_REASONS } from '#annotations/formats/bundle'
import { EXPORT_FORMATS, OFFSET_UNITS } from '#annotations/formats/format'
import { CLAIM_PARTS } from '#annotations/model/claim'
import { CLAIM_FATES } from '#annotations/revise/claim-fate'

const count = z.int().check(z.nonnegative())
const list = <T extends z.ZodMiniType>(item: T) => z.readonly(z.array(item))

export { failureSchema }

export const PROGRESS_STATES = ['new', 'in-progress', 'done'] as const

export const libraryEntrySchema = z.readonly(
  z.object({
    id: articleIdSchema,
    metadata: metadataSchema,
    state: z.enum(PROGRESS_STATES),
    /** Suggestions accepted or rejected, and suggestions in all. */
    decided: count,
    suggested: count,
    claims: count,
    tags: z.readonly(z.object({ attributed: count, contested: count, unverified: count, untagged: count })),
    /** Claims to look at again since one's set went to another revision. */
    rechecks: count,
    /** There is a newer revision than the one that one's set is on. */
    isBehind: z.boolean(),
    /** UTF-16 code units of the newest revision. */
    length: count,
    addedAt: z.string(),
    /** Where the query was found in the text, with a little around it; empty where the title matched or nothing was asked. */
    excerpt: z.string(),
  }),
)

/** What a reader left on the screen; written beside the library's data, not part of it. */
export const viewSchema = z.readonly(
  z.object({
    /** First visible character, UTF-16 code units, and how far below it the top edge is, in CSS pixels. */
    topOffset: count,
    topPixels: z.number(),
    /** The selected claim's id or suggestion's key, or null. */
    selected: z.nullable(z.string()),
    caret: z.nullable(spanSchema),
  }),
)

/** The tabs of the pane beside the text. */
export const SIDE_TABS = ['claims', 'ledger', 'revisions', 'review'] as const

const settingsFields = {
  theme: z.enum(['system', 'light', 'dark']),
  /** 1 is 100 %. */
  zoom: z.number().check(z.minimum(0.5), z.maximum(3)),
  libraryPane: z.boolean(),
  claimPane: z.boolean(),
  /** Which of its tabs the pane beside the text shows. */
  sideTab: z.enum(SIDE_TABS),
  /** Suggestions of less confidence are not shown, 0 to 1. */
  leastConfidence: z.number().check(z.minimum(0), z.maximum(1)),
  /** A tag goes to every repetition of a claim, not to the one alone. */
  tagTogether: z.boolean(),
  /** The article that was open, or null. */
  lastArticle: z.nullable(articleIdSchema),
}

export const settingsSchema = z.readonly(z.object(settingsFields))

const addedSchema = z.discriminatedUnion('kind', [
  z.readonly(
    z.object({
      kind: z.literal('added'),
      name: z.string(),
      article: articleSchema,
      existing: z.boolean(),
      /** An article of the library that came from a file of the same name or address with another text, and how the texts differ. */
      earlier: z.nullable(earlierSchema),
    }),
  ),
  /** Only where the caller asked to be asked: nothing was added, since it looks like a new revision of what is there. */
  z.readonly(z.object({ kind: z.literal('resembles'), name: z.string(), earlier: earlierSchema })),
  z.readonly(z.object({ kind: z.literal('failed'), name: z.string(), failure: failureSchema })),
])

const exportScope = z.discriminatedUnion('kind', [
  z.readonly(z.object({ kind: z.literal('article'), id: articleIdSchema })),
  z.readonly(z.object({ kind: z.literal('library') })),
])

const lossSchema = z.readonly(z.object({ what: z.string(), count }))

/** How many claims came to what on another revision. */
const fateCountsSchema = z.readonly(z.record(z.enum(CLAIM_FATES), count))

export const importReportSchema = z.readonly(
  z.object({
    name: z.string(),
    format: z.string(),
    /** Null where the file did not say and could not be told (no text in common). */
    unit: z.nullable(z.enum(OFFSET_UNITS)),
    /** Whether the file stated that unit itself; otherwise it was found by comparing quotes. */
    unitStated: z.boolean(),
    articleIds: list(articleIdSchema),
    claims: count,
    links: count,
    /** Claims found by their quote instead of their offsets. */
    moved: count,
    /** Already in the set, left alone. */
    existing: count,
    /** Where claims were made on another revision than the set is on: what those that came in came to on the set's own. */
    carried: z.exactOptional(fateCountsSchema),
    unplaced: list(z.readonly(z.object({ id: z.string(), part: z.enum(CLAIM_PARTS), quote: z.string(), why: z.enum(UNPLACED_REASONS) }))),
    losses: list(lossSchema),
    failure: z.nullable(failureSchema),
  }),
)

const empty = z.readonly(z.object({}))
const onArticle = z.readonly(z.object({ articleId: articleIdSchema }))

export const METHODS = {
  ...PLACE_METHODS,
  ...STORAGE_METHODS,
  'app.info': {
    params: empty,
    result: z.readonly(
      z.object({
        version: z.string(),
        host: z.enum(['electron', 'browser', 'command-line', 'test']),
        /** Base name of the library's folder and its whole path, for the about box. */
        library: z.string(),
        libraryPath: z.string(),
        analyst: z.string(),
        /** Why nothing can be written, or null. */
        readOnly: z.nullable(failureSchema),
        /** What opening the library had to mend (a torn last line dropped, say). */
        notices: list(failureSchema),
        settings: settingsSchema,
      }),
    ),
  },
  'settings.save': { params: settingsSchema, result: empty },
  'library.list': {
    params: z.readonly(z.object({ query: z.string().check(z.maxLength(1000)), state: z.nullable(z.enum(PROGRESS_STATES)) })),
    result: z.readonly(z.object({ entries: list(libraryEntrySchema) })),
  },
  'article.add': {
    /**
     * `encoding`: a WHATWG label that the person chose, or null to find out. `ask`: do not add what looks like a changed version of an article
     * that is here; say so instead.
     */
    params: z.readonly(z.object({ files: list(fileSchema), encoding: z.nullable(z.string()), ask: z.exactOptional(z.boolean()) })),
    result: z.readonly(z.object({ results: list(addedSchema) })),
  },
  /** Stops reading the file that is being read for `article.add`; that one fails with `import-cancelled`. */
  'article.cancel-add': { params: empty, result: empty },
  'article.paste': {
    params: z.readonly(z.object({ text: z.string(), metadata: metadataSchema, ask: z.exactOptional(z.boolean()) })),
    result: z.readonly(z.object({ result: addedSchema })),
  },
  'article.open': {
    params: onArticle,
    result: z.readonly(
      z.object({
        article: articleSchema,
        text: z.string(),
        set: annotationSetSchema,
        seq: count,
        history: historySchema,
        view: z.nullable(viewSchema),
        readOnly: z.nullable(failureSchema),
        /** The latest request of a colleague to judge it, where there was one. */
        request: z.exactOptional(requestSchema),
      }),
    ),
  },
  /** What every analyst has made of an article, by name; those who have not begun are not in the list. */
  'article.sets': {
    params: onArticle,
    result: z.readonly(
      z.object({
        sets: list(
          z.readonly(
            z.object({
              set: annotationSetSchema,
              seq: count,
              /** Why `set` may lack what its files hold, or null where it is whole. */
              failure: z.nullable(failureSchema),
            }),
          ),
        ),
        /** Others' sets that are kept back while the article is judged blind. */
        withheld: z.exactOptional(count),
      }),
    ),
  },
  /** The detector runs where the window is, off its main thread; this tells the library how much there is to decide. */
  'article.suggested': {
    params: z.readonly(z.object({ articleId: articleIdSchema, detector: z.string().check(z.maxLength(200)), count })),
    result: empty,
  },
  'article.describe': {
    params: z.readonly(z.object({ articleId: articleIdSchema, metadata: metadataSchema })),
    result: z.readonly(z.object({ article: articleSchema })),
  },
  ...REVISION_METHODS,
  /** `confirmed`: it may remove more than a fifth of the set's claims. */
  'set.commit': {
    params: z.readonly(z.object({ articleId: articleIdSchema, op: opSchema, confirmed: z.exactOptional(z.boolean()) })),
    result: committedSchema,
  },
  'set.undo': { params: onArticle, result: z.readonly(z.object({ op: opSchema, committed: committedSchema })) },
  'set.redo': { params: onArticle, result: z.readonly(z.object({ op: opSchema, committed: committedSchema })) },
  ...REVIEW_METHODS,
  ...PAST_METHODS,
  ...REPORT_METHODS,
  ...PACKAGE_METHODS,
  ...PEOPLE_METHODS,
  'view.save': { params: z.readonly(z.object({ articleId: articleIdSchema, view: viewSchema })), result: empty },
  'export.run': {
    /** `rawCsv`: without the guard against spreadsheet formulas, for programs. */
    params: z.readonly(
      z.object({
        scope: exportScope,
        format: z.enum(EXPORT_FORMATS),
        rawCsv: z.boolean(),
        /** One's adjudicated sets instead of annotation sets. */
        adjudicated: z.exactOptional(z.boolean()),
      }),
    ),
    result: z.readonly(
      z.object({
        files: list(z.readonly(z.object({ path: z.string(), text: z.string() }))),
        /** The unit that every offset in the files is counted in; the files say it too. */
        unit: z.enum(OFFSET_UNITS),
        losses: list(lossSchema),
      }),
    ),
  },
  'import.run': {
    /** `author`: into the set of the analyst whom the file names, where it names one; `own`: into one's own set. */
    params: z.readonly(z.object({ files: list(fileSchema), into: z.enum(['own', 'author']) })),
    result: z.readonly(z.object({ reports: list(importReportSchema) })),
  },
  /** Ends the reading of annotation files that is under way. What a file brought before that stays; of the file being read nothing does. */
  'import.cancel': { params: empty, result: empty },
  'library.verify': {
    params: empty,
    result: z.readonly(z.object({ articles: count, problems: list(z.readonly(z.object({ file: z.string(), failure: failureSchema }))) })),
  },
} as const

export type Methods = typeof METHODS
export type Method = keyof Methods
export type Params<M extends Method> = z.output<Methods[M]['params']>
export type Result<M extends Method> = z.output<Methods[M]['result']>

export type LibraryEntry = z.output<typeof libraryEntrySchema>
export type ProgressState = (typeof PROGRESS_STATES)[number]
export type View = z.output<typeof viewSchema>
export type Settings = z.output<typeof settingsSchema>
export type ImportReport = z.output<typeof importReportSchema>
export type History = z.output<typeof historySchema>
export type Committed = z.output<typeof committedSchema>
export type Added = z.output<typeof addedSchema>
export type { SentFile } from './sent-file'

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  zoom: 1,
  libraryPane: true,
  claimPane: true,
  sideTab: 'claims',
  leastConfidence: 0,
  tagTogether: true,
  lastArticle: null,
}

/** Settings as a file has them: one that was written before a setting was there does not say it. */
export const storedSettingsSchema = z.readonly(
  z.object({
    ...settingsFields,
    sideTab: z._default(settingsFields.sideTab, DEFAULT_SETTINGS.sideTab),
    leastConfidence: z._default(settingsFields.leastConfidence, DEFAULT_SETTINGS.leastConfidence),
    tagTogether: z._default(settingsFields.tagTogether, DEFAULT_SETTINGS.tagTogether),
  }),
)
