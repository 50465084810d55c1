import type { NotReadable } from './bundle'

/** Deeper than any file of ours or of the W3C model goes. */
const MAX_DEPTH = 64
/** UTF-16 code units: well under what one JavaScript string can hold. */
const MAX_LENGTH = 100_000_000

export type ParsedJson = { readonly kind: 'parsed'; readonly value: unknown } | NotReadable

/**
 * Reads JSON that someone else wrote (RFC 8259): no `__proto__` keys, however they are escaped, nothing deeper than 64, at most 100 million
 * characters. A byte-order mark is tolerated.
 */
export function parseJson(text: string): ParsedJson {
  if (text.length > MAX_LENGTH) return { kind: 'broken-file', where: `more than ${MAX_LENGTH} characters` }
  let value: unknown
  try {
    value = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text)
  } catch (error) {
    // The engine's message quotes the text around the fault; only the number is passed on.
    const position = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    return { kind: 'broken-file', where: position === undefined ? `character ${text.length}` : `character ${position}` }
  }
  const fault = findFault(value, 1)
  return fault === null ? { kind: 'parsed', value } : { kind: 'broken-file', where: fault }
}

function findFault(value: unknown, depth: number): string | null {
  if (typeof value !== 'object' || value === null) return null
  if (depth > MAX_DEPTH) return `nested deeper than ${MAX_DEPTH}`
  for (const key of Object.keys(value)) {
    if (key === '__proto__') return '__proto__'
    const fault = findFault((value as Readonly<Record<string, unknown>>)[key], depth + 1)
    if (fault !== null) return fault
  }
  return null
}
