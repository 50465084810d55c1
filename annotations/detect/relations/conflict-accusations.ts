import { accusedActor, mentionOf, speaksFor } from './actors'
import type { ClaimView } from './claim-view'
import { readClauses } from './clause'
import { overlapOf, type Overlap } from './clause-match'
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

/** How soon an answer follows that does not repeat what it answers. */
const NEAR = 3

/** Share of the shorter statement's concepts that an answer has in common with the accusation. */
const LEAST_SHARE = 0.5

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
      if (!other || k === at) continue
      if (!speaksFor(other, target)) {
        if (k > at && k <= at + NEAR && accusesBack(other, view) && isNamedOther(other, view)) {
          conflicts.push({ rule: 'counter-accusation', from: other.index, to: view.index, reason: answered(text, view, other) })
          break
        }
        continue
      }
      if (k > at && k <= at + NEAR && saysItWasNot(other, view)) {
        const reason = `${sourceLabel(view)} “${cueText(text, view)}” at ${place(view)}; ${sourceLabel(other)} says at ${place(other)} that it was not so`
        conflicts.push({ rule: 'denial', from: other.index, to: view.index, reason })
        break
      }
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

/** Who is not named may be on the same side. */
function isNamedOther({ source }: ClaimView, view: ClaimView): boolean {
  return source.id !== '' && source.id !== view.source.id
}

function answered(text: string, view: ClaimView, other: ClaimView): string {
  return `${sourceLabel(view)} “${cueText(text, view)}” at ${place(view)}; ${sourceLabel(other)} accuses back at ${place(other)}`
}

/** The accused denies, or answers with a negated statement about the same: "accused him of hiring drivers", "we have hired nobody". */
function saysItWasNot(answer: ClaimView, accusation: ClaimView): boolean {
  const accused = readClauses(accusation)
  return readClauses(answer).some((clause) => clause.negated && accused.some((one) => answers(overlapOf(one, clause))))
}

function answers({ shared, share }: Overlap): boolean {
  return shared.length > 0 && share >= LEAST_SHARE
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
