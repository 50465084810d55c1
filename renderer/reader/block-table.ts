import { isSpace } from '#annotations/text/code-units'
import { splitsSurrogatePair } from '#annotations/text/surrogates'

/** Longest block in UTF-16 code units. Laying out a block costs in proportion to its length, and a block is the unit that is mounted. */
export const LONGEST_BLOCK = 8192

/** What a block looks like: `headline` is a first line that is the article's title, `blank` an empty line, `continued` the rest of a line that was too long. */
export type BlockKind = 'text' | 'headline' | 'blank' | 'continued'

/**
 * The lines of a text as blocks, the units that the reader mounts and measures. Offsets are UTF-16 code units.
 * Blocks cover the text but for the line feeds between lines; a line over LONGEST_BLOCK is cut after a sentence, else after a space,
 * else anywhere outside a surrogate pair. Two typed arrays, because a text of 5 MB may have 100,000 lines.
 */
export class BlockTable {
  readonly text: string
  readonly count: number
  /** True where blank lines separate the paragraphs, so that single line feeds are line breaks inside one. */
  readonly hasBlankLines: boolean
  readonly #title: string
  readonly #starts: Uint32Array
  readonly #ends: Uint32Array

  private constructor(text: string, title: string, starts: Uint32Array, ends: Uint32Array, hasBlankLines: boolean) {
    this.text = text
    this.#title = title.trim()
    this.count = starts.length
    this.#starts = starts
    this.#ends = ends
    this.hasBlankLines = hasBlankLines
  }

  /** O(text length). An empty text is one blank block. `title`: the article's, as far as it is known. */
  static from(text: string, title = ''): BlockTable {
    const starts: number[] = []
    const ends: number[] = []
    let blank = false
    for (let start = 0; start <= text.length;) {
      const feed = text.indexOf('\n', start)
      const end = feed < 0 ? text.length : feed
      if (end === start && start > 0 && feed >= 0) blank = true
      let from = start
      while (end - from > LONGEST_BLOCK) {
        const cut = cutBefore(text, from, from + LONGEST_BLOCK)
        starts.push(from)
        ends.push(cut)
        from = cut
      }
      starts.push(from)
      ends.push(end)
      start = end + 1
    }
    return new BlockTable(text, title, new Uint32Array(starts), new Uint32Array(ends), blank)
  }

  startOf(block: number): number {
    return this.#starts[block] ?? outside(block, this.count)
  }

  /** Exclusive; the line feed that follows is not part of the block. */
  endOf(block: number): number {
    return this.#ends[block] ?? outside(block, this.count)
  }

  sliceOf(block: number): string {
    return this.text.slice(this.startOf(block), this.endOf(block))
  }

  /** The block that `offset` stands in; an offset on a line feed belongs to the line that it ends. Clamped to the text. O(log n). */
  blockAt(offset: number): number {
    let low = 0
    let high = this.count - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if ((this.#starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  kindOf(block: number): BlockKind {
    const start = this.startOf(block)
    const end = this.endOf(block)
    if (start > 0 && this.text[start - 1] !== '\n') return 'continued'
    if (start === end) return 'blank'
    return block === 0 && this.count > 1 && this.#title !== '' && this.text.slice(start, end).trim() === this.#title ? 'headline' : 'text'
  }
}

function outside(block: number, count: number): never {
  throw new RangeError(`Block ${block} of ${count}`)
}

/** Where to cut a line that begins at `from`, at most at `limit`: looks back over half a block, so every block makes progress. */
function cutBefore(text: string, from: number, limit: number): number {
  const least = from + (LONGEST_BLOCK >>> 1)
  let space = -1
  for (let at = limit; at > least; at--) {
    if (!isSpace(text.charCodeAt(at - 1)) || isSpace(text.charCodeAt(at))) continue
    if (space < 0) space = at
    if (endsSentence(text, at - 1)) return at
  }
  if (space > 0) return space
  return splitsSurrogatePair(text, limit) ? limit - 1 : limit
}

/** Whether the character before the space at `space` (behind closing quotes) is one that ends a sentence. */
function endsSentence(text: string, space: number): boolean {
  let at = space - 1
  while (at > 0 && '"\'”’»)]'.includes(text[at] ?? '')) at--
  return '.!?…。！？؟։'.includes(text[at] ?? ' ')
}
