import type { Clause } from './clause'
import { areAboutOthers, haveOtherDays, isDisjoint, overlapOf } from './clause-match'
import { phraseAfter, selfOf } from './clause-roles'
import { nameOf } from './word-facts'

const LEAST_SHARE = 0.6
const LEAST_SHARE_OF_LONGER = 0.4
const PLACES = ['in', 'into', 'at', 'near', 'on', 'inside', 'outside'] as const

/** What happens in one place. */
const PLACED = new Set('crash find land die begin sign hide sink collapse kill explode meet arrest bury'.split(' '))

/** What two sides hold against each other, or claim for themselves. */
const DEEDS = new Set(
  'attack burn steal loot break damage poison explode kill injure shoot invent find cause begin copy cross provoke violate destroy sink steal forge'.split(
    ' ',
  ),
)

/** What those do of whom a survey counts the share. */
const OPINIONS = new Set('agree disagree oppose opposed favor favour support approve disapprove think believe say'.split(' '))

/** One says that it was so, the other that it was not: "was consulted", "was never consulted"; "acquitted", "convicted". */
export function sayContrary(a: Clause, b: Clause): readonly string[] | null {
  // Nearly all pairs end here: without a contrary only the negation can be opposite.
  if (a.negated === b.negated && !a.namesContrary && !b.namesContrary) return null
  if (statesShare(a) !== statesShare(b)) return null
  const { shared, share, shareOfLonger } = overlapOf(a, b)
  const contraries = shared.filter((name) => a.concepts.get(name) !== b.concepts.get(name))
  const opposite = (a.negated !== b.negated) !== (contraries.length % 2 === 1)
  if (!opposite || areAboutOthers(a, b)) return null
  // Names alone, and deeds of others, are what any two sentences of an article share.
  const [mine, theirs] = [a.roles, b.roles]
  if (contraries.length > 0 && isDisjoint(partiesOf(a), partiesOf(b))) return null
  const isOneDeed = mine.verb === theirs.verb || contraries.length > 0
  const isNamed = shared.some((name) => name === mine.verb || name === theirs.verb || contraries.includes(name))
  if (!isNamed || (!isOneDeed && (shared.length < 3 || shareOfLonger < LEAST_SHARE))) return null
  const plain = shared.filter((name) => !a.proper.has(name) && !b.proper.has(name))
  if (plain.length === 0) return null
  const isOwn = a.view.draft.kind === 'own-voice' || b.view.draft.kind === 'own-voice'
  if (isOwn && (shareOfLonger < 0.5 || share < 0.75)) return null
  const least = speaksOfOther(a, b) ? 0.5 : LEAST_SHARE
  return shared.length > 1 && share >= least && shareOfLonger >= LEAST_SHARE_OF_LONGER ? shared : null
}

/** "34 % agree and 17 % disagree" says how many think so, not that it is so. */
function statesShare({ quantities, tokens }: Clause): boolean {
  return quantities.some(({ kind }) => kind === 'percent') && tokens.some((token) => OPINIONS.has(token.lower))
}

function partiesOf({ roles }: Clause): ReadonlySet<string> {
  return new Set([...roles.subject, ...roles.patient])
}

/** One clause names the other's source. */
function speaksOfOther(a: Clause, b: Clause): boolean {
  return selfOf(b.view).some((name) => a.concepts.has(name)) || selfOf(a.view).some((name) => b.concepts.has(name))
}

/** The same deed, done by another. */
export function otherActors(a: Clause, b: Clause): boolean {
  const [mine, theirs] = [a.roles, b.roles]
  if (!mine.verb || mine.verb !== theirs.verb || !DEEDS.has(mine.verb) || a.negated !== b.negated || haveOtherDays(a, b)) return false
  if (mine.agent.size === 0 || theirs.agent.size === 0) return false
  const swapped = !isDisjoint(mine.agent, theirs.patient) && !isDisjoint(mine.patient, theirs.agent)
  if (swapped) return true
  return isDisjoint(mine.agent, theirs.agent) && !isDisjoint(mine.patient, theirs.patient)
}

/** The same thing happened, somewhere else. */
export function otherPlace(a: Clause, b: Clause): boolean {
  const verb = a.roles.verb
  if (!PLACED.has(verb) || verb !== b.roles.verb || a.negated !== b.negated || haveOtherDays(a, b)) return false
  if (a.quantities.length > 0 || b.quantities.length > 0 || isDisjoint(a.roles.subject, b.roles.subject)) return false
  const [mine, theirs] = [placesOf(a), placesOf(b)]
  if (mine.size === 0 || theirs.size === 0 || !isDisjoint(mine, theirs)) return false
  const { share } = overlapOf(a, b, new Set([...mine, ...theirs]))
  return share >= LEAST_SHARE
}

function placesOf(clause: Clause): ReadonlySet<string> {
  return new Set(PLACES.flatMap((preposition) => [...(clause.slots.get(preposition) ?? [])]))
}

/** The same thing, from another cause. */
export function otherCause(a: Clause, b: Clause): boolean {
  const [mine, theirs] = [causeOf(a), causeOf(b)]
  if (!mine || !theirs || mine.size === 0 || theirs.size === 0 || !isDisjoint(mine, theirs) || a.negated !== b.negated) return false
  const { shared, share, shareOfLonger } = overlapOf(a, b, new Set([...mine, ...theirs]))
  return shared.length > 0 && share >= 0.5 && shareOfLonger >= 0.3 && !haveOtherDays(a, b)
}

function causeOf(clause: Clause): ReadonlySet<string> | null {
  const at = clause.cause
  if (at < 0) return null
  const names = phraseAfter(clause.tokens, at).map(nameOf)
  return new Set(names.filter((name) => name !== null))
}
