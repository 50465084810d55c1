import { isWordLike, type Token } from '../reading/token'
import { BE, COORDINATORS } from '../word-lists'
import { isContentWord, stemOf, type ClaimView } from './claim-view'
import { isFirstPerson, isFunctionWord, nameOf, phraseAfter, rolesOf, selfOf, type Roles } from './clause-roles'
import { conceptOf } from './concepts'
import { contrastsIn, type Contrast } from './contrasts'
import { moodOf, type Mood } from './mood'
import { calendarDates, type CalendarDate } from './values/calendar-dates'
import { clockTimes, type ClockTime } from './values/clock-times'
import { quantitiesIn, type Quantity } from './values/quantities'

/** One statement of a claim, laid out for comparing it with those of other claims. */
export interface Clause {
  readonly view: ClaimView
  /** Without quotation marks. */
  readonly tokens: readonly Token[]
  /** Concepts that it names, each with true where it names the contrary. Sides are "side:" and a country. */
  readonly concepts: ReadonlyMap<string, boolean>
  /** Of capitalised words. */
  readonly proper: ReadonlySet<string>
  readonly negated: boolean
  /** Stems of its words. */
  readonly stems: readonly string[]
  readonly mood: Mood
  readonly roles: Roles
  /** What stands after each preposition. */
  readonly slots: ReadonlyMap<string, ReadonlySet<string>>
  readonly quantities: readonly Quantity[]
  /** Words that tell one thing of a kind from another, with the kind's number. */
  readonly contrasts: readonly Contrast[]
  readonly dates: readonly CalendarDate[]
  readonly times: readonly ClockTime[]
  /** How it says that an earlier figure is replaced: "rose to" surely, "later" and "now" only for the same source. */
  readonly replaces: 'surely' | 'perhaps' | null
}

const MOST_CLAUSES = 8
const MOST_TOKENS = 60

const NEGATIONS = new Set('not never no nobody none nothing neither nor without cannot nowhere'.split(' '))
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
  return split(view.tokens)
    .slice(0, MOST_CLAUSES)
    .map((tokens) => readClause(view, tokens))
}

function readClause(view: ClaimView, tokens: readonly Token[]): Clause {
  const dates = calendarDates(tokens)
  const times = clockTimes(tokens)
  const skip = new Set<number>()
  for (const { first, end } of dates) for (let i = first; i < end; i++) skip.add(i)
  tokens.forEach((token, i) => {
    if (times.some(({ start, end }) => token.start >= start && token.end <= end)) skip.add(i)
  })
  const concepts = new Map<string, boolean>()
  const proper = new Set<string>()
  tokens.forEach((token, i) => {
    if (skip.has(i)) return
    if (isFirstPerson(token)) for (const self of selfOf(view)) concepts.set(self, false)
    const name = nameOf(token)
    if (!name) return
    concepts.set(name, conceptOf(token.lower)?.contrary ?? false)
    if (token.capital && i > 0) proper.add(name)
  })
  const stems = tokens.filter(isContentWord).map((token) => stemOf(token.lower))
  // Most clauses are never compared with another one that opposes them: what only that asks for is read when it is asked for.
  const mood = once(() => moodOf(view, tokens))
  const roles = once(() => rolesOf(view, tokens))
  const slots = once(() => slotsOf(tokens, skip))
  const quantities = once(() => quantitiesIn(tokens, skip))
  const contrasts = once(() => contrastsIn(tokens))
  const replaces = once(() => replacing([...view.cueTokens, ...tokens]))
  const negated = once(() => isNegated(tokens) !== (view.draft.verb?.force === 'deny' && view.deniesFully))
  return {
    view,
    tokens,
    concepts,
    proper,
    stems,
    dates,
    times,
    get negated() {
      return negated()
    },
    get mood() {
      return mood()
    },
    get roles() {
      return roles()
    },
    get slots() {
      return slots()
    },
    get quantities() {
      return quantities()
    },
    get contrasts() {
      return contrasts()
    },
    get replaces() {
      return replaces()
    },
  }
}

/** What `read` gives, read at most once. */
function once<T extends object | string | boolean | null>(read: () => T): () => T {
  let value: T | undefined
  return () => (value === undefined ? (value = read()) : value)
}

function replacing(tokens: readonly Token[]): Clause['replaces'] {
  if (tokens.some((token) => REPLACES.has(token.lower))) return 'surely'
  return tokens.some((token) => FOLLOWS.has(token.lower)) ? 'perhaps' : null
}

function split(tokens: readonly Token[]): (readonly Token[])[] {
  const clauses: Token[][] = []
  let current: Token[] = []
  const close = (): void => {
    if (current.some(isWordLike)) clauses.push(current)
    current = []
  }
  tokens.forEach((token, i) => {
    if (token.kind === 'quote') return
    if (token.kind === 'stop' || token.kind === 'colon' || current.length >= MOST_TOKENS) {
      if (token.lower === '?') current.push(token)
      close()
      return
    }
    if (breaksHere(tokens, i)) close()
    current.push(token)
  })
  close()
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

function isNegated(tokens: readonly Token[]): boolean {
  return tokens.some((token, i) => {
    const word = token.lower
    if (word.endsWith("n't")) return true
    if (!NEGATIONS.has(word)) return false
    const next = tokens[i + 1]?.lower ?? ''
    if (word === 'not' && (next === 'only' || next === 'less' || next === 'more')) return false
    return !(word === 'no' && AFTER_NO.has(next) && next !== 'longer' && next !== 'one')
  })
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
