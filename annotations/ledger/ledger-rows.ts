import type { Detection } from '../detect/detector'
import { sliceSpans } from '../text/span'
import { type LedgerEntry, type Statement, statementOf } from './ledger-entry'
import type { QuotedText, QuoteKind } from './quoted-text'
import { type Present, type Relation, type RelationIndex, repetitionsOf } from './relation-index'

/** What the rows are made from: everything that is there now, in text order. */
export interface LedgerSource {
  readonly text: string
  readonly entries: readonly LedgerEntry[]
  readonly present: Present & { get(id: string): LedgerEntry | undefined }
  readonly relations: RelationIndex
  readonly detection: Detection | null
  readonly quoted: QuotedText
}

/** One claim, or one that is repeated, counted once. */
export interface LedgerRow {
  readonly id: string
  readonly entry: LedgerEntry
  readonly statement: Statement
  /** Place among all entries in text order, from 0. */
  readonly place: number
  readonly content: string
  readonly cue: string
  /** Null where the article itself speaks. */
  readonly quote: QuoteKind | null
  /** Ids of what it contradicts or is contradicted by. */
  readonly conflicts: readonly string[]
  /** Through whom the claim came, the one nearest to the reader first: its own source is the last. */
  readonly chain: readonly string[]
  /** How many voices stand between the reader and the claim: 0 for the article's own, 1 for a source that says it, more for hearsay. */
  readonly depth: number
  /** The same said again by the same source, in text order. */
  readonly repeats: readonly LedgerRow[]
}

/** A chain of attributions that is longer than this goes round a circle, or is no news text. */
const LONGEST_CHAIN = 20

/** Rows of entries that nothing is related to: they stay the same as long as the entry does, and most entries do. */
const unrelated = new WeakMap<LedgerEntry, LedgerRow>()

/** O(n) for n entries, apart from what is related; 1 µs for an entry that was there before. */
export function ledgerRows(source: LedgerSource): readonly LedgerRow[] {
  const { entries, present, relations } = source
  const places = once(() => new Map(entries.map(({ id }, place) => [id, place])))
  const repeated = new Set<string>()
  const rows: LedgerRow[] = []
  for (const [place, entry] of entries.entries()) {
    if (repeated.has(entry.id)) continue
    const related = relations.of(entry, present)
    const repeats: LedgerRow[] = []
    if (related.some(({ kind }) => kind === 'repeats')) {
      const placeOf = (id: string): number => places().get(id) ?? place
      const others = repetitionsOf(entry, relations, present).filter((id) => id !== entry.id && !repeated.has(id))
      for (const id of [...others].sort((a, b) => placeOf(a) - placeOf(b))) {
        const other = present.get(id)
        repeated.add(id)
        if (other) repeats.push(rowOf(source, other, placeOf(id), relations.of(other, present), []))
      }
    }
    rows.push(rowOf(source, entry, place, related, repeats))
  }
  return rows
}

function rowOf(
  source: LedgerSource,
  entry: LedgerEntry,
  place: number,
  related: readonly Relation[],
  repeats: readonly LedgerRow[],
): LedgerRow {
  const isAlone = related.length === 0 && outerOf(entry) === null
  const before = isAlone ? unrelated.get(entry) : undefined
  if (before?.place === place) return before
  const statement = statementOf(entry)
  const chain = chainOf(source, entry)
  const heard = statement.sourceKind === 'second-hand' ? 1 : 0
  const row: LedgerRow = {
    id: entry.id,
    entry,
    statement,
    place,
    content: sliceSpans(source.text, statement.content),
    cue: sliceSpans(source.text, statement.cue),
    quote: statement.kind === 'own-voice' ? null : (before?.quote ?? source.quoted.kindOf(statement.content)),
    conflicts: related.filter(({ kind }) => kind === 'contradicts').map(({ other }) => other),
    chain,
    depth: chain.length + heard,
    repeats,
  }
  if (isAlone) unrelated.set(entry, row)
  return row
}

function outerOf(entry: LedgerEntry): string | number | null {
  return entry.kind === 'claim' ? entry.claim.nestedIn : entry.suggestion.nestedIn
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => (made ??= { value: make() }).value
}

/** The names of the sources from the outermost attribution to the entry's own; an unnamed one is the empty string. */
function chainOf({ present, detection }: LedgerSource, entry: LedgerEntry): readonly string[] {
  const chain: string[] = []
  const add = ({ kind, sourceName }: Pick<Statement, 'kind' | 'sourceName'>): void => {
    if (kind === 'attribution') chain.unshift(sourceName)
  }
  add(statementOf(entry))
  if (entry.kind === 'claim') {
    let outer = entry.claim.nestedIn
    for (let i = 0; outer !== null && i < LONGEST_CHAIN; i++) {
      const there = present.get(outer)
      if (there?.kind !== 'claim') break
      add(there.claim)
      outer = there.claim.nestedIn
    }
  } else {
    let outer = entry.suggestion.nestedIn
    for (let i = 0; outer !== null && i < LONGEST_CHAIN; i++) {
      const there = detection?.suggestions[outer]
      if (!there) break
      add(there)
      outer = there.nestedIn
    }
  }
  return chain
}
