import { detectUnit, type StatedQuote } from '../../anchor/detect-unit'
import { createOffsetTable } from '../../text/offset-table'
import type { DraftAnchor } from '../draft'
import type { OffsetUnit } from '../format'
import { splitQuote } from '../split-quote'
import type { BratText } from './brat-document'
import { toCanonical } from './canonical-text'
import { onOneLine } from './fragments'

/** Reads the words of text-bound annotations as quotes, fragment by fragment. */
export interface FragmentReader {
  read(text: BratText): readonly DraftAnchor[]
}

/**
 * @param beside the text that lies beside the annotations, as it lies there and in canonical form, or null where none does
 * @param stated the unit that the file says it counts, or brat's code points
 */
export function createFragmentReader(
  texts: readonly BratText[],
  beside: { readonly raw: string; readonly text: string } | null,
  stated: OffsetUnit,
): FragmentReader {
  const quotes = texts.flatMap((text) => quotesOf(text) ?? [])
  if (beside === null) return { read: (text) => (quotesOf(text) ?? unsplit(text)).map(anchor) }
  const { raw, text: canonical } = beside
  const convert = toCanonical(raw, canonical, quotes, stated)
  const converted = quotes.map((quote) => ({ ...quote, ...convert(quote) }))
  const { unit } = detectUnit(canonical, converted, [stated])
  const table = createOffsetTable(canonical)
  /** The words as they stand in the text, where they differ only in line ends, for which brat writes spaces. */
  const withLineEnds = (quote: StatedQuote): StatedQuote => {
    const start = table.toUtf16(unit, quote.start)
    const end = table.toUtf16(unit, quote.end)
    if (start === null || end === null) return quote
    const there = canonical.slice(start, end)
    return onOneLine(there) === onOneLine(quote.exact) ? { ...quote, exact: there } : quote
  }
  return {
    read: (text) => (quotesOf(text)?.map((quote) => withLineEnds({ ...quote, ...convert(quote) })) ?? unsplit(text)).map(anchor),
  }
}

type Quote = Omit<DraftAnchor, 'prefix' | 'suffix'>

const anchor = (quote: Quote): DraftAnchor => ({ ...quote, prefix: '', suffix: '' })

function quotesOf({ fragments, words }: BratText): readonly StatedQuote[] | null {
  const parts =
    words === null
      ? null
      : splitQuote(
          words,
          fragments.map(({ start, end }) => end - start),
          ' ',
        )
  return parts && fragments.map((fragment, i) => ({ ...fragment, exact: parts[i] ?? '' }))
}

/** Without words nothing can be checked; words that do not come apart are looked for as they stand, and hardly found. */
function unsplit({ fragments, words }: BratText): readonly Quote[] {
  return words === null ? fragments.map((fragment) => ({ ...fragment, exact: null })) : [{ start: null, end: null, exact: words }]
}
