import { draftOf, findAttributions, type Found } from './attributions'
import { changedDraft, type Draft } from './draft'
import { spanOf, tokenIn, type Passage, type Scope } from '../reading/passage'
import { STATEMENT_WORDS, type Quote } from '../reading/quotes'
import { normalizeSpans, type Span } from '../../text/span'
import type { TokenRange } from '../reading/token'

/** What a paragraph passes on to the next one. */
export interface Carry {
  /** Who spoke last; a quotation without a cue of its own is theirs. */
  readonly speaker: Draft | null
  /** A quotation that the paragraph did not close: the next paragraph may open again and carry on. */
  readonly open: Draft | null
  /** "She added:" at the end of a paragraph, whose quotation is the next one. */
  readonly announced: Draft | null
}

export const NO_CARRY: Carry = { speaker: null, open: null, announced: null }

export interface Statements {
  readonly drafts: readonly Draft[]
  /** Sentences in which an attribution was found, or that are quotations. */
  readonly attributed: ReadonlySet<number>
  readonly carry: Carry
}

/** All attributions of a paragraph outside quotations, with the quotations that carry on from one sentence or paragraph to the next. */
export function findStatements(passage: Passage, paragraph: number, before: Carry): Statements {
  const drafts: Draft[] = []
  const attributed = new Set<number>()
  const covered = new Set<number>()
  let { speaker } = before
  let open: Draft | null = null
  let announced = before.announced
  passage.sentences.forEach((sentence, index) => {
    const quote = wholeQuote(passage, sentence)
    if (quote) {
      attributed.add(index)
      if (covered.has(quote.first)) return
      covered.add(quote.first)
      const nextOwner = ownerInNextSentence(passage, index)
      if (nextOwner) return
      const owner: Draft | null = index === 0 ? (before.open ?? announced) : announced
      announced = null
      if (owner && index === 0) {
        const grown = changedDraft(owner, { content: normalizeSpans([...owner.content, spanOf(passage, quoteRange(quote))]) })
        drafts.push(owner === before.open ? continued(passage, quote, paragraph, owner) : grown)
      } else if (quote.words >= STATEMENT_WORDS) drafts.push(continued(passage, quote, paragraph, speaker))
      const last = drafts.at(-1)
      if (!quote.closed && last) open = last
      return
    }
    announced = null
    const scope: Scope = { passage, first: sentence.first, end: sentence.end, inside: -1 }
    const found = findAttributions(scope)
    for (const one of found) {
      const extra = one.content.length === 0 ? neighbour(passage, index, one, covered) : followers(passage, index, one, found)
      if (one.content.length === 0 && extra.length === 0) {
        if (index === passage.sentences.length - 1 && passage.tokens[sentence.end - 1]?.kind === 'colon')
          announced = draftOf(scope, one, paragraph)
        continue
      }
      for (const range of extra) covered.add(range.first)
      const draft = draftOf(scope, one, paragraph, extra)
      drafts.push(changedDraft(draft, { content: normalizeSpans(draft.content) }))
      attributed.add(index)
    }
    const last = drafts.at(-1)
    if (found.length > 0 && last) speaker = mainSpeaker(drafts, found.length) ?? last
    drafts.push(...looseQuotes(passage, sentence, paragraph, drafts.slice(-found.length - 1), speaker))
    const tail = passage.quotes.quotes.at(-1)
    if (tail && !tail.closed && tail.end === passage.tokens.length && index === passage.sentences.length - 1) open = drafts.at(-1) ?? null
  })
  return { drafts, attributed, carry: { speaker, open, announced } }
}

/** The statement of a sentence whose source speaks on: the first with a source. */
function mainSpeaker(drafts: readonly Draft[], count: number): Draft | null {
  return drafts.slice(-count).find((draft) => draft.source.length > 0) ?? null
}

function quoteRange(quote: Quote): TokenRange {
  return { first: quote.first, end: quote.end }
}

/** The quotation that a sentence consists of, give or take its full stop. */
function wholeQuote(passage: Passage, sentence: TokenRange): Quote | null {
  const quote = passage.quotes.quotes[passage.quotes.at[sentence.first] ?? -1]
  if (!quote || quote.first !== sentence.first) return null
  for (let i = quote.end; i < sentence.end; i++) if (passage.tokens[i]?.kind !== 'stop') return null
  return quote
}

/** "'Where were they?' Lopez asked." begins a sentence of its own after the question mark; the quotation is still its content. */
function ownerInNextSentence(passage: Passage, index: number): boolean {
  const next = passage.sentences[index + 1]
  if (!next || next.end - next.first > 24 || wholeQuote(passage, next)) return false
  const scope: Scope = { passage, first: next.first, end: next.end, inside: -1 }
  return findAttributions(scope).some((found) => found.content.length === 0)
}

