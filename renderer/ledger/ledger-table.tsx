import { type KeyboardEvent, useCallback, useEffect, useEffectEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Arrangement, LedgerGroup } from '#annotations/ledger/arrange-rows'
import { message } from '#shared/messages/message'
import { useArticle, useController } from '../app/controller-context'
import type { ArticleSession } from '../state/article-store'
import { LedgerHead } from './ledger-head'
import { LedgerLineView } from './ledger-line-view'
import { type LedgerLine, ledgerLines, lineOf, linesBetween } from './ledger-lines'
import { targetOf } from './ledger-keys'

interface LedgerTableProps {
  readonly session: ArticleSession
  readonly groups: readonly LedgerGroup[]
  readonly arrangement: Arrangement
  readonly onArrange: (change: Partial<Arrangement>) => void
}

/** Rem of lines made above and below what is in view. */
const MARGIN = 12
/** Height of the head, in rem, which stays at the top. */
const HEAD = 2

/**
 * A tree grid as the ARIA practices describe it, the table keeping the focus and naming the active line. Only the lines in view are in the
 * page: 10,000 cost what 30 do.
 */
export function LedgerTable({ session, groups, arrangement, onArrange }: LedgerTableProps) {
  const controller = useController()
  const selectedId = useArticle(session, (state) => state.selectedId)
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const [cursor, setCursor] = useState({ id: selectedId, when: selectedId })
  const [view, setView] = useState({ top: 0, height: 60 })
  const frame = useRef<HTMLDivElement>(null)
  const id = useId()
  const all = useMemo(() => ledgerLines(groups, toggled), [groups, toggled])
  const { lines, tops } = all
  // What was selected in the text since is the line that the keys go on from.
  const activeId = cursor.when === selectedId ? cursor.id : (selectedId ?? cursor.id)
  const setActive = (line: LedgerLine | undefined): void => setCursor({ id: line?.id ?? null, when: selectedId })
  const active = Math.max(0, activeId === null ? 0 : lineOf(all, activeId))
  const { first, end } = linesBetween(all, view.top - MARGIN, view.top + view.height + MARGIN)

  const look = useCallback((): void => {
    const element = frame.current
    if (!element) return
    const rem = remInPixels()
    setView({ top: element.scrollTop / rem, height: Math.max(20, element.clientHeight / rem) })
  }, [])
  useLayoutEffect(() => {
    look()
    if (!frame.current || typeof ResizeObserver !== 'function') return
    const observer = new ResizeObserver(look)
    observer.observe(frame.current)
    return () => observer.disconnect()
  }, [look])

  const reveal = useCallback(
    (at: number): void => {
      const element = frame.current
      if (!element || at < 0) return
      const rem = remInPixels()
      const [top, bottom] = [(tops[at] ?? 0) * rem, (tops[at + 1] ?? 0) * rem]
      const room = element.clientHeight - HEAD * rem
      if (top < element.scrollTop) element.scrollTop = top
      else if (bottom > element.scrollTop + room) element.scrollTop = bottom - room
    },
    [tops],
  )
  const revealSelected = useEffectEvent((selected: string): void => reveal(lineOf(all, selected)))
  useEffect(() => {
    if (selectedId !== null) revealSelected(selectedId)
  }, [selectedId])

  const toggle = (of: string): void =>
    setToggled((now) => {
      const next = new Set(now)
      if (!next.delete(of)) next.add(of)
      return next
    })
  const go = (at: number): void => {
    const line = lines[at]
    if (line?.kind === 'source') toggle(line.id)
    else if (line) {
      session.select(line.id)
      // Also where it is selected already and the reader has gone elsewhere.
      controller.reader()?.scrollToOffset(line.row.statement.content[0]?.start ?? 0, 'nearest')
    }
  }
  const press = useStable((at: number, what: 'go' | 'toggle'): void => {
    const line = lines[at]
    if (!line) return
    setActive(line)
    frame.current?.focus({ preventScroll: true })
    if (what === 'toggle') toggle(line.id)
    else go(at)
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' || event.key === ' ') go(active)
    else if (event.key === 'Escape') controller.reader()?.focus()
    else {
      const target = targetOf(event.key, all, active, view.height)
      if (!target) return
      if (target.toggle !== null) toggle(target.toggle)
      setActive(lines[target.at])
      reveal(target.at)
    }
    event.preventDefault()
  }

  return (
    <div
      ref={frame}
      id="ledger-table"
      className="ledger-table"
      role="treegrid"
      tabIndex={0}
      aria-label={message('ledger.table')}
      aria-rowcount={lines.length + 1}
      aria-colcount={6}
      aria-activedescendant={lines[active] && `${id}-${active}`}
      onScroll={look}
      onKeyDown={onKeyDown}
    >
      <LedgerHead arrangement={arrangement} onArrange={onArrange} />
      <div className="ledger-lines" role="rowgroup" style={{ blockSize: `${tops[lines.length] ?? 0}rem` }}>
        {indices(first, end, active, lines.length).map((at) => {
          const line = lines[at]
          if (!line) return null
          const isSelected = line.kind === 'claim' && line.id === selectedId
          const place = { index: at, top: tops[at] ?? 0, domId: `${id}-${at}` }
          return <LedgerLineView key={line.id} line={line} {...place} isActive={at === active} isSelected={isSelected} onPress={press} />
        })}
      </div>
    </div>
  )
}

/** The lines in view, and the active one wherever it is: what is named as active must be there. */
function indices(first: number, end: number, active: number, count: number): readonly number[] {
  const list = Array.from({ length: end - first }, (_, i) => first + i)
  return active < count && (active < first || active >= end) ? [...list, active] : list
}

function remInPixels(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
}

/** The same function all the time, doing what the latest one does: lines are not drawn anew for it. */
function useStable<A extends readonly unknown[]>(run: (...args: A) => void): (...args: A) => void {
  const latest = useRef(run)
  useLayoutEffect(() => {
    latest.current = run
  })
  return useCallback((...args: A) => latest.current(...args), [])
}
