import { useMemo } from 'react'
import type { TextRow } from '#annotations/compare/compare-texts'
import { assertNever } from '#annotations/model/assert-never'
import { type WordChange, wordChanges } from '#annotations/compare/word-changes'
import { message } from '#shared/messages/message'
import type { Comparison } from '../state/comparison'
import type { ClaimMarks } from './claim-marks'
import { RowNothing, RowText } from './row-text'
import { inlineRuns, sideRuns } from './row-runs'

interface ComparisonRowProps {
  readonly row: TextRow
  readonly comparison: Comparison
  readonly marks: ClaimMarks
  readonly isInline: boolean
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
  readonly onGo: (side: 'before' | 'after', offset: number) => void
}

/** A paragraph of both texts: side by side, or as one with what went and what came. Says in words what became of it. */
export function ComparisonRow({ row, comparison, marks, isInline, chosen, onChoose, onGo }: ComparisonRowProps) {
  const { before, after } = comparison
  const changes = useMemo(() => changesOf(row, before, after), [row, before, after])
  const frame = { before, after, chosen, onChoose }
  const kind = message(`compare.row.${row.kind}`)
  const other =
    row.kind === 'moved-away' || row.kind === 'moved-here' ? (
      <button type="button" className="link-button" onClick={() => onGo(row.kind === 'moved-away' ? 'after' : 'before', row.other.start)}>
        {message('compare.go-other')}
      </button>
    ) : null
  if (isInline) {
    const runs =
      row.kind === 'changed'
        ? inlineRuns(changes, marks, comparison)
        : row.after
          ? sideRuns('after', row.after, changes, marks.after, comparison).map((run) =>
              row.kind === 'added' ? ({ ...run, change: 'added' } as const) : run,
            )
          : row.before
            ? sideRuns('before', row.before, changes, marks.before, comparison).map((run) =>
                row.kind === 'removed' ? ({ ...run, change: 'removed' } as const) : run,
              )
            : []
    return (
      <div className="comparison-row comparison-inline" data-kind={row.kind}>
        <RowKind kind={row.kind} words={kind} />
        <div>
          <RowText {...frame} runs={runs} />
          {other && (
            <p className="row-moved quiet">
              {kind} · {other}
            </p>
          )}
        </div>
      </div>
    )
  }
  return (
    <div className="comparison-row" data-kind={row.kind}>
      <RowKind kind={row.kind} words={kind} />
      <div className="comparison-cell">
        {row.before ? (
          <RowText {...frame} runs={sideRuns('before', row.before, changes, marks.before, comparison)} />
        ) : (
          <RowNothing words={kind} />
        )}
        {row.before && other}
      </div>
      <div className="comparison-cell">
        {row.after ? (
          <RowText {...frame} runs={sideRuns('after', row.after, changes, marks.after, comparison)} />
        ) : (
          <RowNothing words={kind} />
        )}
        {row.after && other}
      </div>
    </div>
  )
}

/** What is other than it was, also in a paragraph that stands elsewhere now. */
function changesOf(row: TextRow, before: string, after: string): readonly WordChange[] {
  switch (row.kind) {
    case 'changed':
      return wordChanges(before, row.before, after, row.after)
    case 'moved-away':
      return wordChanges(before, row.before, after, row.other)
    case 'moved-here':
      return wordChanges(before, row.other, after, row.after)
    case 'same':
    case 'removed':
    case 'added':
      return []
    default:
      return assertNever(row)
  }
}

const SIGNS = { same: '', changed: '±', removed: '−', added: '+', 'moved-away': '↷', 'moved-here': '↶' } as const

function RowKind({ kind, words }: { readonly kind: TextRow['kind']; readonly words: string }) {
  return (
    <span className="row-kind" title={words}>
      <span aria-hidden>{SIGNS[kind]}</span>
      {kind !== 'same' && <span className="visually-hidden">{words}</span>}
    </span>
  )
}
