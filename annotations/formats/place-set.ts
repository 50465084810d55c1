import type { Anchors } from '../anchor/anchor'
import { describeSpan, describeSpans } from '../anchor/describe'
import { detectUnit, type StatedQuote } from '../anchor/detect-unit'
import { resolveAnchor } from '../anchor/resolve'
import { assertNever } from '../model/assert-never'
import { compareClaims, rejectionId, type Rejection } from '../model/annotation-set'
import { type Claim, CLAIM_PARTS } from '../model/claim'
import { createOffsetTable, type OffsetTable } from '../text/offset-table'
import { normalizeSpans, type Span, type Spans } from '../text/span'
import type { ImportedSet, Loss, Unplaced } from './bundle'
import type { ChosenText } from './choose-text'
import type { DraftAnchor, DraftClaim, DraftSet } from './draft'
import { type OffsetUnit, OFFSET_UNITS } from './format'
import { keepLinks, keepNesting } from './keep-relations'

/** A draft on its text, and what had to be left out besides what is unplaced. */
export interface PlacedSet {
  readonly imported: ImportedSet
  readonly losses: readonly Loss[]
}

/**
 * Puts a draft's claims onto a text. Offsets are believed only where the slice is the quote, in the unit in which most of them are;
 * the others are looked up by their quote and what stands around it, and where that leaves a choice, left out and reported.
 */
export function placeSet(draft: DraftSet, chosen: ChosenText): PlacedSet {
  const placer = new Placer(draft, chosen)
  const placed: Claim[] = []
  for (const claim of draft.claims) {
    const done = placer.claim(claim)
    if (done) placed.push(done)
  }
  const rejected = draft.rejected.flatMap((rejection): Rejection[] => {
    const spans = placer.spans(rejection.content)
    return spans ? [{ ...rejection, content: spans }] : []
  })
  const nesting = keepNesting(placed)
  const links = keepLinks(draft.links, placed)
  // Their places are stated for exactly this text, in code units.
  const rechecks = chosen.exact && placer.unit === 'utf-16' ? (draft.rechecks ?? []) : []
  const losses: Loss[] = [
    { what: 'rechecks', count: (draft.rechecks ?? []).length - rechecks.length } as const,
    ...nesting.losses,
    ...links.losses,
    { what: 'rejections', count: draft.rejected.length - rejected.length } as const,
  ].filter((loss) => loss.count > 0)
  const set = {
    articleId: chosen.article.id,
    revision: chosen.revision,
    analyst: draft.analyst,
    claims: [...nesting.claims].sort(compareClaims),
    links: [...links.links].sort((a, b) => (a.id < b.id ? -1 : 1)),
    rejected: rejected.sort((a, b) => (rejectionId(a) < rejectionId(b) ? -1 : 1)),
    ...(rechecks.length === 0 ? {} : { rechecks }),
  }
  const imported: ImportedSet = {
    bundle: { article: chosen.article, text: chosen.text, set },
    bringsText: chosen.brought,
    isOtherText: draft.about.revision !== '' && draft.about.revision !== chosen.revision,
    unit: placer.unit,
    unitStated: draft.unit === placer.unit,
    moved: placer.moved,
    unplaced: placer.unplaced,
  }
  return { imported, losses }
}

type Found = { readonly kind: 'found'; readonly span: Span; readonly moved: boolean } | { readonly kind: Unplaced['why'] }

const NOWHERE: Span = { start: 0, end: 0 }

class Placer {
  readonly unit: OffsetUnit
  readonly unplaced: Unplaced[] = []
  moved = 0
  readonly #text: string
  readonly #table: OffsetTable
  /** Without a single quote that fits, offsets alone are worth something only on exactly the text that the file names. */
  readonly #exact: boolean

