import type { SourceKind } from '../../model/claim'
import { isOrganisation, personName } from './person-name'
import { isWordLike, type Token } from '../reading/token'
import { tokenize } from '../reading/tokenize'
import { ANONYMOUS_NOUNS, DETERMINERS, POSSESSIVES, PREPOSITIONS, ROLE_NOUNS } from '../word-lists'

/** Words that show an outlet passing on what somebody else told it. */
const PASSES_ON = new Set(['citing', 'cited', 'quoting', 'quoted'])

const WITHHELD = new Set(['anonymity', 'anonymous', 'anonymously', 'unnamed', 'unidentified', 'undisclosed'])

/** Kind of a source from its own words. Named: a person, place, outlet or organisation with a name; role: somebody known only by an office. */
export function sourceKind(text: string, tokens: readonly Token[]): SourceKind {
  if (isWithheld(tokens)) return 'anonymous'
  if (tokens.some((token) => PASSES_ON.has(token.lower))) return 'second-hand'
  const head = headOf(tokens)
  const noun = head.findLast(isWordLike)
  if (!noun) return 'none'
  if (isAnonymous(head, noun)) return 'anonymous'
  if (personName(text, head) !== null) return 'named'
  if (hasProperName(tokens, head, noun)) return 'named'
  return 'role'
}

/** Tokens before the first preposition, comma or relative clause, without the article. */
function headOf(tokens: readonly Token[]): readonly Token[] {
  const stop = tokens.findIndex(
    (token, i) => i > 0 && (token.kind === 'comma' || token.kind === 'bracket' || PREPOSITIONS.has(token.lower) || token.lower === 'who'),
  )
  const head = stop > 0 ? tokens.slice(0, stop) : tokens
  const first = head[0]
  return first && head.length > 1 && (DETERMINERS.has(first.lower) || POSSESSIVES.has(first.lower)) && !isVague(first)
    ? head.slice(1)
    : head
}

function isVague(token: Token): boolean {
  return (
    token.lower === 'some' || token.lower === 'many' || token.lower === 'several' || token.lower === 'other' || token.lower === 'others'
  )
}

/** "who asked not to be named", "on condition of anonymity", "an unnamed official", "people familiar with the matter". */
function isWithheld(tokens: readonly Token[]): boolean {
  return tokens.some(
    (token, i) =>
      WITHHELD.has(token.lower) ||
      (token.lower === 'familiar' && tokens[i + 1]?.lower === 'with') ||
      ((token.lower === 'named' || token.lower === 'identified') && tokens[i - 1]?.lower === 'be'),
  )
}

/** How far behind a source its wish not to be named is looked for, in code units. */
const NEAR = 60

/** ", who asked not to be named," behind a source that ends before it. */
export function isNameWithheldAfter(text: string, end: number): boolean {
  if (text.charAt(end) !== ',') return false
  const tokens = tokenize(text, end + 1, Math.min(text.length, end + NEAR))
  const close = tokens.findIndex(({ kind }) => kind === 'comma' || kind === 'stop')
  return isWithheld(tokens.slice(0, Math.max(0, close)))
}

/** Sources, insiders, critics, "some": nobody that could be asked. "The officials" and "officials in Oster" still are nobody. */
function isAnonymous(head: readonly Token[], noun: Token): boolean {
  if (noun.lower === 'source' || noun.lower === 'sources') return true
  return ANONYMOUS_NOUNS.has(noun.lower) && !head.some((token) => token.capital && token !== head[0] && !ANONYMOUS_NOUNS.has(token.lower))
}

/** A capital inside the head names it; after a preposition it names only an organisation ("the council of Brenmoor"). */
function hasProperName(tokens: readonly Token[], head: readonly Token[], noun: Token): boolean {
  const opening = tokens[0]
  const named = head.some((token) => token.capital && isWordLike(token) && (token !== opening || !isCommon(token)))
  if (named) return true
  return isOrganisation(noun) && tokens.slice(head.length).some((token) => token.capital && isWordLike(token))
}

/** A word that is capital only because the sentence begins with it. */
function isCommon(token: Token): boolean {
  const word = token.lower
  return ROLE_NOUNS.has(word) || ANONYMOUS_NOUNS.has(word) || DETERMINERS.has(word) || POSSESSIVES.has(word) || isOrganisation(token)
}
