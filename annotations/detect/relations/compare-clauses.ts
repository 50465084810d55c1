import { areNested, type ClaimView } from './claim-view'
import { readClauses, type Clause } from './clause'
import { areOpponents, isStatement, saySame } from './clause-match'
import { otherActors, otherCause, otherPlace, sayContrary } from './compare-facts'
import { otherDays, otherTimes } from './compare-moments'
import { otherQuantities, TALLIES } from './compare-quantities'
import type { Conflict } from './conflicts'
import { sourceLabel } from './explain'
import { canMeet } from './mood'
import type { Repetition } from './repetitions'
import type { Token } from '../reading/token'

/** A later figure in place of an earlier one. Indices among the drafts; `from` is the later claim. */
export interface Update {
  readonly from: number
  readonly to: number
  readonly reason: string
}

/** Earlier clauses that one clause is compared with, and how many of them one concept remembers: what keeps the work linear. */
const CANDIDATES = 12
const REMEMBERED = 8
const MOST_CONCEPTS = 24

/** An update follows what it updates within this many claims. */
const NEAR = 8

export interface Compared {
  readonly conflicts: Conflict[]
  readonly updates: Update[]
  readonly repetitions: Repetition[]
}

/** Compares every statement with earlier ones that name the same things. */
export function compareClauses(text: string, views: readonly ClaimView[]): Compared {
  const byKey = new Map<string, Keyed[]>()
  const found: Compared = { conflicts: [], updates: [], repetitions: [] }
  for (const view of views) {
    // Support, wishes and attacks on a plan state nothing that another claim could contradict, and are a quarter of all claims.
    if (!isStatement(view)) continue
    const clauses = readClauses(view)
    const known: Keyed[] = []
    for (const clause of clauses) {
      const keys = keysOf(clause)
      for (const earlier of candidates(byKey, keys)) {
        if (earlier.view !== view && !areNested(earlier.view, view)) compareTwo(text, earlier, clause, clauses.length === 1, found)
      }
      known.push({ clause, keys, shared: 0 })
    }
    for (const one of known) remember(byKey, one)
  }
  return { conflicts: withoutRepeated(views, found.conflicts), updates: found.updates, repetitions: found.repetitions }
}

/** @param isWhole `later` is all that its claim says */
function compareTwo(text: string, earlier: Clause, later: Clause, isWhole: boolean, found: Compared): void {
  const from = later.view.index
  const to = earlier.view.index
  const update = updateOf(text, earlier, later)
  if (update) {
    found.updates.push({ from, to, reason: update })
    return
  }
  if (isWhole && saySame(earlier, later)) {
    found.repetitions.push({ from, to, reason: `${sourceLabel(later.view)} says the same before, in much the same words` })
    return
  }
  const conflict = conflictOf(text, earlier, later)
  if (conflict) found.conflicts.push({ rule: conflict.rule, from, to, reason: conflict.reason })
}

/** A clause with what it is found by, and how many of a later clause's keys it has. */
interface Keyed {
  readonly clause: Clause
  readonly keys: readonly string[]
  shared: number
}

function keysOf(clause: Clause): string[] {
  const keys: string[] = []
  for (const name of clause.concepts.keys()) {
    if (keys.length >= MOST_CONCEPTS) break
    keys.push(name)
  }
  for (const event of clause.events) keys.push(`event:${event}`)
  return keys
}

/** Those that share most keys first, of equal ones that which was met first. */
function candidates(byKey: ReadonlyMap<string, readonly Keyed[]>, keys: readonly string[]): readonly Clause[] {
  const met: Keyed[] = []
  let most = 0
  for (const key of keys) {
    const known = byKey.get(key)
    if (!known) continue
    for (const earlier of known) {
      if (earlier.shared++ === 0) met.push(earlier)
      if (earlier.shared > most) most = earlier.shared
    }
  }
  const best: Clause[] = []
  for (let shared = most; shared > 0 && best.length < CANDIDATES; shared--) {
    for (const earlier of met) if (earlier.shared === shared && best.length < CANDIDATES) best.push(earlier.clause)
  }
  for (const earlier of met) earlier.shared = 0
  return best
}

function remember(byKey: Map<string, Keyed[]>, one: Keyed): void {
  for (const key of one.keys) {
    const known = byKey.get(key)
    if (!known) byKey.set(key, [one])
    else {
      if (known.length >= REMEMBERED) known.shift()
      known.push(one)
    }
  }
}

