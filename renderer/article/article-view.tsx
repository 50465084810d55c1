import { type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react'
import { COMMAND_ACTIONS } from '../app/command-actions'
import { useApp, useArticle, useController } from '../app/controller-context'
import { Reader } from '../reader/reader'
import type { ReaderHandle } from '../reader/reader-handle'
import type { ReaderEvents, ReaderParts, ShownMarks } from '../reader/reader-model'
import { type ArticleSession, selectedItem } from '../state/article-store'
import { contentOf } from '../state/claim-items'
import { ArticleHeader } from './article-header'
import { FindBar } from './find-bar'
import { readerLabels, useConflicts } from './conflicts'
import { findHits, firstHitFrom } from './find-hits'
import { announceItem } from './announce-item'
import { LanguageNote } from './language-note'
import { SelectionBar } from './selection-bar'

interface ArticleViewProps {
  readonly session: ArticleSession
  readonly shown?: ShownMarks | null
  /** What stands between the article's header and its text. */
  readonly above?: ReactNode
}

/** The open article: what is known about it, and its text with the claims in it. */
export function ArticleView({ session, shown = null, above }: ArticleViewProps) {
  const controller = useController()
  const text = useArticle(session, (state) => state.text)
  const language = useArticle(session, (state) => state.article.metadata.language)
  const title = useArticle(session, (state) => state.article.metadata.title)
  const index = useArticle(session, (state) => state.items.marks)
  const selectedId = useArticle(session, (state) => state.selectedId)
  const conflicts = useConflicts(session)
  const item = useArticle(session, selectedItem)
  const caretMode = useArticle(session, (state) => state.caretMode)
  const find = useApp((state) => state.find)
  const query = find?.query ?? ''
  const hits = useMemo(() => findHits(text, query), [text, query])
  const currentHit =
    find && hits.length > 0 ? (find.current ?? firstHitFrom(hits, controller.reader()?.position().topOffset ?? 0)) % hits.length : -1
  const initial = useMemo(() => session.store.getState().view, [session])

  const parts = useMemo((): ReaderParts | null => {
    if (!item) return null
    return item.kind === 'claim' ? item.claim : item.suggestion
  }, [item])

  useEffect(() => {
    // The keys are for the text now: Enter must accept a claim, not press the row of the library that opened the article.
    // A dialog that is open has it already.
    if (controller.app.getState().dialog === null) controller.reader()?.focus()
  }, [controller])

  const restoredId = useRef(initial?.selected ?? null)
  const isThere = item !== null
  useEffect(() => {
    const selected = selectedItem(session.store.getState())
    const start = selected ? contentOf(selected)[0]?.start : undefined
    // The claim that was selected when the article was left waits where it is: the reader opens where it was, which may be elsewhere.
    if (selectedId !== restoredId.current) restoredId.current = null
    if (shown || !isThere || selectedId === null || start === undefined) return
    // Said and scrolled to when another claim is selected, not when its boundary moves.
    if (restoredId.current === null) controller.reader()?.scrollToOffset(start, 'nearest')
    announceItem(controller, session)
  }, [controller, session, selectedId, isThere, shown])

  useEffect(() => {
    const hit = hits[currentHit]
    if (hit) controller.reader()?.scrollToOffset(hit.start, 'center')
  }, [controller, hits, currentHit])

  const onSelectMark = useCallback<ReaderEvents['onSelectMark']>((id) => session.select(id), [session])
  const onTextSelection = useCallback<ReaderEvents['onTextSelection']>(
    (textSelection) => session.store.setState({ textSelection }),
    [session],
  )
  const onMoveBoundary = useCallback<ReaderEvents['onMoveBoundary']>(
    (id, part, spans) => void session.perform({ kind: 'spans', id, part, spans }),
    [session],
  )
  const onOtherSide = useCallback<ReaderEvents['onOtherSide']>(
    (id) => {
      session.select(id)
      COMMAND_ACTIONS['claim.other-side'](controller)
    },
    [session, controller],
  )
  const onScroll = useCallback<ReaderEvents['onScroll']>((position) => controller.saveView(position), [controller])
  const attachReader = useCallback((reader: ReaderHandle | null) => controller.attachReader(reader), [controller])
  const labels = useMemo(() => readerLabels(), [])

  return (
    <>
      <ArticleHeader session={session} />
      {above ?? <LanguageNote session={session} />}
      {find && (
        <FindBar
          hits={hits.length}
          current={currentHit}
          onClose={() => {
            controller.app.setState({ find: null })
            controller.reader()?.focus()
          }}
        />
      )}
      <Reader
        ref={attachReader}
        text={text}
        title={title}
        language={language}
        index={index}
        conflicts={conflicts}
        selectedId={selectedId}
        selectedParts={parts}
        findHits={hits}
        currentHit={currentHit}
        caretMode={caretMode}
        initialPosition={initial}
        labels={labels}
        {...(shown ? { ...shown, conflicts: null, fixed: true } : {})}
        onSelectMark={shown?.onSelectMark ?? onSelectMark}
        onTextSelection={onTextSelection}
        onMoveBoundary={onMoveBoundary}
        onOtherSide={onOtherSide}
        onScroll={onScroll}
      />
      <SelectionBar session={session} isReview={shown !== null} onCommand={(command) => COMMAND_ACTIONS[command](controller)} />
    </>
  )
}
