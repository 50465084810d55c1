import { createStore, type StoreApi } from 'zustand/vanilla'
import { frozenBefore } from '#annotations/adjudicate/blind'
import { type Thread, threadsOf } from '#annotations/adjudicate/threads'
import type { DecisionContext } from '#annotations/adjudicate/plan-decision'
import type { Ruling } from '#annotations/adjudicate/ruling'
import { type AnnotationSet, setFromData } from '#annotations/model/annotation-set'
import type { SetPoint } from '#annotations/model/decision'
import type { Message } from '#annotations/model/message'
import { applyOp } from '#annotations/ops/apply'
import type { Op } from '#annotations/ops/op'
import type { Planned } from '#annotations/ops/plan-edit'
import { Aligner } from '#annotations/review/align-sets'
import type { CarriedSet } from '#annotations/review/carry-sets'
import type { Cluster } from '#annotations/review/cluster'
import type { Host } from '#shared/contract/host'
import type { History, Result } from '#shared/contract/methods'
import type { Failure } from '#shared/failures'
import { analystName } from './analyst-name'
import type { SaveState } from './article-store'
import { newId } from './new-id'
import { type ReviewClusters, clustersAfter, clustersOf } from './review-clusters'
import { type BroughtSets, type Carry, carryReview } from './carry-review'
import { type RevisionTexts, readTexts } from './review-texts'

/** A set that is not laid beside the others: nobody has the text of the revision it is on, it could not be read in full, or bringing it along was cancelled. */
export interface LeftOut {
  readonly analyst: string
  readonly why: 'revision' | 'unreadable' | 'stopped'
}

export interface ReviewState extends ReviewClusters {
  /** What one's own part goes by. */
  readonly me: string
  readonly text: string
  readonly revision: string
  /** One's own part: adjudicated claims, decisions, messages, frozen agreement. */
  readonly own: AnnotationSet
  readonly others: readonly AnnotationSet[]
  /** Everybody's annotations on the revision that is shown. */
  readonly sets: readonly AnnotationSet[]
  /** The same, with what became of those that are on another revision. */
  readonly carried: readonly CarriedSet[]
  readonly leftOut: readonly LeftOut[]
  /** Sets of others that are not shown while the article is judged blind. */
  readonly withheld: number
  readonly points: readonly SetPoint[]
  readonly threads: readonly Thread[]
  readonly seen: ReadonlySet<string>
  /** Ids of the messages that were unread when the selected statement was chosen. */
  readonly fresh: ReadonlySet<string>
  /** Agreement was kept, so the marks of others may be seen. */
  readonly isRevealed: boolean
  readonly selectedKey: string | null
  /** Whose claim of the selected cluster the text shows the parts of; null for the first. */
  readonly focused: string | null
  /** Two analysts whose marks are shown side by side, or null. */
  readonly pair: readonly [string, string] | null
  /** The reason that is being written. */
  readonly reason: string
  /** A decision that waits for its reason; null for none. */
  readonly pending: Ruling | null
  readonly history: History
  readonly save: SaveState
  readonly readOnly: Failure | null
}

/** The review of one open article: everybody's sets, and one's own part in it. */
export interface ReviewSession {
  readonly store: StoreApi<ReviewState>
  /** Shows what was planned at once and sends it to disk. False where it is nothing new, or cannot be. */
  perform(planned: Planned): boolean
  undo(): Promise<void>
  redo(): Promise<void>
  select(key: string | null): void
  /** Notes that these messages were read. */
  markSeen(messages: readonly Message[]): void
  /** What a decision of this moment is made with. */
  context(): DecisionContext
  /** Reads everything again, as after somebody else's files have changed. */
  reload(): Promise<void>
  settled(): Promise<void>
}

export interface ReviewPorts {
  readonly host: Pick<Host, 'call'>
  readonly now: () => string
  readonly onFailure: (failure: Failure) => void
  readonly carry: Carry
}

/** What a review is opened on: a text, the texts of the other revisions that sets are on, and the sets brought to it (`carryReview`). */
export interface ReviewGround {
  readonly text: string
  readonly revision: string
  readonly texts: RevisionTexts
  readonly brought: BroughtSets
}

type Read = Omit<ReviewState, 'selectedKey' | 'fresh' | 'focused' | 'pair' | 'reason' | 'pending' | 'save'>

