import { ChevronDown, ChevronRight, GitCompareArrows } from 'lucide-react'
import { memo } from 'react'
import type { LedgerGroup } from '#annotations/ledger/arrange-rows'
import type { LedgerRow } from '#annotations/ledger/ledger-rows'
import { countMessage, message } from '#shared/messages/message'
import { inStoredOrder } from '../ui/stored-order'
import { TagLabel } from '../ui/tag-label'
import type { LedgerLine } from './ledger-lines'

interface LedgerLineViewProps {
  readonly line: LedgerLine
  /** Row number in the whole table, the head being the first. */
  readonly index: number
  readonly top: number
  readonly isActive: boolean
  readonly isSelected: boolean
  readonly domId: string
  readonly onPress: (index: number, what: 'go' | 'toggle') => void
}

/** One line of the ledger. */
export const LedgerLineView = memo(function LedgerLineView(props: LedgerLineViewProps) {
  const { line, index, top, isActive, isSelected, domId, onPress } = props
  const isSource = line.kind === 'source'
  return (
    // The keyboard reaches lines through the table, which keeps the focus.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={domId}
      role="row"
      className={`ledger-line ledger-cells ledger-of-${line.kind} ledger-level-${line.level}`}
      style={{ top: `${top}rem` }}
      data-active={isActive}
      aria-level={line.level}
      aria-posinset={line.at}
      aria-setsize={line.of}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      {...(line.open === null ? {} : { 'aria-expanded': line.open })}
      onClick={() => onPress(index, isSource ? 'toggle' : 'go')}
    >
      {line.kind === 'source' ? (
        <SourceCells group={line.group} open={line.open === true} />
      ) : (
        <ClaimCells row={line.row} open={line.open} onToggle={() => onPress(index, 'toggle')} />
      )}
    </div>
  )
})

function SourceCells({ group, open }: { readonly group: LedgerGroup; readonly open: boolean }) {
  const sourceKind = group.rows[0]?.statement.sourceKind
  return (
    <span role="gridcell" aria-colspan={6} className="ledger-speaker">
      <Chevron open={open} />
      <bdi className="ledger-name">{group.kind === 'source' ? inStoredOrder(group.name) : message(`ledger.${group.kind}`)}</bdi>
      {group.kind === 'source' && sourceKind && <span className="ledger-kind">{message(`source.${sourceKind}`)}</span>}
      <span className="ledger-group-count">{countMessage('count.claims', group.rows.length)}</span>
    </span>
  )
}

interface ClaimCellsProps {
  readonly row: LedgerRow
  readonly open: boolean | null
  readonly onToggle: () => void
}

function ClaimCells({ row, open, onToggle }: ClaimCellsProps) {
  const isSuggestion = row.entry.kind === 'suggestion'
  const times = row.repeats.length + 1
  const names = row.chain.map((name) => name || message('ledger.unnamed'))
  const outer = names.slice(0, -1).join(' › ')
  return (
    <>
      <span role="gridcell" className="ledger-tag">
        {isSuggestion && <span className="visually-hidden">{message('ledger.suggested')} </span>}
        <TagLabel tag={row.statement.tag} suggested={isSuggestion} />
      </span>
      <span role="gridcell" className="ledger-claim" data-suggested={isSuggestion}>
        <q className="ledger-words" dir="auto">
          <bdi>{inStoredOrder(row.content)}</bdi>
        </q>
        {open !== null && (
          <button
            type="button"
            tabIndex={-1}
            className="ledger-times"
            title={message('ledger.expand')}
            aria-label={message('ledger.times-said', { count: times })}
            onClick={(event) => {
              event.stopPropagation()
              onToggle()
            }}
          >
            {message('ledger.times', { count: times })} <Chevron open={open} />
          </button>
        )}
      </span>
      <span role="gridcell" className="ledger-cue">
        <bdi>{inStoredOrder(row.cue)}</bdi>
        {outer !== '' && <span className="ledger-via"> {message('ledger.via', { names: inStoredOrder(outer) })}</span>}
      </span>
      <span role="gridcell" className="ledger-quote">
        {row.quote !== null && message(`quote.${row.quote}`)}
      </span>
      <span role="gridcell" className="ledger-conflicts">
        {row.conflicts.length > 0 && (
          <span title={countMessage('count.conflicts', row.conflicts.length)}>
            <GitCompareArrows size={14} aria-hidden /> <span aria-hidden>{row.conflicts.length}</span>
            <span className="visually-hidden">{countMessage('count.conflicts', row.conflicts.length)}</span>
          </span>
        )}
      </span>
      <span role="gridcell" className="ledger-chain">
        {row.depth > 1 && (
          <span title={message('ledger.depth', { count: row.depth, chain: names.join(' › ') })}>
            <span aria-hidden>{row.depth}</span>
            <span className="visually-hidden">{message('ledger.depth', { count: row.depth, chain: names.join(' › ') })}</span>
          </span>
        )}
      </span>
    </>
  )
}

function Chevron({ open }: { readonly open: boolean }) {
  const Icon = open ? ChevronDown : ChevronRight
  return <Icon size={14} aria-hidden className="ledger-chevron" />
}
