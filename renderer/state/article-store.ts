import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Detection } from '#annotations/detect/detector'
import { type AnnotationSet, setFromData } from '#annotations/model/annotation-set'
import type { Article } from '#annotations/model/article'
import type { ClaimPart } from '#annotations/model/claim'
import { applyOp } from '#annotations/ops/apply'
import type { Edit } from '#annotations/ops/edit'
import type { Op } from '#annotations/ops/op'
import { planEdit } from '#annotations/ops/plan-edit'
import type { Span } from '#annotations/text/span'
import type { Host } from '#shared/contract/host'
import type { History, Result, View } from '#shared/contract/methods'
import type { Failure } from '#shared/failures'
import { type ClaimItem, isUndecided } from './claim-items'
import type { ReviewRequest } from '#shared/contract/package-methods'
import { type Derived, deriveFrom, deriveNext } from './derived'

/** `saved` means on disk: it is set only by the application's answer. */
export type SaveState =
  | { readonly kind: 'saved'; readonly at: string | null }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly failure: Failure }

export interface ArticleState extends Derived {
  readonly article: Article
  readonly text: string
  readonly set: AnnotationSet
  readonly detection: Detection | null
  /** Looking for claims was cancelled: that there are no suggestions means nothing. */
  readonly detectionStopped: boolean
  readonly selectedId: string | null
  /** The part whose boundaries the keys move. */
  readonly part: ClaimPart
  readonly textSelection: Span | null
  readonly caretMode: boolean
  /** Of a claim in several conflicts, which other side was gone to last. */
  readonly turns: ReadonlyMap<string, string>
  readonly history: History
  readonly save: SaveState
  /** Something is typed that is not an edit yet: not everything on the screen is on disk. */
  readonly draft: boolean
  readonly readOnly: Failure | null
  /** Where the reader was when the article was last open. */
  readonly view: View | null
  /** A colleague's latest request to judge the article, or null. */
  readonly request: ReviewRequest | null
}

/** One open article: its state, and the edits that change it. */
export interface ArticleSession {
  readonly store: StoreApi<ArticleState>
  /** Shows the edit at once and sends it to disk. False where it asks for what is already so, or cannot be. */
  perform(edit: Edit): boolean
  undo(): Promise<void>
  redo(): Promise<void>
  setDetection(detection: Detection): void
  /** Shows suggestions of at least that confidence, 0 to 1. What was decided stays. */
  setLeastConfidence(least: number): void
  select(id: string | null): void
  /** Resolves when every edit so far is on disk or has failed. */
  settled(): Promise<void>
}

/** What a session needs of the window around it. */
export interface SessionPorts {
  readonly leastConfidence?: number
  readonly host: Host
  readonly now: () => string
  readonly onFailure: (failure: Failure) => void
  /** The set is on another revision now, so that the text on the screen is not its text any more. */
  readonly onRevision?: () => void
}

