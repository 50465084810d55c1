import type { LinkKind } from '#annotations/model/link'
import { parseMarkedText, type MarkedClaim } from './marked-text'

/** Two marked claims that are linked, by index among the claims of their passage. */
export interface MarkedLink {
  readonly kind: LinkKind
  readonly from: number
  readonly to: number
}

/** One passage of the project's own, with its claims and how they are linked. */
export interface ConflictCase {
  /** "wire-07": the genre and its number there. */
  readonly name: string
  readonly genre: string
  readonly trap: boolean
  /** What the passage tries: "different days". */
  readonly about: string
  readonly half: 'tune' | 'check'
  readonly text: string
  readonly claims: readonly MarkedClaim[]
  readonly links: readonly MarkedLink[]
}

const HEADER = /^## (([a-z]+)-(\d+)) (conflict|trap): (.+)$/
const LINK = /^(\d) (contradicts|repeats|updates|supports) (\d)$/

/**
 * Reads passages as `test/annotations/detect/conflict-cases/README.md` describes them. Odd numbers are for tuning, even ones for checking.
 *
 * @throws RangeError for a header, mark or link that does not fit, with the passage's name.
 */
export function parseConflictCases(file: string): ConflictCase[] {
  return file
    .split(/^(?=## )/m)
    .filter((block) => block.trim())
    .map(parseCase)
}

function parseCase(block: string): ConflictCase {
  const [header = '', ...lines] = block.trim().split('\n')
  const match = HEADER.exec(header)
  if (!match) throw new RangeError(`"${header}" is no header`)
  const [, name = '', genre = '', number = '', kind, about = ''] = match
  const body = lines.filter((line) => !LINK.test(line)).join('\n')
  const { text, claims } = parseMarkedText(body)
  const numbers = [...new Set([...body.matchAll(/\{[scq](\d):/g)].map(([, digit]) => Number(digit)))].sort((a, b) => a - b)
  const kept = claims.map((_, index) => index).filter((index) => (claims[index]?.content.length ?? 0) > 0)
  const indexOf = (digit: string | undefined): number => {
    const index = kept.indexOf(numbers.indexOf(Number(digit)))
    if (index < 0) throw new RangeError(`${name} links claim ${digit}, which has no content`)
    return index
  }
  const links = lines.flatMap((line): MarkedLink[] => {
    const link = LINK.exec(line)
    return link ? [{ kind: link[2] as LinkKind, from: indexOf(link[1]), to: indexOf(link[3]) }] : []
  })
  const conflicting = links.some((link) => link.kind === 'contradicts')
  if (conflicting === (kind === 'trap')) throw new RangeError(`${name} is a ${kind} and has ${links.length} links`)
  return {
    name,
    genre,
    trap: kind === 'trap',
    about,
    half: Number(number) % 2 === 1 ? 'tune' : 'check',
    text,
    claims: claims.filter((claim) => claim.content.length > 0),
    links,
  }
}
