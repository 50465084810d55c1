import { isWordCode } from '../reading/characters'
import { lowerForm } from '../reading/lower-forms'
import type { Span } from '../../text/span'
import { LETTER_MASKS, LONGEST_WORD, PROFILED, WORD_MASKS } from './function-words'
import { narrowScript, scriptOf } from './scripts'
import { ENGLISH, type TextLanguage, UNKNOWN_LANGUAGE } from './text-language'

/** A hundred words tell the language of a paragraph; reading no more bounds the cost by the number of paragraphs. */
const SAMPLE = 600

export interface ParagraphLanguages {
  readonly text: TextLanguage
  /** For each paragraph whether the detectors read it: English, or too short to tell in a text that is not of another language. */
  readonly supported: readonly boolean[]
}

/**
 * The language of each paragraph by its script, and in Latin script by counts of function words and of letters that few languages have.
 * A paragraph that does not tell ("Reuters", "12 May") is taken for what most of the text is.
 */
export function paragraphLanguages(text: string, paragraphs: readonly Span[]): ParagraphLanguages {
  const codes = paragraphs.map(({ start, end }) => languageOf(text.slice(start, Math.min(end, start + SAMPLE))))
  const lengths = new Map<string, number>()
  paragraphs.forEach(({ start, end }, i) => {
    const code = codes[i]
    if (code) lengths.set(code, (lengths.get(code) ?? 0) + end - start)
  })
  const ranked = [...lengths].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([code]) => code)
  const [code] = ranked
  if (code === undefined) return { text: UNKNOWN_LANGUAGE, supported: codes.map(() => true) }
  return {
    text: { code, supported: code === ENGLISH, others: ranked.filter((other) => other !== code && other !== ENGLISH) },
    supported: codes.map((own) => (own ?? code) === ENGLISH),
  }
}

/** The language of a short stretch of text as a BCP 47 primary subtag, or null where it does not tell. */
export function languageOf(sample: string): string | null {
  const letters = new Map<string, number>()
  const scripts = new Map<string, number>()
  const hits = new Int32Array(PROFILED.length)
  let latin = 0
  let words = 0
  const lower = sample.toLowerCase()
  for (let i = 0; i < lower.length;) {
    if (!isWordCode(lower.charCodeAt(i))) {
      i++
      continue
    }
    const start = i
    let mask = 0
    for (; i < lower.length && isWordCode(lower.charCodeAt(i)); i++) {
      const code = lower.charCodeAt(i)
      if (code < 0x80) {
        latin++
        continue
      }
      const letter = lower.charAt(i)
      const script = scriptOf(code)
      if (script === null) {
        latin++
        mask |= LETTER_MASKS.get(letter) ?? 0
      } else {
        scripts.set(script, (scripts.get(script) ?? 0) + 1)
        letters.set(letter, (letters.get(letter) ?? 0) + 1)
      }
    }
    words++
    if (i - start <= LONGEST_WORD) mask |= WORD_MASKS.get(lowerForm(lower, start, i)) ?? 0
    for (let bit = 0; mask !== 0; bit++, mask >>>= 1) if (mask & 1) hits[bit] = (hits[bit] ?? 0) + 1
  }
  const [script] = [...scripts].sort((a, b) => b[1] - a[1])
  // A character of Chinese is worth a word, of most others a fifth of one; a few Greek letters in an English text are a formula.
  if (script && script[1] >= 4 && script[1] * 2 > latin) return narrowScript(script[0], letters)
  return chooseProfile(hits, words)
}

/** English needs little; another language must be told clearly, since its paragraphs lose their attributions. */
function chooseProfile(hits: Int32Array, words: number): string | null {
  const english = hits[0] ?? 0
  let best = 1
  for (let i = 2; i < hits.length; i++) if ((hits[i] ?? 0) > (hits[best] ?? 0)) best = i
  const other = hits[best] ?? 0
  if (other >= 3 && other > english * 1.6 && other * 5 >= words) return PROFILED[best] ?? null
  return english >= 2 && english * 8 >= words && english >= other ? ENGLISH : null
}
