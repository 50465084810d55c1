import { type Article, NO_METADATA } from '#annotations/model/article'
import { type AnnotationSet, emptySet, setToData } from '#annotations/model/annotation-set'
import { applyOp } from '#annotations/ops/apply'
import { invertOp } from '#annotations/ops/invert'
import type { Op } from '#annotations/ops/op'
import { type Person, renamePerson } from '#annotations/people/person'
import type { AppEvent, Host, Reply } from '#shared/contract/host'
import { DEFAULT_SETTINGS, type Method, type Params, type Result } from '#shared/contract/methods'
import type { Failure } from '#shared/failures'
import { sampleArticle } from '#support/sample-set'

type Answer = { readonly ok: true; readonly result: unknown } | { readonly ok: false; readonly failure: Failure }

/** An application in memory that keeps one set and answers when the test says so, in the order it was asked. */
export class FakeHost implements Host {
  readonly nativeMenu = false
  article: Article
  /** Of the set: said when the library is opened, and again when the article is. */
  damage: Failure | null = null
  libraryName = 'library'
  readonly text: string
  /** What is "on disk". */
  set: AnnotationSet
  /** What methods answer that are not of this host's own. */
  readonly answers = new Map<Method, Answer>()
  people: readonly Person[] = [{ id: 'Ana', names: [] }]
  /** Called methods, in order. */
  readonly calls: { readonly method: Method; readonly params: unknown }[] = []
  /** Answers at once while true; otherwise `answer` lets one call through. */
  isPrompt = true
  #failures: (Failure | null)[] = []
  #done: Op[] = []
  #undone: Op[] = []
  #seq = 0
  readonly #waiting: (() => void)[] = []

  constructor(text: string) {
    this.text = text
    this.article = { ...sampleArticle(text, 'Bridge'), metadata: { ...NO_METADATA, title: 'Bridge' } }
    this.set = emptySet(this.article.id, this.article.revisions[0]?.sha256 ?? '', 'Ana')
  }

  /** The next calls that change the set fail so; null lets one through. */
  failNext(...failures: readonly (Failure | null)[]): void {
    this.#failures.push(...failures)
  }

  /** Lets the oldest call that waits be carried out and answered. */
  async answer(): Promise<void> {
    this.#waiting.shift()?.()
    await settle()
  }

  get waiting(): number {
    return this.#waiting.length
  }

  async call<M extends Method>(method: M, params: Params<M>): Promise<Reply<M>> {
    this.calls.push({ method, params })
    if (!this.isPrompt) await new Promise<void>((done) => this.#waiting.push(done))
    return this.#carryOut(method, params) as Reply<M>
  }

  onEvent(_listener: (event: AppEvent) => void): () => void {
    return () => {}
  }

  opened(): Result<'article.open'> {
    return {
      article: this.article,
      text: this.text,
      set: setToData(this.set),
      seq: this.#seq,
      history: this.#history(),
      view: null,
      readOnly: this.damage,
    }
  }

  #carryOut(method: Method, params: unknown): Answer {
    const given = this.answers.get(method)
    if (given) return given
    switch (method) {
      case 'article.open':
        return ok(this.opened())
      case 'app.info': {
        const about = { version: '0.0.0', host: 'test', library: this.libraryName, libraryPath: '/library', analyst: 'Ana' }
        return ok({ ...about, readOnly: null, notices: this.damage ? [this.damage] : [], settings: DEFAULT_SETTINGS })
      }
      case 'article.sets':
        return ok({ sets: [{ set: setToData(this.set), seq: this.#seq, failure: null }] })
      case 'people.list':
        return ok({ people: this.people, failures: [] })
      case 'people.rename': {
        const { name } = params as Params<'people.rename'>
        this.people = this.people.map((one) => (one.id === 'Ana' ? renamePerson(one, name, '2026-01-01T00:00:00.000Z') : one))
        return ok({ people: this.people })
      }
      case 'library.list':
        return ok({ entries: [] })
      case 'set.commit':
        return this.#change((params as Params<'set.commit'>).op, 'commit')
      case 'set.undo':
        return this.#change(this.#done.at(-1), 'undo')
      case 'set.redo':
        return this.#change(this.#undone.at(-1), 'redo')
      case 'article.paste':
        return ok({ result: { kind: 'added', name: '', article: this.article, existing: false, earlier: null } })
      case 'import.run':
        return ok({ reports: [] })
      case 'export.run':
        return ok({ files: [{ path: 'bridge.claimlight.json', text: '{}' }], unit: 'utf-16', losses: [{ what: 'rejections', count: 2 }] })
      default:
        return ok({})
    }
  }

  #change(op: Op | undefined, how: 'commit' | 'undo' | 'redo'): Answer {
    const failure = this.#failures.shift()
    if (failure) return { ok: false, failure }
    if (!op) return { ok: false, failure: { code: 'nothing-to-undo', values: {} } }
    const change = how === 'undo' ? invertOp(op) : op
    const applied = applyOp(this.set, change)
    if (applied.kind === 'conflict')
      return { ok: false, failure: { code: 'op-conflict', values: { reason: applied.reason, id: applied.id } } }
    this.set = applied.set
    this.#seq++
    if (how === 'undo') this.#undone.push(...this.#done.splice(-1))
    else this.#done.push(op)
    if (how === 'redo') this.#undone.pop()
    if (how === 'commit') this.#undone = []
    const committed = { seq: this.#seq, at: `2026-01-01T00:00:0${this.#seq % 10}.000Z`, history: this.#history() }
    return ok(how === 'commit' ? committed : { op: change, committed })
  }

  #history() {
    return { undo: this.#done.at(-1)?.label ?? null, redo: this.#undone.at(-1)?.label ?? null }
  }
}

const ok = (result: unknown): Answer => ({ ok: true, result })

/** Everything that follows from answers given so far. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve()
}
