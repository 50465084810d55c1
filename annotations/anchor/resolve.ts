import type { Span } from '../text/span'
import { splitsSurrogatePair } from '../text/surrogates'
import type { Anchor } from './anchor'

/** Where an anchor stands in a text that may be another than it was made on. Never a best guess: what is not certain is `ambiguous`. */
export type Resolved =
  /** The quote stands at the stated offsets. */
  | { readonly kind: 'kept'; readonly span: Span }
  /** The quote stands elsewhere, in one place only or in one place only with all its context. */
  | { readonly kind: 'moved'; readonly span: Span }
  /** The quote stands in places that cannot be told apart; the first CANDIDATES of them. One alone, where its surroundings are strange. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Span[] }
  /** The quote, letter by letter, is nowhere. */
  | { readonly kind: 'lost' }

const CANDIDATES = 100
/** So much of the context next to the quote, on one side, is enough to recognize a place. */
const NEAR = 8

/**
 * Finds an anchor's quote in `text`, by its offsets and then by its words. Being nearest to the old offsets counts for nothing: with
 * repeated sentences the nearest is often the wrong one. A sole occurrence whose context differs on both sides is likely a twin of a
 * quote that was deleted, so it is offered, not taken.
 * Cost: at most CANDIDATES + 3 finds, that is one pass over the text for each of two strings.
 */
export function resolveAnchor(text: string, anchor: Anchor): Resolved {
  const { start, end, exact, prefix, suffix } = anchor
  const stated: Span = { start, end }
  const holds = exact !== '' && text.slice(start, end) === exact && isWhole(text, stated)
  if (holds && text.endsWith(prefix, start) && text.startsWith(suffix, end)) return { kind: 'kept', span: stated }

  const withContext = prefix + suffix === '' ? [] : occurrences(text, prefix + exact + suffix, 2)
  const places = withContext.map((found): Span => ({ start: found.start + prefix.length, end: found.end - suffix.length }))
  // Offsets and quote say one thing, quote and context another.
  if (holds) return places.length > 0 ? { kind: 'ambiguous', candidates: [stated, ...places] } : { kind: 'kept', span: stated }

  const candidates = occurrences(text, exact, CANDIDATES)
  const [sole] = candidates
  if (!sole) return { kind: 'lost' }
  if (candidates.length === 1) {
    return hasNearContext(text, sole, anchor) ? { kind: 'moved', span: sole } : { kind: 'ambiguous', candidates }
  }
  const [known, twin] = places
  return known && !twin ? { kind: 'moved', span: known } : { kind: 'ambiguous', candidates }
}

/** True where the text next to the span, before or after, is what the anchor remembers; and where it remembers nothing. */
function hasNearContext(text: string, { start, end }: Span, { prefix, suffix }: Anchor): boolean {
  if (prefix + suffix === '') return true
  // At the very start or end of a text one side is short, and says little while the other has more to say.
  const enough = Math.min(NEAR, Math.max(prefix.length, suffix.length))
  const before = prefix.slice(-NEAR)
  const after = suffix.slice(0, NEAR)
  return (before.length >= enough && text.endsWith(before, start)) || (after.length >= enough && text.startsWith(after, end))
}

/** The first `limit` places of a string that is not empty, overlapping ones included. */
function occurrences(text: string, wanted: string, limit: number): readonly Span[] {
  const found: Span[] = []
  if (wanted === '') return found
  for (let start = text.indexOf(wanted); start !== -1 && found.length < limit; start = text.indexOf(wanted, start + 1)) {
    const span = { start, end: start + wanted.length }
    if (isWhole(text, span)) found.push(span)
  }
  return found
}

const isWhole = (text: string, { start, end }: Span): boolean => !splitsSurrogatePair(text, start) && !splitsSurrogatePair(text, end)