export function createReviewSession(
  opened: Result<'review.open'>,
  { text, revision, texts, brought }: ReviewGround,
  { host, now, onFailure, carry }: ReviewPorts,
): ReviewSession {
  const { articleId } = opened.own.set
  const aligner = new Aligner()
  let known = texts
  const first = readReview(opened, brought, { text, revision }, aligner)
  const store = createStore<ReviewState>(() => ({
    ...first,
    selectedKey: first.disagreements[0] ?? first.order[0] ?? null,
    fresh: new Set(),
    focused: null,
    pair: null,
    reason: '',
    pending: null,
    save: { kind: 'saved', at: null },
  }))
  let last: Promise<unknown> = Promise.resolve()
  let sending = 0
  let sent = 0

  const show = (op: Op): boolean => {
    const before = store.getState()
    const applied = applyOp(before.own, op)
    if (applied.kind === 'conflict') return false
    const own = applied.set
    const { decisions, messages, stages } = own.review
    store.setState({
      own,
      ...(decisions === before.own.review.decisions ? {} : clustersAfter(before, own.review)),
      ...(messages === before.own.review.messages ? {} : { threads: threadsOfAll(own, before.others) }),
      ...(stages === before.own.review.stages ? {} : { isRevealed: frozenBefore(own.review) !== null }),
    })
    return true
  }

  const reload = async (): Promise<void> => {
    await last
    const before = sent
    const reply = await host.call('review.open', { articleId })
    if (!reply.ok) return onFailure(reply.failure)
    // What was answered before an edit of ours was written would take that edit off the screen.
    if (sent !== before) return reload()
    known = await readTexts(host, reply.result, known)
    const again = await carryReview(reply.result, revision, known, carry)
    // Reading a text that was not known yet and bringing sets along take their time, in which an edit may have been sent.
    if (sent !== before) return reload()
    const read = readReview(reply.result, again, { text, revision }, aligner)
    const { selectedKey } = store.getState()
    store.setState({ ...read, selectedKey: selectedKey !== null && read.byKey.has(selectedKey) ? selectedKey : null })
  }

  const send = async (work: () => Promise<Failure | null>): Promise<void> => {
    sending++
    sent++
    store.setState({ save: { kind: 'saving' } })
    const done = work()
    last = Promise.allSettled([last, done])
    const failure = await done
    sending--
    if (failure === null) return
    store.setState({ save: { kind: 'failed', failure } })
    onFailure(failure)
    // What is on the screen must be what is on disk.
    await reload()
  }

  const saved = (at: string, history: History): void => {
    store.setState(sending <= 1 ? { save: { kind: 'saved', at }, history } : { history })
  }

  const takeBack = (method: 'review.undo' | 'review.redo'): Promise<void> =>
    send(async () => {
      const reply = await host.call(method, { articleId })
      if (!reply.ok) return reply.failure
      const { op, committed } = reply.result
      if (!show(op)) return { code: 'op-conflict', values: { reason: 'changed', id: '' } }
      saved(committed.at, committed.history)
      const touched = clusterTouchedBy(op, store.getState())
      if (touched) store.setState({ selectedKey: touched.key, focused: null, reason: '', pending: null })
      return null
    })

  return {
    store,
    perform(planned) {
      const { readOnly } = store.getState()
      if (readOnly) {
        onFailure(readOnly)
        return false
      }
      if (planned.kind === 'conflict') onFailure({ code: 'op-conflict', values: { reason: planned.reason, id: planned.id } })
      if (planned.kind !== 'planned' || !show(planned.op)) return false
      const { op } = planned
      void send(async () => {
        const reply = await host.call('review.commit', { articleId, op })
        if (!reply.ok) return reply.failure
        saved(reply.result.at, reply.result.history)
        return null
      })
      return true
    },
    undo: () => takeBack('review.undo'),
    redo: () => takeBack('review.redo'),
    select(selectedKey) {
      store.setState({ selectedKey, fresh: new Set(), focused: null, reason: '', pending: null })
    },
    markSeen(messages) {
      const { seen } = store.getState()
      if (messages.every(({ id }) => seen.has(id))) return
      const all = new Set([...seen, ...messages.map(({ id }) => id)])
      store.setState(({ fresh }) => ({ seen: all, fresh: new Set([...fresh, ...messages.map(({ id }) => id)]) }))
      void host.call('review.seen', { articleId, seen: [...all] })
    },
    context() {
      const { me, points, sets } = store.getState()
      return {
        text,
        by: me,
        at: now(),
        newId,
        against: points,
        linksOf: (analyst) => sets.find((set) => set.analyst === analyst)?.links.values() ?? [],
      }
    },
    reload,
    async settled() {
      await last
    },
  }
}

function readReview(
  opened: Result<'review.open'>,
  { carried, textless, stopped }: BroughtSets,
  { text, revision }: Pick<ReviewGround, 'text' | 'revision'>,
  aligner: Aligner,
): Read {
  const unreadable = opened.sets.filter(({ failure }) => failure !== null)
  const sets = carried.map(({ set }) => set)
  const compared = new Set(sets.map(({ analyst }) => analyst))
  const points = opened.sets.flatMap(({ set, seq }) => (compared.has(set.analyst) ? [{ analyst: set.analyst, seq }] : []))
  const leftOut = [
    ...unreadable.map(({ set }): LeftOut => ({ analyst: set.analyst, why: 'unreadable' })),
    ...textless.map((analyst): LeftOut => ({ analyst, why: 'revision' })),
    ...stopped.map((analyst): LeftOut => ({ analyst, why: 'stopped' })),
  ]
  const own = setFromData(opened.own.set)
  const others = opened.others.map(({ set }) => setFromData(set))
  const { history, readOnly, seen } = opened
  return {
    ...clustersOf(aligner.align(sets), own.review, analystName),
    me: own.analyst,
    text,
    revision,
    own,
    others,
    sets,
    carried,
    leftOut,
    withheld: opened.withheld ?? 0,
    points: points.sort((a, b) => (a.analyst < b.analyst ? -1 : 1)),
    threads: threadsOfAll(own, others),
    seen: new Set(seen),
    isRevealed: frozenBefore(own.review) !== null,
    history,
    readOnly: readOnly ?? onOtherRevision(own, revision),
  }
}

/** Decisions made on another text would stand at offsets of this one. */
function onOtherRevision(own: AnnotationSet, revision: string): Failure | null {
  return own.revision === revision ? null : { code: 'review-revision', values: {} }
}

function threadsOfAll(own: AnnotationSet, others: readonly AnnotationSet[]): readonly Thread[] {
  return threadsOf([own, ...others].flatMap(({ review }) => [...review.messages.values()]))
}

function clusterTouchedBy(op: Op, { alignment }: ReviewState): Cluster | undefined {
  for (const atom of op.atoms) {
    if (atom.kind !== 'decision.add' && atom.kind !== 'decision.remove') continue
    const [position] = atom.decision.about
    if (position) return alignment.clusterOf(position.analyst, position.claim)
  }
  return undefined
}
