import { Download, Search } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { type Arrangement, arrangeRows, LEDGER_FILTERS } from '#annotations/ledger/arrange-rows'
import { message } from '#shared/messages/message'
import { useController } from '../app/controller-context'
import { exportLedger, WHOLE_LEDGER } from '../app/export-ledger'
import type { ArticleSession } from '../state/article-store'
import { followAfterFrame } from '../state/follow-after-frame'
import { IconButton } from '../ui/icon-button'
import { LedgerTable } from './ledger-table'
import { useLedgerRows } from './use-ledger-rows'

/** Who says what: a row a claim, grouped by source. */
export function LedgerPane({ session: now }: { readonly session: ArticleSession }) {
  const controller = useController()
  // A frame behind the text, as the claim pane is: a key is shown and sent before the table follows it.
  const session = useMemo(() => ({ ...now, store: followAfterFrame(now.store, ({ save }) => save.kind !== 'saving') }), [now])
  const rows = useLedgerRows(session)
  const [arrangement, setArrangement] = useState<Arrangement>(WHOLE_LEDGER)
  const wanted = useDeferredValue(arrangement)
  const groups = useMemo(() => arrangeRows(rows, wanted), [rows, wanted])
  const shown = useMemo(() => groups.reduce((sum, group) => sum + group.rows.length, 0), [groups])
  const change = (part: Partial<Arrangement>): void => setArrangement((now) => ({ ...now, ...part }))
  return (
    <section className="ledger" aria-label={message('pane.ledger')}>
      <div className="ledger-tools">
        <label className="search-field">
          <Search size={16} aria-hidden />
          <span className="visually-hidden">{message('ledger.search')}</span>
          <input
            type="search"
            placeholder={message('ledger.search')}
            value={arrangement.words}
            onChange={(event) => change({ words: event.target.value })}
            onKeyDown={(event) => event.key === 'Escape' && change({ words: '' })}
          />
        </label>
        <select
          className="select-field"
          aria-label={message('ledger.filter')}
          value={arrangement.filter}
          onChange={(event) => {
            const filter = LEDGER_FILTERS.find((one) => one === event.target.value)
            if (filter) change({ filter })
          }}
        >
          {LEDGER_FILTERS.map((filter) => (
            <option key={filter} value={filter}>
              {message(`ledger-filter.${filter}`)}
            </option>
          ))}
        </select>
        <output className="ledger-count">{message('ledger.rows', { rows: shown, all: rows.length })}</output>
        <IconButton
          icon={Download}
          label={message('ledger.export')}
          disabled={shown === 0}
          onClick={() => exportLedger(session, controller, arrangement)}
        />
      </div>
      {shown === 0 ? (
        <p className="ledger-none quiet">{message(rows.length === 0 ? 'ledger.none' : 'ledger.none-found')}</p>
      ) : (
        <LedgerTable session={session} groups={groups} arrangement={arrangement} onArrange={change} />
      )}
    </section>
  )
}