function neighbour(passage: Passage, index: number, found: Found, covered: Set<number>): TokenRange[] {
  const previous = passage.sentences[index - 1]
  const quote = previous ? wholeQuote(passage, previous) : null
  const next = followers(passage, index, found, [found])
  if (quote && (next.length === 0 || covered.has(quote.first))) return [quoteRange(quote), ...next]
  return next
}

/** Sentences that are quotations and follow at once: ""A," he said. "B. C."" */
function followers(passage: Passage, index: number, found: Found, all: readonly Found[]): TokenRange[] {
  if (found !== mainOf(passage, all)) return []
  const ranges: TokenRange[] = []
  for (let i = index + 1; i < passage.sentences.length; i++) {
    const sentence = passage.sentences[i]
    const quote = sentence ? wholeQuote(passage, sentence) : null
    if (!quote || ownerInNextSentence(passage, i)) break
    ranges.push(quoteRange(quote))
  }
  return ranges
}

/** The attribution that a following quotation belongs to: one with a quotation of its own, else the last. */
function mainOf(passage: Passage, all: readonly Found[]): Found | undefined {
  return all.find((found) => found.content.some((range) => (passage.quotes.at[range.first] ?? -1) >= 0)) ?? all[0]
}

function continued(passage: Passage, quote: Quote, paragraph: number, speaker: Draft | null): Draft {
  return quoteContinued(passage, quoteRange(quote), paragraph, speaker)
}

/** A quotation without a cue of its own: whoever spoke before speaks on. */
export function quoteContinued(
  passage: Passage,
  range: TokenRange,
  paragraph: number,
  speaker: Draft | null,
  confidence: number | null = null,
): Draft {
  return {
    kind: 'attribution',
    rule: 'quote-continued',
    content: [spanOf(passage, range)],
    source: [],
    cue: [],
    verb: null,
    sign: null,
    paragraph,
    speakerOf: speaker?.speakerOf ?? speaker,
    confidence,
  }
}

/** Quotations inside a sentence that no cue in it reports. */
function looseQuotes(passage: Passage, sentence: TokenRange, paragraph: number, drafts: readonly Draft[], speaker: Draft | null): Draft[] {
  const loose: Draft[] = []
  for (const quote of quotesWithin(passage, sentence)) {
    if (quote.words < STATEMENT_WORDS) continue
    const span = spanOf(passage, quoteRange(quote))
    if (!drafts.some((draft) => draft.content.some((part) => covers(part, span)))) loose.push(continued(passage, quote, paragraph, speaker))
  }
  return loose
}

function covers(part: Span, span: Span): boolean {
  return part.start < span.end && span.start < part.end
}

function quotesWithin(passage: Passage, sentence: TokenRange): Quote[] {
  const found: Quote[] = []
  for (let i = sentence.first; i < sentence.end; i++) {
    const quote = passage.quotes.quotes[passage.quotes.at[i] ?? -1]
    if (!quote) continue
    found.push(quote)
    i = quote.end - 1
  }
  return found
}

/** Attributions inside quotations: "The Secretary stressed ..." in what Price says. Only a source that the words name counts. */
export function findInnerStatements(passage: Passage, paragraph: number): Draft[] {
  const drafts: Draft[] = []
  passage.quotes.quotes.forEach((quote, inside) => {
    if (quote.words < STATEMENT_WORDS + 2) return
    for (const range of innerSentences(passage, quote)) {
      const scope: Scope = { passage, first: range.first, end: range.end, inside }
      for (const found of findAttributions(scope)) {
        if (found.content.length === 0 || !found.source || !isNamed(scope, found.source)) continue
        const { frame } = found.cue.verb
        if (frame === 'think' || frame === 'show') continue
        drafts.push(changedDraft(draftOf(scope, found, paragraph), { rule: 'cue-inside-quote' }))
      }
    }
  })
  return drafts
}

function isNamed(scope: Scope, source: TokenRange): boolean {
  for (let i = source.first; i < source.end; i++) {
    const token = tokenIn(scope, i)
    if (token?.capital && i > scope.first && token.lower !== 'i') return true
  }
  return tokenIn(scope, source.first)?.capital === true && source.end - source.first > 1
}

function innerSentences(passage: Passage, quote: Quote): TokenRange[] {
  const ranges: TokenRange[] = []
  const end = quote.closed ? quote.end - 1 : quote.end
  let first = quote.first + 1
  for (let i = first; i < end; i++) {
    if (passage.tokens[i]?.kind !== 'stop') continue
    ranges.push({ first, end: i + 1 })
    first = i + 1
  }
  if (first < end) ranges.push({ first, end })
  return ranges
}
