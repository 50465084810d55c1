import type { SourceKind } from '#annotations/model/claim'
import { SOURCE_KINDS } from '#annotations/model/claim'
import { nameSources } from '#annotations/detect/sources/names'
import { draftOf } from './marked-draft'
import { parseMarkedText, type MarkedClaim } from './marked-text'

/** Who speaks in one marked claim. */
export interface ExpectedSource {
  /** Index among the claims of the passage. */
  readonly claim: number
  readonly name: string
  readonly kind: SourceKind
}

/** One passage of the project's own with its claims and who speaks in each. */
export interface SourceCase {
  /** "who-07" */
  readonly name: string
  readonly about: string
  readonly half: 'tune' | 'check'
  readonly text: string
  readonly claims: readonly MarkedClaim[]
  readonly expected: readonly ExpectedSource[]
}

/** A claim whose source was resolved otherwise than marked. */
export interface WrongSource {
  readonly expected: ExpectedSource
  readonly name: string
  readonly kind: SourceKind
}

const HEADER = /^## (who-(\d+)): (.+)$/
const SPEAKER = /^(\d) is (.+), ([a-z-]+)$/

/**
 * Reads passages as `test/annotations/detect/source-cases/README.md` describes them.
 *
 * @throws RangeError for a header, mark or line that does not fit
 */
export function parseSourceCases(file: string): SourceCase[] {
  return file
    .split(/^(?=## )/m)
    .filter((block) => block.trim())
    .map(parseCase)
}

function parseCase(block: string): SourceCase {
  const [header = '', ...lines] = block.trim().split('\n')
  const match = HEADER.exec(header)
  if (!match) throw new RangeError(`"${header}" is no header`)
  const [, name = '', number = '', about = ''] = match
  const { text, claims } = parseMarkedText(lines.filter((line) => !SPEAKER.test(line)).join('\n'))
  const expected = lines.flatMap((line): ExpectedSource[] => {
    const [, claim, source = '', kind = ''] = SPEAKER.exec(line) ?? []
    if (!claim) return []
    const known = SOURCE_KINDS.find((one) => one === kind)
    if (!known || !claims[Number(claim) - 1]) throw new RangeError(`${name}: "${line}" names no claim or kind`)
    return [{ claim: Number(claim) - 1, name: source, kind: known }]
  })
  if (expected.length !== claims.length)
    throw new RangeError(`${name} has ${claims.length} claims and says who speaks in ${expected.length}`)
  return { name, about, half: Number(number) % 2 === 1 ? 'tune' : 'check', text, claims, expected }
}

/** The marked claims whose source the resolver names otherwise, or takes for another kind. */
export function wrongSources({ text, claims, expected }: SourceCase): WrongSource[] {
  const named = nameSources(
    text,
    claims.map((claim) => draftOf(text, claim)),
  )
  return expected.flatMap((one): WrongSource[] => {
    const found = named[one.claim]
    return found && found.name === one.name && found.kind === one.kind
      ? []
      : [{ expected: one, name: found?.name ?? '', kind: found?.kind ?? 'none' }]
  })
}
