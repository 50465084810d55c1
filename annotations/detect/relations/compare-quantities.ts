import type { Token } from '../reading/token'
import { looksVerbal, POSSESSIVES } from '../word-lists'
import { isAgeLike, type Clause } from './clause'
import { areAboutOthers, overlapOf } from './clause-match'
import { nameOf } from './word-facts'
import { areApart } from './values/bounds'
import { isMoney } from './values/units'
import { YEAR, type Quantity } from './values/quantities'

/** Nouns that stand for people of any kind. */
const ANYBODY = new Set('people person victim men kill injure miss'.split(' '))

/** Nouns that people are counted by: a part of "people", so that a smaller number of them is no contradiction. */
const LEAST_SHARE = 0.5
const LEAST_SHARE_OF_LONGER = 0.34
/** What an article calls a count that grows. */
export const TALLIES: ReadonlySet<string> = new Set(['toll', 'number', 'figure', 'total', 'count'])
const PUTS = new Set(['put', 'puts', 'estimated', 'estimates', 'counted', 'counts', 'reported'])

/** Two polls ask different people on different days. */
const SURVEYS = new Set(['poll', 'polls', 'survey', 'surveys', 'pollster', 'analysis', 'count'])

/** The article's own voice counts in passing what sources count elsewhere. */
const LEAST_SHARE_OWN = 0.75
const MOST_FIGURES = 3

/** Two quantities for one thing that cannot both be right, or null. */
export interface OtherQuantities {
  readonly a: Quantity
  readonly b: Quantity
}

export function otherQuantities(a: Clause, b: Clause, isUpdate = false): OtherQuantities | null {
  if (a.quantities.length === 0 || b.quantities.length === 0 || isTable(a) || isTable(b)) return null
  if (!isUpdate && !(statesFigure(a) && statesFigure(b))) return null
  if (!isUpdate && (areAboutOthers(a, b) || isElsewhere(a) || isElsewhere(b) || areOfOtherYears(a, b))) return null
  for (const one of a.quantities) {
    for (const other of b.quantities) {
      if (isOther(one, other, isUpdate) && isSameMatter(a, one, b, other, isUpdate)) return { a: one, b: other }
    }
  }
  return null
}

/** "In 2008, when 42 % voted": the other names another year, or means the present one. */
function areOfOtherYears(a: Clause, b: Clause): boolean {
  const [mine, theirs] = [yearsIn(a), yearsIn(b)]
  return mine.length + theirs.length > 0 && !mine.some((year) => theirs.includes(year))
}

function yearsIn({ tokens }: Clause): readonly string[] {
  return tokens.flatMap(({ lower }) => (YEAR.test(lower) ? [lower] : []))
}

/** A clause with several figures of one kind compares them itself: results of a poll, seats of parties. */
function isTable({ quantities }: Clause): boolean {
  return quantities.length > MOST_FIGURES || (quantities.length > 1 && quantities.every(({ kind }) => kind === 'percent'))
}

/** "Earnings of $8 a share" and "four votes for the dam" are no sentences: whose they are stands elsewhere. "Put the cost at $8" is one. */
function statesFigure({ roles, tokens, view }: Clause): boolean {
  if (view.sourceTokens.some((token) => SURVEYS.has(token.lower))) return false
  return (
    roles.verb !== '' ||
    tokens.some((token) => looksVerbal(token.lower) || token.lower === 'cost') ||
    view.cueTokens.some((token) => PUTS.has(token.lower))
  )
}

/** "At least 30" and "37" agree, and yet the second replaces the first. */
function isOther({ interval: a }: Quantity, { interval: b }: Quantity, isUpdate: boolean): boolean {
  return areApart(a, b) || (isUpdate && (a.low !== b.low || a.high !== b.high))
}

function isSameMatter(a: Clause, one: Quantity, b: Clause, other: Quantity, isUpdate: boolean): boolean {
  const [mine, theirs] = [kindOf(a, one), kindOf(b, other)]
  if (mine !== theirs && !(isUpdate && [mine, theirs].includes('bare') && [mine, theirs].includes('count'))) return false
  const nouns = [nounOf(a, one), nounOf(b, other)] as const
  if (mine === 'count' && theirs === 'count') {
    if (!areSameThings(nouns[0], nouns[1], one, other) || isInsideCompound(one, other) || isInsideCompound(other, one)) return false
  }
  if (isOwned(a, one) && isOwned(b, other)) return false
  if (!isUpdate && isPartOf(a, one, b, other)) return false
  const counted = new Set([...nouns[0], ...nouns[1]])
  // Where people are killed, hurt or arrested is what makes the counts comparable, so that must be shared.
  const around = overlapOf(a, b, counted)
  if (mine === 'count' && theirs === 'count') {
    if (around.shared.length === 0) return isUpdate || isBareFate(a, b)
    if (!isUpdate && (isOwnVoice(a) || isOwnVoice(b)) && around.share < LEAST_SHARE_OWN) return false
    return isUpdate || (around.share >= LEAST_SHARE && overlapOf(a, b).shareOfLonger >= LEAST_SHARE_OF_LONGER)
  }
  if (mine === 'bare' || theirs === 'bare')
    return isUpdate && around.shared.length > 0 && b.tokens.some((token) => TALLIES.has(token.lower))
  const all = overlapOf(a, b)
  if (isOwnVoice(a) || isOwnVoice(b)) return false
  if (isUpdate && areAboutOthers(a, b)) return false
  if (!isUpdate && isMoney(mine) && (isReportedNoun(a) || isReportedNoun(b))) return false
  if (!isUpdate && (isOneOfSeveral(a, one) || isOneOfSeveral(b, other) || haveOtherNames(a, b))) return false
  return (
    all.shared.length > 0 &&
    all.share >= LEAST_SHARE &&
    (mine === 'second' || mine === 'age' || isUpdate || (all.shared.length > 1 && all.shareOfLonger >= LEAST_SHARE_OF_LONGER))
  )
}

