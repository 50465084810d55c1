import { normalizeSpans, type Span, type Spans } from '#annotations/text/span'

/** A claim as a marked text gives it; spans are UTF-16 code units of the text without its marks. */
export interface MarkedClaim {
  readonly content: Spans
  readonly source: Spans
  readonly cue: Spans
}

export interface MarkedText {
  readonly text: string
  /** In the order of their numbers. */
  readonly claims: readonly MarkedClaim[]
}

const OPENING = /\{([scq])(\d?):/y

const PARTS = { s: 'source', q: 'cue', c: 'content' } as const

/**
 * Reads a text with its claims marked in place: `{s:Ada} {q:said} {c:the bridge was safe}.` marks source, cue and content of claim 1,
 * `{c2:...}` the content of claim 2. Marks nest and a part may be marked more than once. A claim with content alone is the article's own.
 *
 * @throws RangeError for a mark that is not closed, or a brace that closes none.
 */
export function parseMarkedText(marked: string): MarkedText {
  const claims = new Map<number, { content: Span[]; source: Span[]; cue: Span[] }>()
  const open: { readonly part: 'content' | 'source' | 'cue'; readonly claim: number; readonly start: number }[] = []
  let text = ''
  let i = 0
  while (i < marked.length) {
    OPENING.lastIndex = i
    const opening = OPENING.exec(marked)
    if (opening) {
      const part = PARTS[opening[1] as keyof typeof PARTS]
      open.push({ part, claim: Number(opening[2] || 1), start: text.length })
      i = OPENING.lastIndex
    } else if (marked[i] === '}') {
      const closed = open.pop()
      if (!closed) throw new RangeError(`"}" at ${i} closes no mark`)
      const claim = claims.get(closed.claim) ?? { content: [], source: [], cue: [] }
      claim[closed.part].push({ start: closed.start, end: text.length })
      claims.set(closed.claim, claim)
      i++
    } else text += marked[i++]
  }
  const left = open.pop()
  if (left) throw new RangeError(`The mark of ${left.part} ${left.claim} at ${left.start} is not closed`)
  const ordered = [...claims.entries()].sort(([a], [b]) => a - b).map(([, claim]) => claim)
  return {
    text,
    claims: ordered.map(({ content, source, cue }) => ({
      content: normalizeSpans(content),
      source: normalizeSpans(source),
      cue: normalizeSpans(cue),
    })),
  }
}

/** The text with the claims marked in place: the inverse of `parseMarkedText`, for showing what was found in a failure. */
export function formatMarkedText(text: string, claims: readonly MarkedClaim[]): string {
  const marks: { readonly at: number; readonly order: number; readonly mark: string }[] = []
  claims.forEach((claim, index) => {
    for (const [letter, part] of Object.entries(PARTS)) {
      for (const { start, end } of claim[part]) {
        marks.push({ at: start, order: -end, mark: `{${letter}${claims.length > 1 ? index + 1 : ''}:` })
        marks.push({ at: end, order: -Infinity, mark: '}' })
      }
    }
  })
  marks.sort((a, b) => a.at - b.at || a.order - b.order)
  let out = ''
  let last = 0
  for (const { at, mark } of marks) {
    out += text.slice(last, at) + mark
    last = at
  }
  return out + text.slice(last)
}
