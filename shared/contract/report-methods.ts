/** Methods of the contract for pages that are handed out on paper; joined into the table in methods.ts. */
import * as z from 'zod/mini'

/** UTF-16 code units: a report of a thousand articles is a tenth of that. */
const LONGEST_PAGE = 64 * 1024 * 1024

export const REPORT_METHODS = {
  /** A page that stands alone, for paper. What comes back depends on the host. */
  'report.print': {
    params: z.readonly(z.object({ html: z.string().check(z.maxLength(LONGEST_PAGE)) })),
    result: z.discriminatedUnion('kind', [
      z.readonly(z.object({ kind: z.literal('pdf'), base64: z.string() })),
      /** The window opens it at this address of its own origin and shows the browser's print dialog. It is kept until some more were asked for. */
      z.readonly(z.object({ kind: z.literal('page'), path: z.string() })),
      /** The host has no pages. */
      z.readonly(z.object({ kind: z.literal('unavailable') })),
    ]),
  },
} as const
