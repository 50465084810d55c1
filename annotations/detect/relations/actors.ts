import type { ClaimView } from './claim-view'
import { sideOf } from './sides'
import { isWordLike, type Token } from '../reading/token'
import { DETERMINERS, POSSESSIVES } from '../word-lists'

/** Someone who is accused or blamed: a country, or the words that name it without articles. */
export interface Actor {
  readonly side: string | null
  readonly words: readonly string[]
}

/** Nouns that stand for whoever was meant before; alone they name nobody. */
const EMPTY = new Set(['him', 'her', 'them', 'it', 'us', 'me', 'others', 'people', 'some', 'both'])

/** The object of an accusation: "accused [the Venn Water Board] of ...", "blamed [Baku] for ...". Null where it names nobody. */
export function accusedActor(view: ClaimView): Actor | null {
  const words: string[] = []
  for (const token of view.tokens.slice(0, 14)) {
    if (token.lower === 'of' || token.lower === 'for' || token.kind === 'comma' || token.kind === 'quote') break
    const side = token.capital ? sideOf(token.lower) : null
    if (side) return { side, words: [side] }
    if (isWordLike(token) && !DETERMINERS.has(token.lower) && !POSSESSIVES.has(token.lower)) words.push(token.lower)
  }
  return words.length > 0 && !words.some((word) => EMPTY.has(word)) ? { side: null, words } : null
}

/** True where a claim's source is that actor, or speaks for it. */
export function speaksFor(view: ClaimView, actor: Actor): boolean {
  if (actor.side !== null) return view.side === actor.side
  const own = view.sourceTokens.map((token) => token.lower)
  if (actor.words.every((word) => own.includes(word))) return true
  return isNamedBy(actor.words, view.source.id) || isNamedBy(actor.words, view.source.group)
}

/** Every word of the shorter name is in the longer: "the council" and "the town council of Brenmoor". */
function isNamedBy(words: readonly string[], id: string): boolean {
  if (!id) return false
  const others = id.split(' ').filter((word) => !DETERMINERS.has(word))
  const [shorter, longer] = words.length <= others.length ? [words, others] : [others, words]
  return shorter.length > 0 && shorter.every((word) => longer.includes(word))
}

/** Index of the first of `tokens` that names the claim's side, or -1. */
export function mentionOf(view: ClaimView, tokens: readonly Token[]): number {
  return tokens.findIndex((token) => token.capital && (sideOf(token.lower) === view.side || token.lower === view.source.id))
}
