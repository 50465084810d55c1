import { readPassage } from '#annotations/detect/reading/passage'
import { splitParagraphs } from '#annotations/detect/reading/paragraphs'
import { isWordLike } from '#annotations/detect/reading/token'
import { addDocument, measuresOf, newTally, type Tally } from './measures/measure'
import type { MeasuredAttribution } from './measures/role-labels'
import type { GoldDocument } from './corpus'

/** How a content is reported: within quotation marks throughout, in part, or in the writer's words. */
export const QUOTE_TYPES = ['direct', 'mixed', 'indirect'] as const
export type QuoteType = (typeof QUOTE_TYPES)[number]

/** From this share of its words within quotation marks on, a content counts as direct. */
const DIRECT = 0.9

interface Word {
  readonly start: number
  readonly quoted: boolean
}

function wordsOf(text: string): Word[] {
  return splitParagraphs(text).flatMap((span) => {
    const { tokens, quotes } = readPassage(text, span)
    return tokens.flatMap((token, i) => (isWordLike(token) ? [{ start: token.start, quoted: (quotes.at[i] ?? -1) >= 0 }] : []))
  })
}

function typeOf(words: readonly Word[], { content }: MeasuredAttribution): QuoteType {
  let all = 0
  let quoted = 0
  for (const word of words) {
    if (!content.some(([start, end]) => start <= word.start && word.start < end)) continue
    all++
    if (word.quoted) quoted++
  }
  if (quoted === 0) return 'indirect'
  return quoted >= DIRECT * all ? 'direct' : 'mixed'
}

/**
 * Tallies by type of quotation: gold attributions of a type against predicted ones, and the other way round. Recall is of gold attributions of
 * the type among all predictions, precision of predicted ones of the type among all of gold, so that a type mistaken costs nothing by itself.
 */
export class TypeTallies {
  readonly #recall = new Map<QuoteType, Tally>(QUOTE_TYPES.map((type) => [type, newTally()]))
  readonly #precision = new Map<QuoteType, Tally>(QUOTE_TYPES.map((type) => [type, newTally()]))

  add(document: GoldDocument, predicted: readonly MeasuredAttribution[]): void {
    const words = wordsOf(document.text)
    for (const type of QUOTE_TYPES) {
      const gold = document.attributions.filter((one) => typeOf(words, one) === type)
      const found = predicted.filter((one) => typeOf(words, one) === type)
      addDocument(this.#recall.get(type) ?? newTally(), document.text, gold, predicted)
      addDocument(this.#precision.get(type) ?? newTally(), document.text, document.attributions, found)
    }
  }

  /** Recall and precision of contents (matched by half) and of whole attributions, cue and source head right among the matched. */
  rows(): { type: QuoteType; gold: number; contentHalf: number; whole: number; cueRight: number; headRight: number }[] {
    return QUOTE_TYPES.map((type) => {
      const recall = measuresOf(this.#recall.get(type) ?? newTally())
      const precision = measuresOf(this.#precision.get(type) ?? newTally())
      return {
        type,
        gold: recall.gold,
        contentHalf: harmonic(precision.contentHalf.precision, recall.contentHalf.recall),
        whole: harmonic(precision.whole.precision, recall.whole.recall),
        cueRight: recall.cueRight,
        headRight: recall.headRight,
      }
    })
  }
}

function harmonic(a: number, b: number): number {
  return Number(((2 * a * b) / (a + b || 1)).toFixed(1))
}