function updateOf(text: string, earlier: Clause, later: Clause): string | null {
  if (!later.replaces || later.view.index - earlier.view.index > NEAR) return null
  const isOwn = later.view.draft.kind === 'own-voice' || earlier.view.draft.kind === 'own-voice'
  if (!(isOwn ? isTally(later) : isOneSource(later.view, earlier.view))) return null
  if (later.mood === 'question' || later.mood === 'possible' || (later.mood === 'future' && later.view.source.id === '')) return null
  const found = otherQuantities(earlier, later, true)
  return found ? `“${words(text, later, found.b)}” replaces “${words(text, earlier, found.a)}”` : null
}

/** "The toll had risen to 12": nothing else in the article's own voice says surely that it replaces a figure. */
function isTally(clause: Clause): boolean {
  return clause.replaces === 'surely' && clause.tokens.some((token) => TALLIES.has(token.lower))
}

/** "The company" after "the water company" is one source here. */
function isOneSource(a: ClaimView, b: ClaimView): boolean {
  if (a.source.id === b.source.id || (a.side !== '' && a.side === b.side)) return true
  const words = b.source.id.split(' ')
  return a.source.id !== '' && a.source.id.split(' ').every((word) => words.includes(word))
}

function conflictOf(text: string, a: Clause, b: Clause): Pick<Conflict, 'rule' | 'reason'> | null {
  if (!areOpponents(a, b)) return null
  if (!canMeet(a.mood, b.mood) || b.replaces === 'surely') return timeConflict(text, a, b)
  const time = timeConflict(text, a, b)
  if (time) return time
  const quantities = a.negated === b.negated ? otherQuantities(a, b) : null
  if (quantities) {
    const [one, other] = [words(text, a, quantities.a), words(text, b, quantities.b)]
    return {
      rule: 'different-count',
      reason: `Two numbers for the same: “${one}” (${sourceLabel(a.view)}) and “${other}” (${sourceLabel(b.view)})`,
    }
  }
  const contrary = sayContrary(a, b)
  if (contrary) {
    return {
      rule: 'negation',
      reason: `${sourceLabel(a.view)} and ${sourceLabel(b.view)} say the contrary of each other about: ${contrary.join(', ')}`,
    }
  }
  if (a.view.draft.kind === 'own-voice' || b.view.draft.kind === 'own-voice') return null
  const sources = `${sourceLabel(a.view)} and ${sourceLabel(b.view)}`
  const days = otherDays(a, b)
  if (days) return { rule: 'different-date', reason: `Two days for the same: “${words(text, a, days.a)}” and “${words(text, b, days.b)}”` }
  if (otherCause(a, b)) return { rule: 'different-cause', reason: `${sources} give two causes for the same` }
  if (otherActors(a, b)) return { rule: 'different-actor', reason: `${sources} say that different sides did it: “${a.roles.verb}”` }
  if (otherPlace(a, b)) return { rule: 'different-place', reason: `${sources} name two places for the same: “${a.roles.verb}”` }
  return null
}

function timeConflict(text: string, a: Clause, b: Clause): Pick<Conflict, 'rule' | 'reason'> | null {
  const times = a.mood === 'question' || b.mood === 'question' ? null : otherTimes(a, b)
  if (!times) return null
  const normal = times.a.zone === 'utc' ? ` (${clock(times.a.minutes[0])} against ${clock(times.b.minutes[0])} UTC)` : ''
  const says = (clause: Clause, at: { readonly start: number; readonly end: number }): string =>
    `“${text.slice(at.start, at.end)}” (${sourceLabel(clause.view)})`
  return { rule: 'different-time', reason: `Two times for one ${times.event}: ${says(a, times.a)} and ${says(b, times.b)}${normal}` }
}

function clock(minutes = 0): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

function words(text: string, clause: Clause, { first, end }: { readonly first: number; readonly end: number }): string {
  const tokens: readonly (Token | undefined)[] = clause.tokens
  const last = tokens[Math.max(first, end - 1)]
  return text.slice(tokens[first]?.start ?? 0, last?.end ?? 0)
}

/**
 * The article's own sentence that says what a source says as well adds no second conflict: it stays what it is, a sentence without a source.
 */
function withoutRepeated(views: readonly ClaimView[], conflicts: readonly Conflict[]): Conflict[] {
  const own = new Set(views.filter(({ draft }) => draft.kind === 'own-voice').map(({ index }) => index))
  const isOwn = (index: number): boolean => own.has(index)
  const disputed = new Set(conflicts.filter(({ from, to }) => !isOwn(from) && !isOwn(to)).flatMap(({ from, to }) => [from, to]))
  return conflicts.filter(({ from, to }) => !((isOwn(from) && disputed.has(to)) || (isOwn(to) && disputed.has(from))))
}
