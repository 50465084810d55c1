/** The contract's methods of people: who is called what. */
import * as z from 'zod/mini'
import { MOST_NAMES } from '#annotations/people/person'
import { failureSchema } from './failure-schema'

export const takenNameSchema = z.readonly(
  z.object({
    name: z.string().check(z.minLength(1), z.maxLength(400)),
    at: z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)),
    no: z.int().check(z.minimum(1), z.maximum(2_000_000)),
  }),
)
export const takenNamesSchema = z.readonly(z.array(takenNameSchema).check(z.maxLength(MOST_NAMES)))
export const personSchema = z.readonly(
  z.object({
    id: z.string().check(z.minLength(1), z.maxLength(1000)),
    names: takenNamesSchema,
  }),
)
const peopleSchema = z.readonly(z.array(personSchema))

export const PEOPLE_METHODS = {
  /** Everybody who is known here, by id, and what of their names cannot be read. */
  'people.list': {
    params: z.readonly(z.object({})),
    result: z.readonly(z.object({ people: peopleSchema, failures: z.readonly(z.array(failureSchema)) })),
  },
  /** Takes another name for oneself. What was done under the old one stays one's own. The people after that. */
  'people.rename': {
    params: z.readonly(z.object({ name: z.string().check(z.maxLength(400)) })),
    result: z.readonly(z.object({ people: peopleSchema })),
  },
} as const
