import { ArrowDown, ArrowUp } from 'lucide-react'
import type { Arrangement, LedgerSort } from '#annotations/ledger/arrange-rows'
import { message } from '#shared/messages/message'

/** The columns, in order. The first names the sources and what they say. */
const COLUMNS: readonly (readonly LedgerSort[])[] = [['tag'], ['speaker', 'place'], ['cue'], ['quote'], ['conflicts'], ['depth']]

interface LedgerHeadProps {
  readonly arrangement: Arrangement
  readonly onArrange: (change: Partial<Arrangement>) => void
}

/** The head of the table: a press sorts by a column, another turns the order round. */
export function LedgerHead({ arrangement: { sort, descending }, onArrange }: LedgerHeadProps) {
  return (
    <div className="ledger-head ledger-cells" role="row" aria-rowindex={1}>
      {COLUMNS.map((sorts) => (
        <span
          key={sorts[0]}
          role="columnheader"
          className="ledger-column"
          aria-sort={sorts.includes(sort) ? (descending ? 'descending' : 'ascending') : 'none'}
        >
          {sorts.map((one) => (
            <button
              key={one}
              type="button"
              className="ledger-sort"
              data-chosen={one === sort}
              onClick={() => onArrange({ sort: one, descending: one === sort ? !descending : one === 'conflicts' || one === 'depth' })}
            >
              {message(`ledger.column.${one}`)}
              {one === sort && (descending ? <ArrowDown size={12} aria-hidden /> : <ArrowUp size={12} aria-hidden />)}
            </button>
          ))}
        </span>
      ))}
    </div>
  )
}
