import { TAGS } from '../model/claim'
import { assertNever } from '../model/assert-never'
import type { LedgerRow } from './ledger-rows'
import { QUOTE_KINDS } from './quoted-text'

export const LEDGER_SORTS = ['place', 'tag', 'cue', 'quote', 'conflicts', 'depth', 'speaker'] as const
export type LedgerSort = (typeof LEDGER_SORTS)[number]

export const LEDGER_FILTERS = [
  'everything',
  'claims',
  'suggestions',
  'attributed',
  'contested',
  'unverified',
  'untagged',
  'conflicts',
  'repeated',
  'direct',
  'mixed',
  'indirect',
  'second-hand',
  'own-voice',
] as const
export type LedgerFilter = (typeof LEDGER_FILTERS)[number]

export interface Arrangement {
  readonly sort: LedgerSort
  readonly descending: boolean
  readonly filter: LedgerFilter
  /** Words looked for in speaker, cue and content, without regard to case. */
  readonly words: string
}

/** Whose claims they are. `name` is empty for the article itself and where no source is named. */
export interface LedgerGroup {
  readonly key: string
  readonly kind: 'source' | 'own-voice' | 'no-source'
  readonly name: string
  readonly rows: readonly LedgerRow[]
}

const COLLATOR = new Intl.Collator('und', { sensitivity: 'base', numeric: true })

/** Rows that pass the filter, sorted, and grouped by source. Groups stand in the order of their first rows. O(n log n). */
export function arrangeRows(rows: readonly LedgerRow[], { sort, descending, filter, words }: Arrangement): readonly LedgerGroup[] {
  const wanted = words.trim().toLocaleLowerCase('und')
  const fits = (one: LedgerRow, row: LedgerRow): boolean => passes(one, row, filter) && says(one, wanted)
  const kept =
    filter === 'everything' && wanted === ''
      ? [...rows]
      : rows.filter((row) => fits(row, row) || row.repeats.some((repeat) => fits(repeat, row)))
  const sign = descending ? -1 : 1
  if (sort !== 'place' || descending) kept.sort((a, b) => sign * compare(a, b, sort) || a.place - b.place)
  const groups = new Map<string, { readonly first: LedgerRow; readonly rows: LedgerRow[] }>()
  // Few sources say much: their names are folded once each.
  const keys = new Map<string, string>()
  for (const row of kept) {
    const { kind, sourceName } = row.statement
    const written = kind === 'own-voice' ? kind : `${kind} ${sourceName}`
    const key = keys.get(written) ?? groupKey(row)
    keys.set(written, key)
    const group = groups.get(key)
    if (group) group.rows.push(row)
    else groups.set(key, { first: row, rows: [row] })
  }
  return [...groups].map(([key, { first, rows }]) => ({ key, ...speakerOf(first), rows }))
}

function speakerOf({ statement }: LedgerRow): Pick<LedgerGroup, 'kind' | 'name'> {
  if (statement.kind === 'own-voice') return { kind: 'own-voice', name: '' }
  return statement.sourceName === '' ? { kind: 'no-source', name: '' } : { kind: 'source', name: statement.sourceName }
}

function groupKey(row: LedgerRow): string {
  const { kind, name } = speakerOf(row)
  return `${kind} ${name.trim().toLocaleLowerCase('und')}`
}

function compare(a: LedgerRow, b: LedgerRow, sort: LedgerSort): number {
  switch (sort) {
    case 'place':
      return a.place - b.place
    case 'tag':
      return tagRank(a) - tagRank(b)
    case 'cue':
      return COLLATOR.compare(a.cue, b.cue)
    case 'quote':
      return quoteRank(a) - quoteRank(b)
    case 'conflicts':
      return a.conflicts.length - b.conflicts.length
    case 'depth':
      return a.depth - b.depth
    case 'speaker':
      return COLLATOR.compare(a.statement.sourceName, b.statement.sourceName)
    default:
      return assertNever(sort)
  }
}

const tagRank = ({ statement }: LedgerRow): number => (statement.tag === null ? TAGS.length : TAGS.indexOf(statement.tag))
const quoteRank = ({ quote }: LedgerRow): number => (quote === null ? QUOTE_KINDS.length : QUOTE_KINDS.indexOf(quote))

/** `row` itself or one of the repetitions that `whole` stands for. */
function passes(row: LedgerRow, whole: LedgerRow, filter: LedgerFilter): boolean {
  const { statement, entry } = row
  switch (filter) {
    case 'everything':
      return true
    case 'claims':
      return entry.kind === 'claim'
    case 'suggestions':
      return entry.kind === 'suggestion'
    case 'untagged':
      return statement.tag === null
    case 'attributed':
    case 'contested':
    case 'unverified':
      return statement.tag === filter
    case 'conflicts':
      return row.conflicts.length > 0
    case 'repeated':
      return whole.repeats.length > 0
    case 'direct':
    case 'mixed':
    case 'indirect':
      return row.quote === filter
    case 'second-hand':
      return row.depth > 1
    case 'own-voice':
      return statement.kind === 'own-voice'
    default:
      return assertNever(filter)
  }
}

function says({ statement, cue, content }: LedgerRow, wanted: string): boolean {
  if (wanted === '') return true
  return [statement.sourceName, cue, content].some((words) => words.toLocaleLowerCase('und').includes(wanted))
}
