import type { ClaimView } from './claim-view'
import type { Clause } from './clause'
import { areContrasted } from './contrasts'
import { areApart } from './values/bounds'
import { datesDiffer } from './values/calendar-dates'
import type { Quantity } from './values/quantities'

/** How much two clauses speak of the same: the concepts that both name, and their share of the poorer clause. */
export interface Overlap {
  readonly shared: readonly string[]
  readonly share: number
  /** Their share of the richer clause: low where one says much more than the other. */
  readonly shareOfLonger: number
}

/** `except`: concepts that the comparison is about, and that may differ. */
export function overlapOf(a: Clause, b: Clause, except: ReadonlySet<string> = new Set()): Overlap {
  const shared: string[] = []
  let [left, right] = [0, 0]
  for (const name of a.concepts.keys()) {
    if (except.has(name)) continue
    left++
    if (b.concepts.has(name)) shared.push(name)
  }
  for (const name of b.concepts.keys()) if (!except.has(name)) right++
  return { shared, share: shared.length / Math.max(1, Math.min(left, right)), shareOfLonger: shared.length / Math.max(1, left, right) }
}

/** Two sources that do not speak for one side; the article's own voice against a named source counts as two. */
export function areOpponents(a: Clause, b: Clause): boolean {
  const [x, y] = [a.view, b.view]
  if (x.draft.kind === 'own-voice' || y.draft.kind === 'own-voice') return x.draft.kind !== y.draft.kind
  if (!x.source.id || !y.source.id || x.source.id === y.source.id) return false
  return !x.side || x.side !== y.side
}

/** True where something says that the two are about different things: another place, street, team, day, "northern" against "southern". */
export function areAboutOthers(a: Clause, b: Clause): boolean {
  return haveOtherDays(a, b) || areContrasted(a.contrasts, b.contrasts) || haveOtherSlots(a, b)
}

export function haveOtherDays(a: Clause, b: Clause): boolean {
  return a.dates.some((one) => b.dates.some((other) => datesDiffer(one, other)))
}

function haveOtherSlots(a: Clause, b: Clause): boolean {
  for (const [preposition, mine] of a.slots) {
    const theirs = b.slots.get(preposition)
    if (theirs && preposition !== 'to' && preposition !== 'by' && isDisjoint(mine, theirs)) return true
  }
  return false
}

export function isDisjoint(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const name of a) if (b.has(name)) return false
  return true
}

/** What is said, told, shown, accused or denied; "support for the plan" and "slammed the plan" state nothing that could be negated. */
export function isStatement({ draft }: ClaimView): boolean {
  const { verb, kind } = draft
  return (
    kind === 'own-voice' ||
    verb === null ||
    verb.force === 'accuse' ||
    verb.force === 'deny' ||
    verb.frame === 'say' ||
    verb.frame === 'tell' ||
    verb.frame === 'show'
  )
}

/** One source says the same again, with other words around it: the same numbers, the same negation, nearly the same concepts. */
export function saySame(a: Clause, b: Clause): boolean {
  if (!a.view.source.id || a.view.source.id !== b.view.source.id || a.negated !== b.negated) return false
  if (areAboutOthers(a, b) || a.quantities.some((one, at) => isOtherNumber(one, b.quantities[at]))) return false
  const { shared, share, shareOfLonger } = overlapOf(a, b)
  return shared.length >= LEAST_SAME && share >= 0.8 && shareOfLonger >= 0.6
}

/** Fewer concepts are too few to know a statement by. */
const LEAST_SAME = 4

function isOtherNumber(one: Quantity, other: Quantity | undefined): boolean {
  return other !== undefined && (one.kind !== other.kind || areApart(one.interval, other.interval))
}
