import { type ReactNode, type Ref, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { HeightTable } from '../reader/height-table'

/** Pixels of lines made above and below what is in view. */
const MARGIN = 600

export interface LineListHandle {
  scrollTo(line: number): void
}

interface LineListProps {
  readonly count: number
  readonly label: string
  /** About how tall a line will be, in pixels. Its identity says that the lines are others. */
  readonly estimate: (line: number) => number
  readonly render: (line: number) => ReactNode
  readonly ref?: Ref<LineListHandle>
}

/** Whether the page goes to paper just now, where all of a list is wanted and nothing is in view. */
function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    const stop = new AbortController()
    // The page is taken as it stands when the event is over.
    addEventListener('beforeprint', () => flushSync(() => setPrinting(true)), { signal: stop.signal })
    addEventListener('afterprint', () => setPrinting(false), { signal: stop.signal })
    return () => stop.abort()
  }, [])
  return isPrinting
}

/** A long list of which only what is near the view is in the page; on paper, all. Heights are measured as lines come up; what is looked at stays put. */
export function LineList({ count, label, estimate, render, ref }: LineListProps) {
  const table = useMemo(() => new HeightTable(Float64Array.from({ length: count }, (_, line) => estimate(line))), [count, estimate])
  const scroller = useRef<HTMLDivElement>(null)
  const lines = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 800 })
  const [, drawAgain] = useReducer((times: number) => times + 1, 0)
  const isPrinting = usePrinting()
  const first = count === 0 || isPrinting ? 0 : table.blockAt(view.top - MARGIN)
  const last = count === 0 || isPrinting ? count - 1 : table.blockAt(view.top + view.height + MARGIN)

  // After every drawing: a line may have come up, or grown, that was not measured.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  useLayoutEffect(() => {
    const frame = scroller.current
    if (!frame || !lines.current || isPrinting) return
    const top = frame.scrollTop
    const anchor = count === 0 ? 0 : table.blockAt(top)
    const before = table.topOf(anchor)
    let changed = false
    for (const line of lines.current.children) {
      const at = Number((line as HTMLElement).dataset['line'])
      const height = line.getBoundingClientRect().height
      if (height === 0 || Math.abs(height - table.heightOf(at)) < 0.5) continue
      table.setHeight(at, height)
      changed = true
    }
    if (!changed) return
    frame.scrollTop = top + table.topOf(anchor) - before
    drawAgain()
  })

  useLayoutEffect(() => {
    const frame = scroller.current
    if (!frame || typeof ResizeObserver !== 'function') return undefined
    const look = new ResizeObserver(() => setView({ top: frame.scrollTop, height: frame.clientHeight }))
    look.observe(frame)
    return () => look.disconnect()
  }, [])

  useImperativeHandle(
    ref,
    () => ({
      scrollTo(line) {
        const frame = scroller.current
        if (!frame || line < 0 || line >= count) return
        frame.scrollTop = Math.max(0, table.topOf(line) - frame.clientHeight * 0.3)
        setView({ top: frame.scrollTop, height: frame.clientHeight })
      },
    }),
    [count, table],
  )

  return (
    <section
      ref={scroller}
      className="line-list"
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable to scroll by keys
      tabIndex={0}
      onScroll={({ currentTarget }) => setView({ top: currentTarget.scrollTop, height: currentTarget.clientHeight })}
    >
      <div className="line-list-space" style={isPrinting ? {} : { blockSize: table.total }}>
        <div ref={lines} role="list" className="line-list-lines" style={isPrinting ? {} : { insetBlockStart: table.topOf(first) }}>
          {Array.from({ length: last - first + 1 }, (_, i) => (
            <div key={first + i} role="listitem" data-line={first + i} aria-posinset={first + i + 1} aria-setsize={count}>
              {render(first + i)}
            </div>
          ))}
        </div>
      </div>
    </section>
  )
}
