import type { Detection, SuggestedLink, Suggestion } from '#annotations/detect/detector'
import { UNKNOWN_LANGUAGE } from '#annotations/detect/language/text-language'
import type { LedgerEntry } from '#annotations/ledger/ledger-entry'
import type { LedgerSource } from '#annotations/ledger/ledger-rows'
import { QuotedText } from '#annotations/ledger/quoted-text'
import { RelationIndex } from '#annotations/ledger/relation-index'
import type { Claim } from '#annotations/model/claim'
import type { Link } from '#annotations/model/link'

/** A suggestion about `quote`, where it first stands in `text`. */
export function suggestionIn(text: string, key: string, quote: string, more: Partial<Suggestion> = {}): Suggestion {
  const start = text.indexOf(quote)
  if (start < 0) throw new Error(`not in the text: ${quote}`)
  return {
    key,
    kind: 'attribution',
    content: [{ start, end: start + quote.length }],
    source: [],
    cue: [],
    sourceName: 'the mayor',
    sourceKind: 'role',
    nestedIn: null,
    tag: 'attributed',
    reasons: [{ rule: 'inverted-cue', text: 'said' }],
    confidence: 0.8,
    ...more,
  }
}

export const detectionOf = (suggestions: readonly Suggestion[], links: readonly SuggestedLink[] = []): Detection => ({
  detector: 'rules-1',
  language: UNKNOWN_LANGUAGE,
  suggestions,
  links,
})

/** The ledger's source of the open suggestions of a detection and some claims, in the order given. */
export function sourceOf(
  text: string,
  detection: Detection,
  entries: readonly LedgerEntry[],
  links: readonly Link[] = [],
  accepted: ReadonlyMap<string, string> = new Map(),
): LedgerSource {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return {
    text,
    entries,
    relations: RelationIndex.from(detection, links),
    detection,
    quoted: QuotedText.from(text),
    present: {
      has: (id) => byId.has(id),
      get: (id) => byId.get(id),
      entryOf(key) {
        const id = accepted.get(key) ?? `suggestion ${key}`
        return byId.has(id) ? id : null
      },
    },
  }
}

export const open = (suggestion: Suggestion): LedgerEntry => ({ kind: 'suggestion', id: `suggestion ${suggestion.key}`, suggestion })
export const made = (claim: Claim): LedgerEntry => ({ kind: 'claim', id: claim.id, claim })
