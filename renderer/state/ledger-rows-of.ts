import { type LedgerRow, ledgerRows } from '#annotations/ledger/ledger-rows'
import { QuotedText } from '#annotations/ledger/quoted-text'
import type { ArticleState } from './article-store'
import { presentIn } from './relations'

type Shown = Pick<ArticleState, 'text' | 'items' | 'relations' | 'detection'>

/** The text last asked about: quotations are found once for an article, and only when its ledger is wanted. */
let quoted: { readonly text: string; readonly found: QuotedText } | null = null

/** The rows of the open article, in text order. O(items). */
export function ledgerRowsOf({ text, items, relations, detection }: Shown): readonly LedgerRow[] {
  if (quoted?.text !== text) quoted = { text, found: QuotedText.from(text) }
  return ledgerRows({
    text,
    entries: items.order.flatMap((id) => items.byId.get(id) ?? []),
    present: presentIn(items),
    relations,
    detection,
    quoted: quoted.found,
  })
}
