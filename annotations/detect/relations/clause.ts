import { isWordLike, type Token } from '../reading/token'
import { BE, COORDINATORS } from '../word-lists'
import { causeIndex } from './clause-causes'
import type { ClaimView } from './claim-view'
import { phraseAfter, rolesOf, selfOf, type Roles } from './clause-roles'
import { contrastsIn, type Contrast } from './contrasts'
import { moodOf, type Mood } from './mood'
import { calendarDates, type CalendarDate } from './values/calendar-dates'
import { clockTimes, type ClockTime } from './values/clock-times'
import { quantitiesIn, type Quantity } from './values/quantities'
import { factsOf, isFunctionWord, nameOf } from './word-facts'

/**
 * One statement of a claim, laid out for comparing it with those of other claims. Most are never compared with one that opposes them, so what
 * only that asks for is read when it is asked for. (A class, as all of them then have one shape, which the engine is fast with.)
 */
export class Clause {
  readonly view: ClaimView
  /** Without quotation marks. */
  readonly tokens: readonly Token[]
  /** Concepts that it names, each with true where it names the contrary. Sides are "side:" and a country. */
  readonly concepts: ReadonlyMap<string, boolean>
  /** Whether one of its words names a contrary. */
  readonly namesContrary: boolean
  /** Of capitalised words. */
  readonly proper: ReadonlySet<string>
  readonly dates: readonly CalendarDate[]
  readonly times: readonly ClockTime[]
  /** What its words name that happens. */
  readonly events: ReadonlySet<string>
  readonly negated: boolean
  /** How it says that an earlier figure is replaced: "rose to" surely, "later" and "now" only for the same source. */
  readonly replaces: 'surely' | 'perhaps' | null
  /** Tokens that are part of a date or time. */
  readonly #skip: ReadonlySet<number>
  #mood: Mood | null = null
  #roles: Roles | null = null
  #slots: ReadonlyMap<string, ReadonlySet<string>> | null = null
  #quantities: readonly Quantity[] | null = null
  #contrasts: readonly Contrast[] | null = null
  #cause: number | null = null

