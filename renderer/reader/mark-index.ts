import { IntervalIndex } from '#annotations/spans/interval-index'
import type { Span } from '#annotations/text/span'
import type { ReaderMark } from './reader-model'

/** One span of a mark, as the index keeps it; the same object as long as the mark is the same. */
export interface PlacedMark {
  readonly id: string
  readonly span: Span
  readonly mark: ReaderMark
  /** True for the span that comes last in the text: the one that carries the mark's letter. */
  readonly isLast: boolean
}

/** Changes since the last full map; folding them in costs 1 ms at 10,000 marks, copying them at each edit a few microseconds. */
const MOST_CHANGES = 512

/**
 * All marks of a text, immutable: by id and by place. `with` and `without` cost O(log n) in the index by place; by id there is one map of
 * all marks, shared, and a small one of the changes since. A map per edit would be dear, a tree of ids slow to build when a text is opened.
 * Whoever holds the older index still sees the older marks.
 */
export class MarkIndex {
  static readonly EMPTY = MarkIndex.from([])
  readonly #base: ReadonlyMap<string, ReaderMark>
  /** Null for a mark that was taken away. */
  readonly #changes: ReadonlyMap<string, ReaderMark | null>
  readonly #spans: IntervalIndex<PlacedMark>

  private constructor(
    base: ReadonlyMap<string, ReaderMark>,
    changes: ReadonlyMap<string, ReaderMark | null>,
    spans: IntervalIndex<PlacedMark>,
  ) {
    this.#base = base
    this.#changes = changes
    this.#spans = spans
  }

  /** O(n) for marks in text order, else O(n log n). Ids must differ. */
  static from(marks: Iterable<ReaderMark>): MarkIndex {
    const byId = new Map<string, ReaderMark>()
    const spans: PlacedMark[] = []
    for (const mark of marks) {
      if (byId.has(mark.id)) throw new RangeError(`Two marks have the id ${mark.id}`)
      byId.set(mark.id, mark)
      for (let i = 0; i < mark.spans.length; i++) spans.push(place(mark, i))
    }
    return new MarkIndex(byId, new Map(), IntervalIndex.from(spans))
  }

  get(id: string): ReaderMark | undefined {
    const changed = this.#changes.get(id)
    return changed === undefined ? this.#base.get(id) : (changed ?? undefined)
  }

  /** Spans that overlap `start`..`end`, in text order. */
  between(start: number, end: number): readonly PlacedMark[] {
    return this.#spans.between(start, end)
  }

  /** Adds a mark, or replaces the one with its id. */
  with(mark: ReaderMark): MarkIndex {
    let spans = this.#spansWithout(mark.id)
    for (let i = 0; i < mark.spans.length; i++) spans = spans.with(place(mark, i))
    return this.#changed(mark.id, mark, spans)
  }

  /** The same index where there is no such mark. */
  without(id: string): MarkIndex {
    return this.get(id) ? this.#changed(id, null, this.#spansWithout(id)) : this
  }

  #spansWithout(id: string): IntervalIndex<PlacedMark> {
    let spans = this.#spans
    for (const span of this.get(id)?.spans ?? []) spans = spans.without({ id, span })
    return spans
  }

  #changed(id: string, mark: ReaderMark | null, spans: IntervalIndex<PlacedMark>): MarkIndex {
    const changes = new Map(this.#changes).set(id, mark)
    if (changes.size < MOST_CHANGES) return new MarkIndex(this.#base, changes, spans)
    const base = new Map(this.#base)
    for (const [changedId, changed] of changes) {
      if (changed) base.set(changedId, changed)
      else base.delete(changedId)
    }
    return new MarkIndex(base, new Map(), spans)
  }
}

function place(mark: ReaderMark, i: number): PlacedMark {
  const span = mark.spans[i]
  if (!span) throw new RangeError(`Span ${i} of ${mark.spans.length} of the mark ${mark.id}`)
  return { id: mark.id, span, mark, isLast: i === mark.spans.length - 1 }
}
