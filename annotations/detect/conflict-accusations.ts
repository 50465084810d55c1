import type { ClaimView } from './claim-view'
import type { Conflict } from './conflicts'
import { cueText, sourceLabel } from './explain'
import { sideOf } from './sides'
import { isWordLike } from './token'

/** What one side holds against the other where it does not say "accused". */
const HOSTILE = new Set(
  (
    'fired fire opened shelled shelling attacked struck violated launched bombed killed broke broken provoked started breached targeted invaded crossed ' +
    'assaulted stole lied cheated fabricated ignored refused sabotaged blocked ambushed escalated shot threatened'
  ).split(' '),
)

/** How far the two may stand apart, in drafts. */
const WINDOW = 24

/** A accuses B, and B accuses A or says that A did the harm. */
export function counterAccusations(text: string, views: readonly ClaimView[]): Conflict[] {
  const conflicts: Conflict[] = []
  views.forEach((view, at) => {
    if (view.draft.verb?.force !== 'accuse' || !view.side) return
    const target = accusedSide(view)
    if (!target || target === view.side) return
    for (let k = Math.max(0, at - WINDOW); k < Math.min(views.length, at + WINDOW); k++) {
      const other = views[k]
      if (!other || k === at || !isSide(other, target)) continue
      const accusesBack = other.draft.verb?.force === 'accuse' && accusedSide(other) === view.side
      if (accusesBack && k < at) continue
      if (!accusesBack && !blames(other, view.side)) continue
      const reason = `${sourceLabel(view)} “${cueText(text, view)}”, and ${sourceLabel(other)} ${accusesBack ? 'accuses back' : `says that ${titled(view.side)} did it`}`
      conflicts.push({ rule: 'counter-accusation', from: other.index, to: view.index, reason })
      break
    }
  })
  return conflicts
}

function isSide(view: ClaimView, side: string): boolean {
  return view.side === side || view.source.id === side
}

/** Who is accused: the words between "accused" and "of". */
export function accusedSide(view: ClaimView): string | null {
  let last: string | null = null
  for (const token of view.tokens.slice(0, 14)) {
    if (token.lower === 'of' || token.lower === 'for' || token.kind === 'comma') break
    if (!token.capital && token.kind !== 'word') continue
    const side = token.capital ? sideOf(token.lower) : null
    if (side) return side
    if (isWordLike(token) && token.lower !== 'the' && token.lower !== 'that')
      last = last === null || token.capital ? token.lower : `${last} ${token.lower}`
  }
  return last
}

/** True where the claim's subject is that side and its verb does harm: "that the Armenian military fired at the positions". */
function blames(view: ClaimView, side: string): boolean {
  const opening = view.tokens.slice(0, 7).findIndex((token) => token.capital && (sideOf(token.lower) ?? token.lower) === side)
  if (opening < 0) return false
  return view.tokens.slice(opening + 1, opening + 9).some((token) => HOSTILE.has(token.lower))
}

function titled(side: string): string {
  return side.length > 0 ? side.charAt(0).toUpperCase() + side.slice(1) : side
}
