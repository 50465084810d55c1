import { type AnnotationSet, emptySet, setToData } from '#annotations/model/annotation-set'
import { applyOp } from '#annotations/ops/apply'
import { invertOp } from '#annotations/ops/invert'
import type { Op } from '#annotations/ops/op'
import type { Host, Reply } from '#shared/contract/host'
import type { Method, Params, Result } from '#shared/contract/methods'
import type { Failure } from '#shared/failures'
import { ARTICLE, REVISION } from '#support/review-sets'
import { settle } from './fake-host'

/** The application's end of a review, in memory: sets that do not change, and one participant's part. */
export class ReviewHost implements Pick<Host, 'call'> {
  own: AnnotationSet = emptySet(ARTICLE, REVISION, 'Rita')
  sets: readonly AnnotationSet[]
  others: readonly AnnotationSet[] = []
  seen: readonly string[] = []
  failure: Failure | null = null
  isPrompt = true
  readonly done: Op[] = []
  readonly #waiting: (() => void)[] = []

  constructor(sets: readonly AnnotationSet[]) {
    this.sets = sets
  }

  opened(): Result<'review.open'> {
    const read = (set: AnnotationSet) => ({ set: setToData(set), seq: 1, failure: null })
    return {
      sets: this.sets.map(read),
      others: this.others.map(read),
      own: { ...read(this.own), seq: this.done.length },
      history: this.#history(),
      readOnly: null,
      seen: [...this.seen],
    }
  }

  /** Lets the oldest call that waits be answered. */
  async answer(): Promise<void> {
    this.#waiting.shift()?.()
    await settle()
  }

  async call<M extends Method>(method: M, params: Params<M>): Promise<Reply<M>> {
    // What is read is read when it is asked for, however late the answer comes.
    const opened = this.opened()
    if (!this.isPrompt) await new Promise<void>((done) => this.#waiting.push(done))
    return this.#answer(method, params, opened) as Reply<M>
  }

  #answer(method: Method, params: unknown, opened: Result<'review.open'>): unknown {
    if (method === 'review.open') return { ok: true, result: opened }
    if (method === 'review.seen') {
      this.seen = (params as Params<'review.seen'>).seen
      return { ok: true, result: {} }
    }
    if (this.failure) return { ok: false, failure: this.failure }
    const op = method === 'review.commit' ? (params as Params<'review.commit'>).op : this.done.at(-1)
    if (!op) return { ok: false, failure: { code: 'nothing-to-undo', values: {} } }
    const change = method === 'review.undo' ? invertOp(op) : op
    const applied = applyOp(this.own, change)
    if (applied.kind === 'conflict')
      return { ok: false, failure: { code: 'op-conflict', values: { reason: applied.reason, id: applied.id } } }
    this.own = applied.set
    if (method === 'review.undo') this.done.pop()
    else this.done.push(op)
    const committed = { seq: this.done.length, at: '2026-01-01T00:00:00.000Z', history: this.#history() }
    return { ok: true, result: method === 'review.commit' ? committed : { op: change, committed } }
  }

  #history(): Result<'review.open'>['history'] {
    return { undo: this.done.at(-1)?.label ?? null, redo: null }
  }
}
