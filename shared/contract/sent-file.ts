import * as z from 'zod/mini'

/** Bytes cross the doors as base64: JSON holds them, and both doors stay the same. */
export const fileSchema = z.readonly(z.object({ name: z.string().check(z.maxLength(4096)), base64: z.string() }))
export type SentFile = z.output<typeof fileSchema>
