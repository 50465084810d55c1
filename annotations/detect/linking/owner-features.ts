import type { TokenRange } from '../reading/token'
import { countBin, shareBin } from './bins'
import type { PartWriter } from './feature-parts'
import type { LinkReading } from './link-reading'

/** The slot number of this question among those that share weights. */
const OWNER = 9

/** An attribution to which a content left over may belong. */
export interface Owner {
  /** Its own passage's reading, which is another where the content stands in a later paragraph. */
  readonly reading: LinkReading
  readonly cue: TokenRange
  readonly source: TokenRange | null
  readonly left: TokenRange | null
  readonly right: TokenRange | null
  readonly head: number
  readonly keep: number
  /** How many paragraphs before the content; -1 in the next. */
  readonly back: number
}

/** Features of giving the content at `range` to `owner`; null stands for nobody. `rank` counts owners from the nearest on either side. */
export function describeOwner(reading: LinkReading, range: TokenRange, owner: Owner | null, rank: number, parts: PartWriter): number {
  const part = parts.begin(OWNER)
  const quote = quoteShape(reading, range)
  const first = reading.passage.sentences[reading.sentenceOf[range.first] ?? 0]?.first === range.first ? 1 : 0
  if (!owner) {
    parts.add(1, quote)
    parts.add(2, first, range.first === 0 ? 1 : 0)
    parts.add(3, countBin(range.end - range.first))
    parts.add(4, reading.words[range.first - 1] ?? 0)
    parts.add(5, reading.words[range.end] ?? 0)
    return part
  }
  const side = owner.back > 0 || (owner.back === 0 && owner.cue.end <= range.first) ? 0 : 1
  const place = side * 64 + rank * 8 + ((owner.back + 4) % 4)
  const shape = (owner.left ? 1 : 0) + (owner.right ? 2 : 0) + (owner.source ? 4 : 0)
  const apart =
    owner.back !== 0 ? 3 : Math.min(3, Math.abs((reading.sentenceOf[owner.cue.first] ?? 0) - (reading.sentenceOf[range.first] ?? 0)))
  const gap = owner.back !== 0 ? 0 : side === 0 ? range.first - endOf(owner) : startOf(owner) - range.end
  const contentQuoted = quoteOf(owner.reading, owner.left ?? owner.right)
  parts.add(10, place)
  parts.add(11, place, quote)
  parts.add(12, apart * 2 + side, countBin(Math.max(0, gap)))
  parts.add(13, shape, place)
  parts.add(14, owner.head, side)
  parts.add(15, shareBin(owner.keep), side)
  parts.add(16, contentQuoted * 2 + side, quote)
  parts.add(17, contentQuoted * 8 + apart * 2 + side, quote)
  parts.add(18, shape * 8 + apart * 2 + side, first)
  parts.add(19, reading.words[range.first - 1] ?? 0, side * 4 + apart)
  parts.add(20, owner.head, quote * 8 + apart * 2 + side)
  parts.add(21, owner.reading.passage.tokens.at(-1)?.kind === 'colon' ? 1 : 0, place)
  parts.add(23, owner.head, owner.back * 8 + quote)
  parts.add(22, apart * 2 + side, first * 64 + quote)
  return part
}

function endOf({ cue, left, right, source }: Owner): number {
  return Math.max(cue.end, source?.end ?? 0, left?.end ?? 0, right?.end ?? 0)
}

function startOf({ cue, left, right, source }: Owner): number {
  const ranges = [cue, source, left, right].flatMap((range) => (range ? [range.first] : []))
  return Math.min(...ranges)
}

/** Not quoted, quoted in part, or a quotation throughout. */
function quoteShape({ passage }: LinkReading, { first, end }: TokenRange): number {
  const a = (passage.quotes.at[first] ?? -1) >= 0 ? 1 : 0
  const b = (passage.quotes.at[end - 1] ?? -1) >= 0 ? 1 : 0
  return a * 2 + b
}

function quoteOf(reading: LinkReading, range: TokenRange | null): number {
  return range ? quoteShape(reading, range) + 1 : 0
}
