import { countBin, logShare, shareBin } from './bins'
import type { Chosen } from './choose-spans'
import type { PartWriter } from './feature-parts'
import type { LinkReading } from './link-reading'
import { sentenceAt } from './span-slot'
import type { TokenRange } from '../reading/token'

/** The slot number of this question among those that share weights. */
const KEEP = 8

/**
 * Features of whether one cue with what was chosen for it is an attribution at all. `chosen` are all of the passage in text order, `index`
 * is the one asked about.
 */
export function describeKeep(reading: LinkReading, chosen: readonly Chosen[], index: number, parts: PartWriter): number {
  const part = parts.begin(KEEP)
  const one = chosen[index]
  if (!one) return part
  const { event, cue, source, left, right, shares } = one
  const { roles, words, kinds, passage } = reading
  const mass = shareBin(event.mass)
  const content = roles[2]
  const mean = meanOf(content, left, right)
  const sourceMean = source ? ((roles[0].sum[source.end] ?? 0) - (roles[0].sum[source.first] ?? 0)) / (source.end - source.first) : 0
  const shape = (source ? 1 : 0) + (left ? 2 : 0) + (right ? 4 : 0)
  const rule = event.rule ? 1 : 0
  const quoted = (passage.quotes.at[cue.first] ?? -1) >= 0 ? 1 : 0
  const sentence = sentenceAt(reading, cue.first)
  const rivals = rivalsOf(reading, chosen, index)
  parts.add(1, mass, rule)
  parts.add(2, 0, 0, logShare(event.mass))
  parts.add(3, shape, rule)
  parts.add(4, event.head)
  parts.add(5, event.head, shape)
  parts.add(6, shareBin(mean), mass)
  parts.add(7, 0, 0, mean)
  parts.add(8, shareBin(sourceMean), mass)
  parts.add(9, quoted, shape)
  parts.add(10, rivals, mass)
  parts.add(11, shareBin(shares[1]), source ? 1 : 0)
  parts.add(12, shareBin(shares[2]), left ? 1 : 0)
  parts.add(13, shareBin(shares[3]), right ? 1 : 0)
  parts.add(14, 0, 0, logShare(shares[0] * shares[1] * shares[2] * shares[3]))
  parts.add(15, words[cue.first - 1] ?? 0)
  parts.add(16, words[cue.end] ?? 0)
  parts.add(17, kinds[cue.first - 1] ?? 0, kinds[cue.end] ?? 0)
  parts.add(18, quoted * 2 + rule, mass)
  parts.add(19, countBin(lengthOf(left) + lengthOf(right)), shape)
  parts.add(20, rivals, shape)
  parts.add(21, rule, shareBin(mean))
  parts.add(22, countBin(sentence.end - sentence.first), rivals)
  parts.add(23, source ? (words[source.end - 1] ?? 0) : 0)
  parts.add(24, countBin(cue.end - cue.first), mass)
  return part
}

function meanOf(content: { readonly sum: Float64Array }, left: TokenRange | null, right: TokenRange | null): number {
  let sum = 0
  let count = 0
  for (const range of [left, right]) {
    if (!range) continue
    sum += (content.sum[range.end] ?? 0) - (content.sum[range.first] ?? 0)
    count += range.end - range.first
  }
  return count > 0 ? sum / count : 0
}

function lengthOf(range: TokenRange | null): number {
  return range ? range.end - range.first : 0
}

/** How the cue stands to likelier ones: none near; inside the content of one, or around one, with steps of how likely that one is. */
function rivalsOf(reading: LinkReading, chosen: readonly Chosen[], index: number): number {
  const one = chosen[index]
  if (!one) return 0
  let within = 0
  let around = 0
  for (let k = Math.max(0, index - 6); k < Math.min(chosen.length, index + 7); k++) {
    const other = chosen[k]
    if (!other || k === index) continue
    if (covers(other.left, one.cue) || covers(other.right, one.cue)) within = Math.max(within, other.event.mass)
    if (covers(one.left, other.cue) || covers(one.right, other.cue)) around = Math.max(around, other.event.mass)
  }
  return shareBin(within) * 16 + shareBin(around)
}

function covers(range: TokenRange | null, cue: TokenRange): boolean {
  return range !== null && range.first <= cue.first && cue.end <= range.end
}
