import * as z from 'zod/mini'
import { articleIdSchema, sha256Schema } from '#shared/contract/model-schemas'
import { takenNamesSchema } from '#shared/contract/people-methods'
import { PACKAGE_KINDS, REQUEST_KINDS } from '#shared/contract/package-kinds'

export const PACKAGE_FORMAT = 'claimlight-package'
/** The newest that is read, and what is written. */
export const PACKAGE_VERSION = 1
export const MANIFEST = 'manifest.json'

/** Told apart first, so that a newer package is called newer and not broken. */
export const packageVersionSchema = z.object({ format: z.literal(PACKAGE_FORMAT), version: z.int().check(z.minimum(1)) })

export const manifestSchema = z.readonly(
  z.object({
    format: z.literal(PACKAGE_FORMAT),
    version: z.literal(PACKAGE_VERSION),
    kind: z.enum(PACKAGE_KINDS),
    /** Of what it holds and when it was made: the same content is the same package. */
    id: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
    /** The request that a return answers, where it answers one. */
    answers: z.nullable(z.readonly(z.object({ id: z.string(), kind: z.enum(REQUEST_KINDS) }))),
    /** What the sender's sets go by, or null where that is hidden. */
    from: z.nullable(z.string()),
    /** Everybody whose sets are in it, and whoever sent it: what they go by, and the name to show, which may change. */
    analysts: z.readonly(
      z.array(
        z.readonly(
          z.object({
            id: z.string(),
            name: z.string(),
            /** Every name they took, oldest first; absent in packages from before names could change. */
            names: z._default(takenNamesSchema, []),
          }),
        ),
      ),
    ),
    generator: z.string(),
    /** ISO 8601 UTC. */
    created: z.string(),
    articles: z.readonly(z.array(articleIdSchema)),
    /** Every other file of the archive. */
    entries: z.readonly(z.array(z.readonly(z.object({ path: z.string(), size: z.int().check(z.nonnegative()), sha256: sha256Schema })))),
  }),
)
export type Manifest = z.output<typeof manifestSchema>