/** "Reported earnings of $8 a share": no sentence, so they are the source's own. */
function isReportedNoun({ roles, view }: Clause): boolean {
  return roles.verb === '' && view.cueTokens.some((token) => token.lower.startsWith('report'))
}

function isOwnVoice({ view }: Clause): boolean {
  return view.draft.kind === 'own-voice'
}

/** "$29,715 on May 18 and $110,684 on June 9" */
function isOneOfSeveral({ quantities }: Clause, { kind }: Quantity): boolean {
  return quantities.filter((other) => other.kind === kind).length > 1
}

/** Each names somebody or something whom the other does not: two companies' profits. The sources' own names are not counted. */
function haveOtherNames(a: Clause, b: Clause): boolean {
  const sources = new Set([...wordsOf(a), ...wordsOf(b)])
  const extra = (one: Clause, other: Clause): boolean => [...one.proper].some((name) => !other.concepts.has(name) && !sources.has(name))
  return extra(a, b) && extra(b, a)
}

/** "The number of drowned passengers at 19" counts passengers; "was 15" tells an age. */
function kindOf(clause: Clause, quantity: Quantity): string {
  if (quantity.kind !== 'bare') return quantity.kind
  if (numberOf(clause).length > 0) return 'count'
  return isAgeLike(clause, quantity) ? 'age' : 'bare'
}

function nounOf(clause: Clause, quantity: Quantity): readonly string[] {
  return conceptsIn(quantity.kind === 'bare' ? numberOf(clause) : quantity.noun)
}

function conceptsIn(tokens: readonly Token[]): readonly string[] {
  return tokens.map(nameOf).filter((name) => name !== null)
}

/** The words after "the number of"; "the toll" counts people. */
function numberOf(clause: Clause): readonly Token[] {
  const at = clause.tokens.findIndex((token, i) => token.lower === 'number' && clause.tokens[i + 1]?.lower === 'of')
  if (at < 0) return []
  const end = clause.tokens.findIndex((token, i) => i > at + 2 && ['at', 'to', 'had', 'has', 'was', 'reached', 'who'].includes(token.lower))
  return clause.tokens.slice(at + 2, end < 0 ? at + 5 : end)
}

function areSameThings(mine: readonly string[], theirs: readonly string[], one: Quantity, other: Quantity): boolean {
  const [x, y] = [mine.at(-1), theirs.at(-1)]
  if (!x || !y) return false
  if (x === y) return mine.length === 1 || theirs.length === 1 || mine.slice(0, -1).some((word) => theirs.includes(word))
  if (mine.includes(y) || theirs.includes(x)) return true
  if (ANYBODY.has(x) && ANYBODY.has(y)) return true
  // "22 people" and "five children": a part of them, unless the part were the greater.
  if (ANYBODY.has(x)) return one.interval.high < other.interval.low
  if (ANYBODY.has(y)) return other.interval.high < one.interval.low
  return false
}

/** "22 [emails]" and "eight [email chains]": what one counts only says of which kind the other's things are. */
function isInsideCompound({ noun: [...mine] }: Quantity, { noun: theirs }: Quantity): boolean {
  const counted = mine.at(-1)?.lower ?? ''
  return counted.endsWith('s') && theirs.slice(0, -1).some(({ lower }) => `${lower}s` === counted)
}

/** "31 passengers had drowned" and "the number of drowned passengers at 19": the deed is inside the counted noun. */
function isBareFate(a: Clause, b: Clause): boolean {
  const { shared } = overlapOf(a, b)
  return shared.length > 1
}

/** "61 of its patients": of the source's own. */
function isOwned(clause: Clause, { first, end }: Quantity): boolean {
  return clause.tokens.slice(first, end).some((token) => POSSESSIVES.has(token.lower))
}

/** The smaller number has a place or owner that the greater has not: it may be a part of it. */
function isPartOf(a: Clause, one: Quantity, b: Clause, other: Quantity): boolean {
  const [small, large] = one.interval.high < other.interval.low ? [a, b] : [b, a]
  const [part] = one.interval.high < other.interval.low ? [one] : [other]
  const names = new Set([...large.concepts.keys(), ...wordsOf(large), ...wordsOf(small)])
  if ([...small.proper].some((name) => !names.has(name)) && [...large.proper].every((name) => small.concepts.has(name))) return true
  if (hasOwnPlace(small, large) && !hasOwnPlace(large, small)) return true
  if (small.tokens.slice(part.first, part.end).some((token, i, words) => token.lower === 'of' && words[i + 1]?.lower === 'the')) return true
  return small.tokens.slice(part.first, part.end + 1).some((token) => token.kind === 'clitic')
}

/** "There" at the end of a clause is a place that the other claim does not mean. */
function isElsewhere(clause: Clause): boolean {
  return clause.tokens.at(-1)?.lower === 'there'
}

/** "through Brenn", "in the southern district", "there": the other does not say where. */
function hasOwnPlace(clause: Clause, other: Clause): boolean {
  const places = new Set(PLACES.flatMap((preposition) => [...(clause.slots.get(preposition) ?? [])]))
  return [...places].some((name) => clause.proper.has(name) && !other.concepts.has(name))
}

const PLACES = ['in', 'at', 'near', 'through', 'from', 'on'] as const

function wordsOf({ view }: Clause): readonly string[] {
  return view.sourceTokens.map(nameOf).filter((name) => name !== null)
}
