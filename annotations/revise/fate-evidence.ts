import { type FateEvidence, MOST_CONTEXT } from '../model/recheck'
import type { Claim } from '../model/claim'
import { hull, overlaps, type Span } from '../text/span'
import type { ClaimFate } from './claim-fate'
import type { TextMap } from './text-map'

/** What speaks for the place that a claim got: on which level it was found, and how much of what is around it is the same. */
export function fateEvidence(map: TextMap, claim: Claim, fate: ClaimFate): FateEvidence {
  const was = hull(claim.content)
  const is = 'placed' in fate ? hull(fate.placed.content) : fate.kind === 'ambiguous' ? hull(fate.candidates[0] ?? []) : null
  if (!was || !is) return { level: 'none', before: 0, after: 0 }
  return {
    level: levelOf(map, was, is),
    before: sameBefore(map, was.start, is.start),
    after: sameAfter(map, was.end, is.end),
  }
}

function levelOf(map: TextMap, was: Span, is: Span): FateEvidence['level'] {
  const bridges = map.bridgesOver(was)
  const [only] = bridges
  if (!only || !bridges.some(({ after }) => overlaps(after, is))) return 'search'
  if (bridges.some(({ kind }) => kind === 'edited')) return 'words'
  if (bridges.some(({ moved }) => moved)) return 'moved'
  const from = map.before.lastIndexOf('\n', was.start - 1) + 1
  const newline = map.before.indexOf('\n', was.end)
  const paragraph = map.before.slice(from, newline < 0 ? map.before.length : newline)
  const start = from + paragraph.length - paragraph.trimStart().length
  return only.before.start <= start && only.before.end >= from + paragraph.trimEnd().length ? 'paragraph' : 'sentence'
}

function sameBefore({ before, after }: TextMap, i: number, j: number): number {
  let count = 0
  while (count < Math.min(i, j, MOST_CONTEXT) && before.charCodeAt(i - count - 1) === after.charCodeAt(j - count - 1)) count++
  return count
}

function sameAfter({ before, after }: TextMap, i: number, j: number): number {
  let count = 0
  while (count < MOST_CONTEXT && i + count < before.length && before.charCodeAt(i + count) === after.charCodeAt(j + count)) count++
  return count
}
