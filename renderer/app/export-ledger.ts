import { type Arrangement, arrangeRows } from '#annotations/ledger/arrange-rows'
import { ledgerCsv } from '#annotations/ledger/ledger-csv'
import { countMessage } from '#shared/messages/message'
import type { ArticleSession } from '../state/article-store'
import { ledgerRowsOf } from '../state/ledger-rows-of'
import { analystName } from '../state/analyst-name'
import type { Controller } from './controller'
import { saveExport } from './save-export'

/** Everything, in text order. */
export const WHOLE_LEDGER: Arrangement = { sort: 'place', descending: false, filter: 'everything', words: '' }

/** Hands the ledger over as a table, as it is shown: sorted and filtered. */
export function exportLedger(session: ArticleSession, controller: Controller, arrangement = WHOLE_LEDGER): void {
  controller.flush()
  const state = session.store.getState()
  const groups = arrangeRows(ledgerRowsOf(state), arrangement)
  const { article, set } = state
  const about = { title: article.metadata.title, articleId: article.id, revision: set.revision, analyst: analystName(set.analyst) }
  const name = saveExport([{ path: 'ledger.csv', text: ledgerCsv(groups, about) }], `${article.metadata.title} ledger`)
  const rows = groups.reduce((sum, group) => sum + group.rows.reduce((all, row) => all + 1 + row.repeats.length, 0), 0)
  controller.toast(countMessage('count.rows-exported', rows, { name }))
}
