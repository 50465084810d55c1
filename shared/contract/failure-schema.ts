import * as z from 'zod/mini'
import { FAILURE_CODES } from '../failures'

export const failureSchema = z.readonly(z.object({ code: z.enum(FAILURE_CODES), values: z.readonly(z.record(z.string(), z.string())) }))