export function createArticleSession(
  opened: Result<'article.open'>,
  { host, now, onFailure, onRevision = () => {}, leastConfidence = 0 }: SessionPorts,
): ArticleSession {
  const set = setFromData(opened.set)
  const { article, text, history, view, readOnly, request = null } = opened
  const store = createStore<ArticleState>(() => ({
    article,
    text,
    set,
    detection: null,
    detectionStopped: false,
    ...deriveFrom(set, null, leastConfidence),
    selectedId: view?.selected ?? null,
    part: 'content',
    textSelection: null,
    caretMode: false,
    turns: new Map(),
    history,
    save: { kind: 'saved', at: null },
    draft: false,
    readOnly,
    view,
    request,
  }))
  const articleId = article.id
  // Edits are sent in order and the application writes them in order, so waiting for the last is waiting for all.
  let last: Promise<unknown> = Promise.resolve()
  let sending = 0
  let sent = 0
  /** What is on the screen may not be what is on disk. */
  let isStale = false
  let isRefreshing = false
  const isIdle = (): boolean => sending === 0

  const show = (op: Op): boolean => {
    const before = store.getState()
    const { selectedId } = before
    const applied = applyOp(before.set, op)
    if (applied.kind === 'conflict') return false
    const next = deriveNext(before, applied.set, op)
    const gone = selectedId !== null && !next.items.byId.has(selectedId)
    store.setState({ set: applied.set, ...next, ...(gone ? { selectedId: replacementFor(selectedId, next.items) } : {}) })
    return true
  }

  /** Shows what is on disk. False where the application did not answer. */
  const reload = async (): Promise<boolean> => {
    const reply = await host.call('article.open', { articleId })
    if (!reply.ok) return false
    const set = setFromData(reply.result.set)
    const { history, readOnly } = reply.result
    if (set.revision !== store.getState().set.revision) {
      onRevision()
      return true
    }
    store.setState((state) => ({ set, history, readOnly, ...derivedAnew({ ...state, set }) }))
    return true
  }

  /**
   * Waits until nothing is under way: an answer from before an edit reached the disk would take that edit off the screen. An edit made
   * while the set is being read makes that answer stale again.
   */
  const refresh = async (): Promise<void> => {
    if (isRefreshing) return
    isRefreshing = true
    let isAnswered = true
    while (isStale && isAnswered && isIdle()) {
      const before = sent
      isAnswered = await reload()
      isStale = !isAnswered || sent !== before
    }
    isRefreshing = false
  }

  const fail = (failure: Failure): void => {
    // What is on the screen must be what is on disk; an edit that did not get there is taken back in sight of the person.
    isStale = true
    store.setState({ save: { kind: 'failed', failure } })
    onFailure(failure)
  }

  const send = (work: () => Promise<void>): Promise<void> => {
    sending++
    sent++
    store.setState({ save: { kind: 'saving' } })
    const done = work().finally(() => {
      sending--
      return refresh()
    })
    last = Promise.allSettled([last, done])
    return done
  }

  const saved = (at: string, history: History): void => {
    store.setState(sending <= 1 ? { save: { kind: 'saved', at }, history } : { history })
  }

  const takeBack = (method: 'set.undo' | 'set.redo'): Promise<void> =>
    send(async () => {
      const reply = await host.call(method, { articleId })
      if (!reply.ok) return fail(reply.failure)
      const { op, committed } = reply.result
      if (op.atoms.some(({ kind }) => kind === 'set.revision')) {
        saved(committed.at, committed.history)
        return onRevision()
      }
      // An edit of ours that is still on its way is on the screen, so that the op does not fit it.
      if (!show(op)) isStale = true
      saved(committed.at, committed.history)
      const touched = claimTouchedBy(op)
      if (touched !== null && store.getState().items.byId.has(touched)) store.setState({ selectedId: touched })
    })

  return {
    store,
    perform(edit) {
      const state = store.getState()
      if (state.readOnly) {
        onFailure(state.readOnly)
        return false
      }
      const planned = planEdit(state.set, state.text, edit, now())
      if (planned.kind === 'conflict') onFailure({ code: 'op-conflict', values: { reason: planned.reason, id: planned.id } })
      if (planned.kind !== 'planned' || !show(planned.op)) return false
      const { op } = planned
      void send(async () => {
        const reply = await host.call('set.commit', { articleId, op })
        if (reply.ok) saved(reply.result.at, reply.result.history)
        else fail(reply.failure)
      })
      return true
    },
    undo: () => takeBack('set.undo'),
    redo: () => takeBack('set.redo'),
    setDetection(detection) {
      store.setState((state) => ({ detection, ...derivedAnew({ ...state, detection }) }))
    },
    setLeastConfidence(least) {
      if (least === store.getState().items.leastConfidence) return
      store.setState((state) => derivedAnew(state, least))
    },
    select(id) {
      store.setState({ selectedId: id, part: 'content' })
    },
    async settled() {
      await last
    },
  }
}

/** Everything derived, made anew; what is no longer there is no longer selected. */
function derivedAnew(
  { set, detection, items, selectedId }: ArticleState,
  least = items.leastConfidence,
): Derived & Pick<ArticleState, 'selectedId'> {
  const derived = deriveFrom(set, detection, least)
  return { ...derived, selectedId: selectedId !== null && derived.items.byId.has(selectedId) ? selectedId : null }
}

/** A suggestion that became a claim stays selected as that claim, and the other way round. */
function replacementFor(id: string, items: Derived['items']): string | null {
  const key = id.startsWith('suggestion ') ? id.slice('suggestion '.length) : null
  return key === null ? null : (items.accepted.get(key) ?? null)
}

function claimTouchedBy(op: Op): string | null {
  const atom = op.atoms.at(-1)
  if (!atom) return null
  if (atom.kind === 'claim.add' || atom.kind === 'claim.remove') return atom.claim.id
  if (atom.kind === 'suggestion.reject' || atom.kind === 'suggestion.restore') return `suggestion ${atom.rejection.key}`
  if (atom.kind === 'recheck.add' || atom.kind === 'recheck.remove') return atom.recheck.id
  if (atom.kind === 'set.revision') return null
  if ('decision' in atom || 'message' in atom || 'stage' in atom) return null
  if (atom.kind === 'link.add' || atom.kind === 'link.remove') return atom.link.from
  return atom.id
}

export function selectedItem({ items, selectedId }: Pick<ArticleState, 'items' | 'selectedId'>): ClaimItem | null {
  return selectedId === null ? null : (items.byId.get(selectedId) ?? null)
}

/** The id `step` places further in text order, from the selected one or, with none selected, from the offset at the top of the screen. */
export function neighbour({ items, selectedId }: Pick<ArticleState, 'items' | 'selectedId'>, step: 1 | -1): string | null {
  const at = selectedId === null ? (step === 1 ? -1 : items.order.length) : items.order.indexOf(selectedId)
  return items.order[at + step] ?? null
}

/** The next undecided item after the selected one, going round at the end; null where everything is decided. */
export function nextUndecided({ items, selectedId }: Pick<ArticleState, 'items' | 'selectedId'>, from = selectedId): string | null {
  const { order, byId } = items
  const at = from === null ? -1 : order.indexOf(from)
  for (let step = 1; step <= order.length; step++) {
    const id = order[(at + step) % order.length]
    const item = id === undefined ? undefined : byId.get(id)
    if (item && id !== from && isUndecided(item)) return item.id
  }
  return null
}
