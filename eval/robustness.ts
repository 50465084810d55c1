import type { GoldDocument } from './corpus'
import type { Pairs } from './measures/role-labels'

/** A change of an article's typography that leaves what is said in it alone. */
export interface Variant {
  readonly name: string
  /** The same document with the text changed and the gold offsets moved with it. */
  readonly apply: (document: GoldDocument) => GoldDocument
}

export const VARIANTS: readonly Variant[] = [
  { name: 'as written', apply: (document) => document },
  { name: 'straight quotes', apply: (document) => replaced(document, straight) },
  { name: 'no quotes', apply: (document) => replaced(document, (char) => (/["“”„«»]/.test(char) ? '' : char)) },
  { name: 'single line breaks', apply: (document) => replaced(document, (char, before) => (char === '\n' && before === '\n' ? '' : char)) },
  { name: 'lower-cased sources', apply: lowerSources },
]

function straight(char: string): string {
  if (/[“”„«»]/.test(char)) return '"'
  return /[‘’]/.test(char) ? "'" : char
}

/** Replaces each code unit by none or one; `before` is the last code unit that was kept. */
function replaced(document: GoldDocument, replace: (char: string, before: string) => string): GoldDocument {
  const { text } = document
  const moved = new Int32Array(text.length + 1)
  let out = ''
  for (let i = 0; i < text.length; i++) {
    moved[i] = out.length
    out += replace(text.charAt(i), out.charAt(out.length - 1))
  }
  moved[text.length] = out.length
  const move = (spans: Pairs): Pairs =>
    spans.map(([start, end]) => [moved[start] ?? 0, moved[end] ?? 0] as const).filter(([start, end]) => end > start)
  return {
    ...document,
    text: out,
    attributions: document.attributions.map(({ source, cue, content }) => ({
      source: move(source),
      cue: move(cue),
      content: move(content),
    })),
  }
}

/** Names of sources without their capitals; letters whose lower case is longer stay. */
function lowerSources(document: GoldDocument): GoldDocument {
  const chars = [...Array(document.text.length).keys()].map((i) => document.text.charAt(i))
  for (const { source } of document.attributions) {
    for (const [start, end] of source) {
      for (let i = start; i < end; i++) {
        const lower = (chars[i] ?? '').toLowerCase()
        if (lower.length === 1) chars[i] = lower
      }
    }
  }
  return { ...document, text: chars.join('') }
}