  constructor(draft: DraftSet, { text, exact }: ChosenText) {
    this.#text = text
    this.#exact = exact
    this.#table = createOffsetTable(text)
    const anchors = draft.claims.flatMap((claim) => [...claim.content, ...claim.source, ...claim.cue])
    const quotes = anchors.flatMap(({ start, end, exact }): StatedQuote[] =>
      start === null || end === null || exact === null ? [] : [{ start, end, exact }],
    )
    this.unit = detectUnit(text, quotes, draft.unit === null ? OFFSET_UNITS : [draft.unit]).unit
  }

  claim(draft: DraftClaim): Claim | null {
    const { content, source, cue, ...rest } = draft
    const placed = { content: this.#find(content), source: this.#find(source), cue: this.#find(cue) }
    const anchors = { content: this.#anchors(placed.content), source: this.#anchors(placed.source), cue: this.#anchors(placed.cue) }
    // A claim that has no place is listed once, not with its source and cue.
    for (const part of anchors.content ? CLAIM_PARTS : (['content'] as const)) {
      if (anchors[part]) continue
      const failed = placed[part].findIndex((found) => found.kind !== 'found')
      const why = placed[part][failed]?.kind
      const quote = draft[part][Math.max(0, failed)]?.exact ?? ''
      this.unplaced.push({ id: draft.id, part, quote, why: why === undefined || why === 'found' ? 'quote-ambiguous' : why })
    }
    if (!anchors.content || anchors.content.length === 0) return null
    if (Object.values(placed).some((parts) => parts.some((found) => found.kind === 'found' && found.moved))) this.moved++
    return { ...rest, content: anchors.content, source: anchors.source ?? [], cue: anchors.cue ?? [] }
  }

  /** The spans of all parts, or null where one of them has no place. */
  spans(parts: readonly DraftAnchor[]): Spans | null {
    const anchors = this.#anchors(this.#find(parts))
    return anchors && anchors.map(({ start, end }) => ({ start, end }))
  }

  #find(parts: readonly DraftAnchor[]): readonly Found[] {
    return parts.map((part) => this.#findPart(part))
  }

  #findPart(anchor: DraftAnchor): Found {
    const span = this.#spanOf(anchor)
    const { exact, prefix, suffix } = anchor
    if (exact === null) return span && this.#exact ? { kind: 'found', span, moved: false } : { kind: 'unverifiable' }
    const resolved = resolveAnchor(this.#text, { ...(span ?? NOWHERE), exact, prefix, suffix })
    switch (resolved.kind) {
      case 'kept':
        return { kind: 'found', span: resolved.span, moved: false }
      case 'moved':
        // A file that gives quotes alone has stated no place that anything could have moved from.
        return { kind: 'found', span: resolved.span, moved: anchor.start !== null }
      case 'ambiguous':
        return { kind: 'quote-ambiguous' }
      case 'lost':
        return { kind: 'quote-not-found' }
      default:
        return assertNever(resolved)
    }
  }

  /** The stated offsets as UTF-16 code units; null where there are none, or they are no characters' boundaries of this text. */
  #spanOf({ start, end }: DraftAnchor): Span | null {
    const from = start === null ? null : this.#table.toUtf16(this.unit, start)
    const to = end === null ? null : this.#table.toUtf16(this.unit, end)
    return from !== null && to !== null && from < to ? { start: from, end: to } : null
  }

  /** Parts that were moved one by one must still stand in order and apart; otherwise they are not the same claim. */
  #anchors(found: readonly Found[]): Anchors | null {
    const spans: Span[] = []
    let moved = false
    for (const part of found) {
      if (part.kind !== 'found') return null
      spans.push(part.span)
      moved ||= part.moved
    }
    const inOrder = spans.every((span, i) => i === 0 || (spans[i - 1]?.end ?? 0) < span.start)
    if (moved && !inOrder) return null
    return inOrder ? spans.map((span) => describeSpan(this.#text, span)) : describeSpans(this.#text, normalizeSpans(spans))
  }
}
