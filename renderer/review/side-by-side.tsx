import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { Cluster } from '#annotations/review/cluster'
import { message } from '#shared/messages/message'
import { useArticle, useController, useReview } from '../app/controller-context'
import { MarkIndex } from '../reader/mark-index'
import { Reader } from '../reader/reader'
import type { ReaderHandle } from '../reader/reader-handle'
import type { ReaderEvents } from '../reader/reader-model'
import type { ArticleSession } from '../state/article-store'
import { useAnalystName } from '../state/analyst-name'
import type { ReviewSession } from '../state/review-store'

interface SideBySideProps {
  readonly session: ArticleSession
  readonly review: ReviewSession
  readonly pair: readonly [string, string]
}

const SIDES = [0, 1] as const
const NO_HITS: readonly never[] = []
const nothing = (): void => {}

/** The article twice, each with the marks of one analyst; where one is scrolled, the other follows. */
export function SideBySide({ session, review, pair }: SideBySideProps) {
  const controller = useController()
  const readers = useRef<[ReaderHandle | null, ReaderHandle | null]>([null, null])
  /** The side that the person moves; what the other one does follows from it. */
  const leader = useRef<0 | 1>(0)
  const cluster = useReview(review, ({ byKey, selectedKey }) => (selectedKey === null ? undefined : byKey.get(selectedKey)))
  useEffect(() => {
    const start = cluster?.span.start
    if (start !== undefined) for (const reader of readers.current) reader?.scrollToOffset(start, 'nearest')
  }, [cluster])
  const follow = (side: 0 | 1): void => {
    const position = side === leader.current ? readers.current[side]?.position() : undefined
    if (position) readers.current[side === 0 ? 1 : 0]?.showPosition(position)
  }
  const attach = useMemo(
    () =>
      SIDES.map((side) => (reader: ReaderHandle | null) => {
        readers.current[side] = reader
        if (side === 0) controller.attachReader(reader)
      }),
    [controller],
  )
  const lead = (side: 0 | 1) => (): void => {
    leader.current = side
  }
  return (
    <div className="side-by-side">
      {SIDES.map((side) => (
        <div
          key={side}
          className="side-by-side-half"
          onPointerEnter={lead(side)}
          onWheel={lead(side)}
          onFocus={lead(side)}
          onScrollCapture={() => follow(side)}
        >
          <SideHead review={review} pair={pair} side={side} />
          <Side session={session} review={review} analyst={pair[side]} cluster={cluster} attach={attach[side] ?? nothing} />
        </div>
      ))}
    </div>
  )
}

function SideHead({
  review,
  pair,
  side,
}: {
  readonly review: ReviewSession
  readonly pair: readonly [string, string]
  readonly side: 0 | 1
}) {
  const nameOf = useAnalystName()
  const analysts = useReview(review, (state) => state.alignment.analysts)
  const other = pair[side === 0 ? 1 : 0]
  return (
    <label className="side-by-side-head">
      <span className="visually-hidden">{message(side === 0 ? 'pair.left' : 'pair.right')}</span>
      <span className="lane-number" aria-hidden>
        {analysts.indexOf(pair[side]) + 1}
      </span>
      <select
        className="select-field"
        value={pair[side]}
        onChange={({ target }) => review.store.setState({ pair: side === 0 ? [target.value, pair[1]] : [pair[0], target.value] })}
      >
        {analysts
          .filter((analyst) => analyst !== other)
          .map((analyst) => (
            <option key={analyst} value={analyst}>
              {nameOf(analyst)}
            </option>
          ))}
      </select>
    </label>
  )
}

interface SideProps {
  readonly session: ArticleSession
  readonly review: ReviewSession
  readonly analyst: string
  readonly cluster: Cluster | undefined
  readonly attach: (reader: ReaderHandle | null) => void
}

function Side({ session, review, analyst, cluster, attach }: SideProps) {
  const nameOf = useAnalystName()
  const text = useArticle(session, (state) => state.text)
  const { title, language } = useArticle(session, (state) => state.article).metadata
  const lanes = useReview(review, (state) => state.lanes)
  const at = useReview(review, (state) => state.alignment.analysts.indexOf(analyst))
  const claim = cluster?.members.find((member) => member.analyst === analyst)?.claim ?? null
  const name = nameOf(analyst)
  const labels = useMemo(() => ({ article: message('pair.text-of', { analyst: name }), conflicts: '', conflict: () => '' }), [name])
  const onSelectMark = useCallback<ReaderEvents['onSelectMark']>((id) => id !== null && review.select(id), [review])
  return (
    <Reader
      ref={attach}
      text={text}
      title={title}
      language={language}
      index={lanes[at]?.marks ?? MarkIndex.EMPTY}
      conflicts={null}
      selectedId={cluster?.key ?? null}
      selectedParts={claim}
      fixed
      findHits={NO_HITS}
      currentHit={-1}
      caretMode={false}
      initialPosition={null}
      labels={labels}
      onSelectMark={onSelectMark}
      onTextSelection={nothing}
      onMoveBoundary={nothing}
      onOtherSide={nothing}
      onScroll={nothing}
    />
  )
}
