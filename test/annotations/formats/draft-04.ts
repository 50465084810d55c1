type Schema = { [key: string]: unknown }

/**
 * A JSON Schema of draft 4 as a later draft writes it: `id` is `$id`, a bound is exclusive by its own keyword, and what stands beside a `$ref` is ignored (draft 4) or, with
 * `strict`, counts, which is stricter than the drafts' own reading.
 */
export function fromDraft04(schema: unknown, { strict }: { strict: boolean }, root = true): unknown {
  if (Array.isArray(schema)) return schema.map((item: unknown) => fromDraft04(item, { strict }, false))
  if (typeof schema !== 'object' || schema === null) return schema
  const { $schema: _, id, $ref, ...rest } = schema as Schema
  if (typeof $ref === 'string' && !strict && !root) return { $ref }
  const converted: Schema = {}
  for (const [key, value] of Object.entries(rest)) {
    // Tools' own remarks, and a misspelt keyword that no validator knows.
    if (['assertionType', 'expectedResult', 'onUnexpectedResult', 'errorMessage', '$ref '].includes(key)) continue
    converted[key] = fromDraft04(value, { strict }, false)
  }
  if (converted['exclusiveMinimum'] === true) {
    converted['exclusiveMinimum'] = converted['minimum']
    delete converted['minimum']
  }
  // Inside `properties`, a property may be called `id`.
  if (id !== undefined) {
    if (root && typeof id === 'string') converted['$id'] = id
    else converted['id'] = fromDraft04(id, { strict }, false)
  }
  if ($ref !== undefined) converted['$ref'] = $ref
  return converted
}