  constructor(view: ClaimView, tokens: readonly Token[]) {
    this.view = view
    this.tokens = tokens
    this.dates = calendarDates(tokens)
    this.times = clockTimes(tokens)
    this.#skip = indicesOf(tokens, this.dates, this.times)
    let namesContrary = false
    let negated = false
    const concepts = new Map<string, boolean>()
    const proper = new Set<string>()
    const events = new Set<string>()
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]
      if (!token) continue
      const facts = factsOf(token.lower)
      if (facts.negates && !negated) negated = isNegation(tokens, i)
      if (facts.event !== null && facts.hasContent && isWordLike(token)) events.add(facts.event)
      if (this.#skip.has(i)) continue
      if (facts.isFirstPerson) for (const self of selfOf(view)) concepts.set(self, false)
      const name = nameOf(token)
      if (!name) continue
      const after = tokens[i + 1]?.lower ?? ''
      if (name === 'capture' && AFTER_TAKE.has(after)) {
        concepts.set(`take ${after}`, false)
        continue
      }
      const contrary = facts.concept?.contrary ?? false
      if (contrary) namesContrary = true
      concepts.set(name, contrary)
      if (token.capital && i > 0) proper.add(name)
    }
    this.concepts = concepts
    this.namesContrary = namesContrary
    this.proper = proper
    this.events = events
    this.negated = negated !== (view.draft.verb?.force === 'deny' && view.deniesFully)
    this.replaces = replacing(view.cueTokens, tokens)
  }

  get mood(): Mood {
    return (this.#mood ??= moodOf(this.view, this.tokens))
  }

  get roles(): Roles {
    return (this.#roles ??= rolesOf(this.view, this.tokens))
  }

  /** What stands after each preposition. */
  get slots(): ReadonlyMap<string, ReadonlySet<string>> {
    return (this.#slots ??= slotsOf(this.tokens, this.#skip))
  }

  /** Index of the last word before the cause that it names, or -1. */
  get cause(): number {
    return (this.#cause ??= causeIndex(this.view, this.tokens))
  }

  get quantities(): readonly Quantity[] {
    return (this.#quantities ??= quantitiesIn(this.tokens, this.#skip))
  }

  /** Words that tell one thing of a kind from another. */
  get contrasts(): readonly Contrast[] {
    return (this.#contrasts ??= contrastsIn(this.tokens))
  }
}

const MOST_CLAUSES = 8
const MOST_TOKENS = 60

/** "Took in refugees", "takes part": nothing is captured. */
const AFTER_TAKE = new Set('in on part place note action care'.split(' '))
const AFTER_NO = new Set('more less fewer longer doubt later one'.split(' '))
const BREAKS = new Set('and but while which who where although though whereas'.split(' '))
const REPLACES = new Set(
  'rose risen climbed raised reached increased dropped fallen jumped swelled revised updated lowered grown'.split(' '),
)
const FOLLOWS = new Set('later now left'.split(' '))
const SLOT_PREPOSITIONS = new Set(
  'in into at near on onto inside outside under over through from against for of by about with to between behind around along'.split(' '),
)

export function readClauses(view: ClaimView): Clause[] {
  return split(view.tokens).map((tokens) => new Clause(view, tokens))
}

const NONE: ReadonlySet<number> = new Set()

function indicesOf(tokens: readonly Token[], dates: readonly CalendarDate[], times: readonly ClockTime[]): ReadonlySet<number> {
  if (dates.length === 0 && times.length === 0) return NONE
  const indices = new Set<number>()
  for (const { first, end } of dates) for (let i = first; i < end; i++) indices.add(i)
  if (times.length === 0) return indices
  tokens.forEach((token, i) => {
    if (times.some(({ start, end }) => token.start >= start && token.end <= end)) indices.add(i)
  })
  return indices
}

function replacing(cue: readonly Token[], tokens: readonly Token[]): Clause['replaces'] {
  let follows = false
  for (const list of [cue, tokens]) {
    for (const { lower } of list) {
      if (REPLACES.has(lower)) return 'surely'
      follows ||= FOLLOWS.has(lower)
    }
  }
  return follows ? 'perhaps' : null
}

/** The first clauses of the tokens. */
function split(tokens: readonly Token[]): (readonly Token[])[] {
  const clauses: Token[][] = []
  let current: Token[] = []
  for (let i = 0; i < tokens.length && clauses.length < MOST_CLAUSES; i++) {
    const token = tokens[i]
    if (!token || token.kind === 'quote') continue
    const ends = token.kind === 'stop' || token.kind === 'colon' || current.length >= MOST_TOKENS
    if (ends && token.lower === '?') current.push(token)
    if (ends || breaksHere(tokens, i)) {
      if (current.some(isWordLike)) clauses.push(current)
      current = []
    }
    if (!ends) current.push(token)
  }
  if (current.some(isWordLike) && clauses.length < MOST_CLAUSES) clauses.push(current)
  return clauses
}

/** ", and ...", "but ...", "and 12 ...": another statement begins. */
function breaksHere(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.lower ?? ''
  if (!BREAKS.has(word)) return false
  if (tokens[at - 1]?.kind === 'comma' || word === 'but' || word === 'while' || word === 'whereas') return true
  if (!COORDINATORS.has(word)) return false
  const next = tokens[at + 1]
  return next?.kind === 'number' || next?.lower === 'that' || ['he', 'she', 'they', 'it'].includes(next?.lower ?? '')
}

/** "Not only", "no less" and "no doubt" negate nothing. */
function isNegation(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.lower ?? ''
  const next = tokens[at + 1]?.lower ?? ''
  if (word === 'not' && (next === 'only' || next === 'less' || next === 'more')) return false
  return !(word === 'no' && AFTER_NO.has(next) && next !== 'longer' && next !== 'one')
}

function slotsOf(tokens: readonly Token[], skip: ReadonlySet<number>): Map<string, ReadonlySet<string>> {
  const slots = new Map<string, Set<string>>()
  tokens.forEach((token, i) => {
    if (!SLOT_PREPOSITIONS.has(token.lower) || skip.has(i + 1)) return
    const slot = slots.get(token.lower) ?? new Set<string>()
    for (const word of phraseAfter(tokens, i)) {
      const name = isFunctionWord(word.lower) ? null : nameOf(word)
      if (name) slot.add(name)
    }
    if (slot.size > 0) slots.set(token.lower, slot)
  })
  return slots
}

/** "The girl was [15] when", "she is [43]". */
export function isAgeLike(clause: Clause, quantity: Quantity): boolean {
  return quantity.kind === 'bare' && BE.has(clause.tokens[quantity.first - 1]?.lower ?? '')
}
