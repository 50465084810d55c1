import type { Anchor } from '#annotations/anchor/anchor'
import { CLAIM_KINDS, type Claim, SOURCE_KINDS, TAGS } from '#annotations/model/claim'
import { type Evidence, STANCES } from '#annotations/model/evidence'

/**
 * Checks a claim by hand. A set of 10,000 claims crosses the door whenever its article is opened, and is checked at both ends: a schema of
 * zod/mini takes some 200 ms for that each time (without code generation, which the content security policy forbids), these checks 10 ms.
 * `claim-guard.test` holds them to a schema that says the same.
 */
type Check = (value: unknown) => boolean

const isString: Check = (value) => typeof value === 'string'
const isOffset: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0
const isId: Check = (value) => typeof value === 'string' && value.length <= 128 && /^[A-Za-z0-9._:-]+$/.test(value)
const oneOf =
  (allowed: readonly string[]): Check =>
  (value) =>
    allowed.includes(value as string)
const nullOr =
  (check: Check): Check =>
  (value) =>
    value === null || check(value)
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)

/** Exactly these properties, each passing its check: what is not known is not let in. */
function shape<T>(checks: { readonly [K in keyof T]-?: Check }): Check {
  const entries = Object.entries<Check>(checks)
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    const record = value as Readonly<Record<string, unknown>>
    for (const [key, check] of entries) if (!check(record[key])) return false
    return Object.keys(record).length === entries.length
  }
}

export const isAnchor = shape<Anchor>({ start: isOffset, end: isOffset, exact: isString, prefix: isString, suffix: isString })
const isEvidence = shape<Evidence>({ id: isId, url: isString, excerpt: isString, stance: oneOf(STANCES), retrieved: isString })

type OriginOf<K extends Claim['origin']['kind']> = Extract<Claim['origin'], { kind: K }>
const isKind =
  (kind: Claim['origin']['kind']): Check =>
  (value) =>
    value === kind
const originShapes: { readonly [K in Claim['origin']['kind']]: Check } = {
  analyst: shape<OriginOf<'analyst'>>({ kind: isKind('analyst') }),
  suggestion: shape<OriginOf<'suggestion'>>({
    kind: isKind('suggestion'),
    detector: isString,
    key: isString,
    tag: oneOf(TAGS),
    confidence: Number.isFinite,
    reasons: listOf(shape<{ rule: string; text: string }>({ rule: isString, text: isString })),
  }),
  import: shape<OriginOf<'import'>>({ kind: isKind('import'), format: isString, file: isString, lines: listOf(isString) }),
}
export const isOrigin: Check = (value) => {
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined
  return (kind === 'analyst' || kind === 'suggestion' || kind === 'import') && originShapes[kind](value)
}

const claimShape = shape<Claim>({
  id: isId,
  kind: oneOf(CLAIM_KINDS),
  content: listOf(isAnchor),
  source: listOf(isAnchor),
  cue: listOf(isAnchor),
  sourceName: isString,
  sourceKind: oneOf(SOURCE_KINDS),
  nestedIn: nullOr(isId),
  tag: nullOr(oneOf(TAGS)),
  note: isString,
  evidence: listOf(isEvidence),
  origin: isOrigin,
  createdAt: isString,
})

export function isClaim(value: unknown): value is Claim {
  return claimShape(value)
}
