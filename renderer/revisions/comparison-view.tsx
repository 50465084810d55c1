import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { TextRow } from '#annotations/compare/compare-texts'
import { countMessage, message } from '#shared/messages/message'
import { useApp, useArticle, useController } from '../app/controller-context'
import { chooseRecheck } from '../app/recheck-actions'
import type { ArticleSession } from '../state/article-store'
import type { Comparison } from '../state/comparison'
import { claimMarks } from './claim-marks'
import { ComparisonBar } from './comparison-bar'
import { comparisonLines, lineAt } from './comparison-lines'
import { ComparisonRow } from './comparison-row'
import { LineList, type LineListHandle } from './line-list'
import { PlanBar } from './plan-bar'
import { useComparedSelection } from './use-compared-selection'

interface ComparisonViewProps {
  readonly session: ArticleSession
  readonly comparison: Comparison
}

/** Two revisions of the article with one's claims on both, in the place of the reader. */
export function ComparisonView({ session, comparison }: ComparisonViewProps) {
  const controller = useController()
  const { revisions } = useArticle(session, (state) => state.article)
  const live = useArticle(session, (state) => state.set)
  const chosen = useApp((state) => state.recheck)
  const narrow = useApp((state) => state.narrow)
  const [inline, setInline] = useState(false)
  const [changesOnly, setChangesOnly] = useState(comparison.rows.length > 200)
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set())
  const list = useRef<LineListHandle>(null)
  const frame = useRef<HTMLDivElement>(null)
  const now = comparison.now ?? live
  const marks = useMemo(() => claimMarks(comparison.old, now), [comparison.old, now])
  const isWanted = useCallback(
    ({ before, after }: TextRow): boolean =>
      (before !== null && marks.before.between(before.start, before.end).some(({ isAgain }) => isAgain)) ||
      (after !== null && marks.after.between(after.start, after.end).some(({ isAgain }) => isAgain)),
    [marks],
  )
  const lines = useMemo(
    () => comparisonLines(comparison.rows, changesOnly, isWanted, opened),
    [comparison.rows, changesOnly, isWanted, opened],
  )
  const isInline = inline || narrow
  const estimate = useCallback(
    (line: number): number => {
      const shown = lines[line]
      if (shown?.kind !== 'row') return 44
      const { before, after } = shown.row
      const longest = Math.max((before?.end ?? 0) - (before?.start ?? 0), (after?.end ?? 0) - (after?.start ?? 0))
      return Math.ceil(longest / (isInline ? 80 : 45)) * 27 + 18
    },
    [lines, isInline],
  )
  useComparedSelection(session, frame, comparison, live.revision === comparison.to)

  const goTo = useCallback((side: 'before' | 'after', offset: number): void => list.current?.scrollTo(lineAt(lines, side, offset)), [lines])
  useEffect(() => {
    const again = chosen === null ? undefined : now.rechecks.get(chosen)
    const claim = chosen === null ? undefined : now.claims.get(chosen)
    const place = claim?.content[0]?.start ?? again?.candidates[0]?.[0]?.start
    if (place !== undefined) goTo('after', place)
    else if (again && again.revision === comparison.from) goTo('before', again.was.content[0]?.start ?? 0)
    // Where the chosen claim stands is gone to when it is chosen, not whenever something is settled.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [chosen, comparison])

  const onChoose = useCallback(
    (id: string): void => {
      const recheck = now.rechecks.get(id)
      if (recheck) chooseRecheck(session, controller, recheck)
      else controller.app.setState({ recheck: id })
    },
    [session, controller, now],
  )
  const number = (revision: string): number => revisions.findIndex(({ sha256 }) => sha256 === revision) + 1
  return (
    <>
      <ComparisonBar
        from={number(comparison.from)}
        to={number(comparison.to)}
        isInline={isInline}
        canChoose={!narrow}
        changesOnly={changesOnly}
        onInline={setInline}
        onChangesOnly={setChangesOnly}
      />
      {comparison.plan && <PlanBar plan={comparison.plan} />}
      <div ref={frame} className="comparison" data-inline={isInline}>
        {!isInline && (
          <div className="comparison-heads">
            <h3>{message('compare.old', { number: number(comparison.from) })}</h3>
            <h3>{message('compare.new', { number: number(comparison.to) })}</h3>
          </div>
        )}
        {comparison.rows.every(({ kind }) => kind === 'same') && <p className="comparison-same quiet">{message('compare.no-changes')}</p>}
        <LineList
          ref={list}
          count={lines.length}
          label={message('compare.region')}
          estimate={estimate}
          render={(at) => {
            const line = lines[at]
            if (!line) return null
            if (line.kind === 'gap')
              return (
                <button type="button" className="comparison-gap" onClick={() => setOpened(new Set(opened).add(line.from))}>
                  {countMessage('count.unchanged-paragraphs', line.count)}
                </button>
              )
            return (
              <ComparisonRow
                row={line.row}
                comparison={comparison}
                marks={marks}
                isInline={isInline}
                chosen={chosen}
                onChoose={onChoose}
                onGo={goTo}
              />
            )
          }}
        />
      </div>
    </>
  )
}
