import { splitsSurrogatePair } from '#annotations/text/surrogates'

/** A character that cannot be seen but changes how text reads; the reader shows its name beside it. */
export interface Sign {
  readonly start: number
  readonly end: number
  /** Short name, as "RLO" or "U+0007". */
  readonly name: string
}

const NAMES: ReadonlyMap<number, string> = new Map([
  [0xad, 'SHY'],
  [0x61c, 'ALM'],
  [0x180e, 'MVS'],
  [0x200b, 'ZWSP'],
  [0x200c, 'ZWNJ'],
  [0x200d, 'ZWJ'],
  [0x200e, 'LRM'],
  [0x200f, 'RLM'],
  [0x2028, 'LS'],
  [0x2029, 'PS'],
  [0x202a, 'LRE'],
  [0x202b, 'RLE'],
  [0x202c, 'PDF'],
  [0x202d, 'LRO'],
  [0x202e, 'RLO'],
  [0x2060, 'WJ'],
  [0x2066, 'LRI'],
  [0x2067, 'RLI'],
  [0x2068, 'FSI'],
  [0x2069, 'PDI'],
  [0xfeff, 'BOM'],
])

// Control characters, format characters (bidi controls, zero-width ones, tags) and the two separators; tab is ordinary.
const HIDDEN = /(?!\t)[\p{Cc}\p{Cf}\u2028\u2029]/gu
// Not anchored with `$`: Chromium 156 finds no character outside the BMP with `/[\p{L}]$/u`.
const JOINS_BEFORE = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\p{L}\p{M}]/u
const JOINS_AFTER = /^[\p{Extended_Pictographic}\p{L}\p{M}]/u
const LATIN = /\p{Script=Latin}/u
const TAG_FIRST = 0xe0000
const TAG_LAST = 0xe007f

/**
 * The hidden characters of `text`, in order, offsets in UTF-16 code units from its start. Left out are those that do honest work:
 * joiners inside emoji and between letters of scripts that join (Persian, Hindi), and the tag characters of subdivision flags
 * (UTS 51, 2.8). A run of tag characters, which can carry a whole hidden sentence, is one sign. Linear.
 */
export function signsIn(text: string): readonly Sign[] {
  const signs: Sign[] = []
  let flagEnd = -1
  for (const match of text.matchAll(HIDDEN)) {
    const start = match.index
    const code = text.codePointAt(start) ?? 0
    const end = start + match[0].length
    if (code >= TAG_FIRST && code <= TAG_LAST) {
      if (start === flagEnd || isBlackFlagBefore(text, start)) {
        flagEnd = end
        continue
      }
      const last = signs.at(-1)
      if (last && last.end === start && last.name.startsWith('TAG')) signs[signs.length - 1] = { start: last.start, end, name: 'TAGS' }
      else signs.push({ start, end, name: 'TAG' })
    } else if (!((code === 0x200c || code === 0x200d) && joins(text, start))) {
      signs.push({ start, end, name: NAMES.get(code) ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}` })
    }
  }
  return signs
}

function isBlackFlagBefore(text: string, at: number): boolean {
  return text.codePointAt(Math.max(0, at - 2)) === 0x1f3f4
}

function joins(text: string, at: number): boolean {
  const before = text.slice(splitsSurrogatePair(text, at - 1) ? at - 2 : Math.max(0, at - 1), at)
  const after = text.slice(at + 1, at + 3)
  return JOINS_BEFORE.test(before) && JOINS_AFTER.test(after) && !LATIN.test(before) && !LATIN.test(after)
}
