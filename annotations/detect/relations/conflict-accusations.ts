import { accusedActor, mentionOf, speaksFor } from './actors'
import type { ClaimView } from './claim-view'
import type { Conflict } from './conflicts'
import { cueText, sourceLabel } from './explain'

/** What one side holds against the other where it does not say "accused". */
const HOSTILE = new Set(
  (
    'fired opened shelled shelling attacked struck violated launched bombed killed broke broken provoked started breached targeted invaded crossed ' +
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
    const target = accusedActor(view)
    if (!target || speaksFor(view, target)) return
    const end = Math.min(views.length, at + WINDOW)
    for (let k = Math.max(0, at - WINDOW); k < end; k++) {
      const other = views[k]
      if (!other || k === at || !speaksFor(other, target)) continue
      const back = accusesBack(other, view)
      if ((back && k < at) || (!back && !blames(other, view))) continue
      const answer = back ? `${sourceLabel(other)} accuses back at` : `${sourceLabel(other)}’s counter-claim at`
      const reason = `${sourceLabel(view)} “${cueText(text, view)}” at ${place(view)}; ${answer} ${place(other)}`
      conflicts.push({ rule: 'counter-accusation', from: other.index, to: view.index, reason })
      break
    }
  })
  return conflicts
}

function accusesBack(view: ClaimView, accuser: ClaimView): boolean {
  if (view.draft.verb?.force !== 'accuse') return false
  const accused = accusedActor(view)
  return accused !== null && speaksFor(accuser, accused)
}

/** True where the claim's subject is the accuser and its verb does harm: "that the Armenian military fired at the positions". */
function blames(view: ClaimView, accuser: ClaimView): boolean {
  const opening = mentionOf(accuser, view.tokens.slice(0, 7))
  if (opening < 0) return false
  return view.tokens.slice(opening + 1, opening + 9).some((token) => HOSTILE.has(token.lower))
}

function place(view: ClaimView): number {
  return (view.draft.cue[0] ?? view.draft.content[0])?.start ?? 0
}
