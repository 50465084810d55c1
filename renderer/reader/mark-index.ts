import { ShardedMap } from '#annotations/model/sharded-map'
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

interface Entry {
  readonly mark: ReaderMark
  readonly placed: readonly PlacedMark[]
}

/**
 * All marks of a text, immutable: by id and by place. `with` and `without` cost O(log n) in the index and a shard of the ids, so one
 * tag among 10,000 is a matter of microseconds; whoever holds the older index still sees the older marks.
 */
export class MarkIndex {
  static readonly EMPTY = new MarkIndex(ShardedMap.empty<Entry>(), IntervalIndex.from<PlacedMark>([]))
  readonly #byId: ShardedMap<Entry>
  readonly #spans: IntervalIndex<PlacedMark>

  private constructor(byId: ShardedMap<Entry>, spans: IntervalIndex<PlacedMark>) {
    this.#byId = byId
    this.#spans = spans
  }

  /** O(n log n). Of two marks with one id the later counts. */
  static from(marks: Iterable<ReaderMark>): MarkIndex {
    const byId = ShardedMap.from(Array.from(marks, (mark) => [mark.id, { mark, placed: place(mark) }] as const))
    const spans: PlacedMark[] = []
    for (const { placed } of byId.values()) spans.push(...placed)
    return new MarkIndex(byId, IntervalIndex.from(spans))
  }

  get size(): number {
    return this.#byId.size
  }

  get(id: string): ReaderMark | undefined {
    return this.#byId.get(id)?.mark
  }

  /** Spans that overlap `start`..`end`, in text order. */
  between(start: number, end: number): readonly PlacedMark[] {
    return this.#spans.between(start, end)
  }

  /** Adds a mark, or replaces the one with its id. */
  with(mark: ReaderMark): MarkIndex {
    const placed = place(mark)
    let spans = this.#without(mark.id)
    for (const span of placed) spans = spans.with(span)
    return new MarkIndex(this.#byId.with(mark.id, { mark, placed }), spans)
  }

  /** The same index where there is no such mark. */
  without(id: string): MarkIndex {
    return this.#byId.has(id) ? new MarkIndex(this.#byId.without(id), this.#without(id)) : this
  }

  #without(id: string): IntervalIndex<PlacedMark> {
    let spans = this.#spans
    for (const span of this.#byId.get(id)?.placed ?? []) spans = spans.without(span)
    return spans
  }
}

function place(mark: ReaderMark): readonly PlacedMark[] {
  return mark.spans.map((span, i) => ({ id: mark.id, span, mark, isLast: i === mark.spans.length - 1 }))
}
