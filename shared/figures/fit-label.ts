const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]|\p{Extended_Pictographic}/u
/** Shares of the font size, a little more than the fonts of the window take: a label is cut rather than drawn over its neighbour. */
const NARROW_EM = 0.58
const WIDE_EM = 1.05

/** About how wide a text is drawn, in pixels: no chart may ask a page, for there is none where a report is written. */
export function textWidth(text: string, fontSize: number): number {
  let width = 0
  for (const { segment } of GRAPHEMES.segment(text)) width += emOf(segment)
  return width * fontSize
}

/** The text, or its beginning and an ellipsis where it would be wider than `most` pixels. Never cuts inside a character. */
export function fitLabel(text: string, most: number, fontSize: number): string {
  if (textWidth(text, fontSize) <= most) return text
  let kept = ''
  let width = NARROW_EM * fontSize
  for (const { segment } of GRAPHEMES.segment(text)) {
    width += emOf(segment) * fontSize
    if (width > most) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

/** The text in at most two lines of `most` pixels, broken between words; what is too long even so is cut as `fitLabel` does. */
export function twoLines(text: string, most: number, fontSize: number): readonly string[] {
  if (textWidth(text, fontSize) <= most) return [text]
  let first = ''
  let rest = text.trim()
  for (const word of rest.split(/(?<=\s)/u)) {
    if (textWidth((first + word).trimEnd(), fontSize) > most) break
    first += word
    rest = rest.slice(word.length)
  }
  return first === '' || rest === '' ? [fitLabel(text, most, fontSize)] : [first.trimEnd(), fitLabel(rest, most, fontSize)]
}

const emOf = (grapheme: string): number => (WIDE.test(grapheme) ? WIDE_EM : NARROW_EM)
