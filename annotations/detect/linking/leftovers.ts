import type { TokenRange } from '../reading/token'
import { countWords } from '../reading/passage'
import type { Chosen } from './choose-spans'
import { CONTENT } from './labelled-passage'
import type { LinkReading } from './link-reading'

/** A content that the labeller or the rules see and that no chosen attribution covers. */
export interface Leftover {
  readonly run: TokenRange
  /** The free tokens around it. */
  readonly region: TokenRange
  /** What stands next to it on either side: nothing, a content, or a source or cue. */
  readonly touches: number
}

/** From this posterior on a token belongs to a content left over. */
const LEAST_MASS = 0.3
const LEAST_WORDS = 2
const REACH = 60
const MOST = 60

const FREE = 0
const TAKEN_BY_CONTENT = 1
const TAKEN_BY_SPEECH = 2

export function findLeftovers(reading: LinkReading, chosen: readonly Chosen[]): Leftover[] {
  const count = reading.words.length
  const taken = new Uint8Array(count)
  for (const { cue, source, left, right } of chosen) {
    for (const range of [left, right]) if (range) taken.fill(TAKEN_BY_CONTENT, range.first, range.end)
    for (const range of [cue, source]) if (range) taken.fill(TAKEN_BY_SPEECH, range.first, range.end)
  }
  const wanted = wantedTokens(reading, taken)
  const leftovers: Leftover[] = []
  for (let i = 0; i < count && leftovers.length < MOST; i++) {
    if (wanted[i] !== 1) continue
    let end = i + 1
    while (end < count && wanted[end] === 1) end++
    if (countWords(reading.passage, { first: i, end }) >= LEAST_WORDS) {
      const run = { first: i, end }
      leftovers.push({ run, region: freeAround(taken, run), touches: touching(taken, i, -1) * 3 + touching(taken, end - 1, 1) })
    }
    i = end - 1
  }
  return leftovers
}

function wantedTokens({ roles, rules }: LinkReading, taken: Uint8Array): Uint8Array {
  const { inside } = roles[CONTENT]
  const wanted = new Uint8Array(taken.length)
  for (let i = 0; i < taken.length; i++) if (taken[i] === FREE && (inside[i] ?? 0) >= LEAST_MASS) wanted[i] = 1
  for (const { cue, content } of rules) {
    if (cue) continue
    for (const { first, end } of content) {
      let isFree = true
      for (let i = first; i < end; i++) if (taken[i] !== FREE) isFree = false
      if (isFree) wanted.fill(1, first, end)
    }
  }
  return wanted
}

function freeAround(taken: Uint8Array, { first, end }: TokenRange): TokenRange {
  let from = first
  let to = end
  while (from > 0 && first - from < REACH && taken[from - 1] === FREE) from--
  while (to < taken.length && to - end < REACH && taken[to] === FREE) to++
  return { first: from, end: to }
}

/** What is taken within two tokens of `index` in the direction `step`. */
function touching(taken: Uint8Array, index: number, step: number): number {
  return taken[index + step] || taken[index + 2 * step] || FREE
}
