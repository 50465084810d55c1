/** A token of the measures, which is not a token of the detector: `start` and `end` are UTF-16 code units, half-open. */
export interface MeasuredToken {
  readonly start: number
  readonly end: number
  readonly text: string
  /** Counts from 0; a line break before a token begins another paragraph. */
  readonly paragraph: number
}

const CLITIC = /^(?:s|re|ve|ll|d|m|t)$/i

/**
 * Divides a text into the tokens on which PolNeAR is scored here: runs of Latin letters (with the full stops of "U.S."), numbers,
 * dots, dashes, single marks; "'s" and its like are one token. The published figures were taken on these tokens, so they stay what they are
 * even where the detector's own tokenizer does better.
 */
export function measuredTokens(text: string): MeasuredToken[] {
  const raw = rawTokens(text)
  const tokens: MeasuredToken[] = []
  let paragraph = 0
  let last = 0
  for (let i = 0; i < raw.length; i++) {
    const [start, end] = raw[i] ?? [0, 0]
    const before = raw[i - 1]
    const next = raw[i + 1]
    let to = end
    const mark = text.slice(start, end)
    if ((mark === "'" || mark === '’') && before?.[1] === start && next?.[0] === end && CLITIC.test(text.slice(next[0], next[1]))) {
      to = next[1]
      i++
    }
    if (tokens.length > 0 && text.slice(last, start).includes('\n')) paragraph++
    tokens.push({ start, end: to, text: to > end ? `'${text.slice(end, to)}` : mark, paragraph })
    last = to
  }
  return tokens
}

/** True for a token without a letter or digit. */
export function isMark(token: MeasuredToken | undefined): boolean {
  return token === undefined || !/[A-Za-z0-9\u00C0-\u024F]/.test(token.text)
}

type Range = readonly [start: number, end: number]

function rawTokens(text: string): Range[] {
  const ranges: Range[] = []
  let i = 0
  while (i < text.length) {
    const code = text.codePointAt(i) ?? 0
    if (/\s/.test(String.fromCodePoint(code))) i += code > 0xffff ? 2 : 1
    else {
      const end = tokenEnd(text, i, code)
      ranges.push([i, end])
      i = end
    }
  }
  return ranges
}

function tokenEnd(text: string, start: number, code: number): number {
  if (isLetter(code)) return wordEnd(text, start)
  if (isDigit(code)) return numberEnd(text, start)
  const char = text[start] ?? ''
  if (char === '.' || char === '-') return runEnd(text, start, (other) => other === char.charCodeAt(0))
  if (char === '_') return runEnd(text, start, (other) => isDigit(other) || other === 95 || isBasicLetter(other))
  return start + (code > 0xffff ? 2 : 1)
}

function wordEnd(text: string, start: number): number {
  const end = runEnd(text, start, isLetter)
  const dotted = text[end] === '.' && isBasicLetter(text.charCodeAt(end + 1)) && text[end + 2] === '.'
  return dotted ? runEnd(text, end, (code) => code === 46 || isBasicLetter(code)) : end
}

function numberEnd(text: string, start: number): number {
  let end = runEnd(text, start, isDigit)
  while (/[.,:]/.test(text[end] ?? ' ') && isDigit(text.charCodeAt(end + 1))) end = runEnd(text, end + 1, isDigit)
  return end
}

function runEnd(text: string, start: number, belongs: (code: number) => boolean): number {
  let i = start
  while (i < text.length && belongs(text.charCodeAt(i))) i++
  return i
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function isBasicLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
}

function isLetter(code: number): boolean {
  return isBasicLetter(code) || (code >= 0xc0 && code <= 0x24f)
}
