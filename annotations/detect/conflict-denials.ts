import type { ClaimView } from './claim-view'
import { accusedActor, speaksFor } from './actors'
import type { Conflict } from './conflicts'
import { cueText, sourceLabel } from './explain'

/** What a denial can name without saying it again. */
const CLAIM_NOUNS = new Set(
  (
    'accusation accusations allegation allegations claim claims charge charges suggestion suggestions report reports assertion assertions rumour rumours rumor rumors ' +
    'wrongdoing responsibility involvement criticism it this that them'
  ).split(' '),
)

const FALSE_WORDS = new Set(
  'false untrue baseless unfounded nonsense lie lies fabricated fabrication incorrect invented groundless'.split(' '),
)

const WINDOW = 12
const PARAGRAPHS = 4

/** One source denies, rejects or calls false what another source is quoted with before. */
export function denials(text: string, views: readonly ClaimView[]): Conflict[] {
  const conflicts: Conflict[] = []
  views.forEach((view, at) => {
    if (isDenial(view)) {
      const denied = findDenied(view, views, at)
      if (denied) {
        const reason = `${sourceLabel(view)} “${cueText(text, view)}” what ${sourceLabel(denied)} is quoted with`
        conflicts.push({ rule: 'denial', from: view.index, to: denied.index, reason })
      }
      return
    }
    const word = falseWord(view)
    if (!word) return
    const denied = findDenied(view, views, at)
    if (denied)
      conflicts.push({ rule: 'rejection-in-words', from: view.index, to: denied.index, reason: `${sourceLabel(view)} calls it “${word}”` })
  })
  return conflicts
}

/** A verb of denial whose object is a claim rather than an offer or a request. */
export function isDenial(view: ClaimView): boolean {
  const { verb } = view.draft
  if (verb?.force !== 'deny') return false
  if (verb.lemma === 'deny' || verb.lemma === 'refute' || verb.lemma === 'dispute' || verb.lemma === 'rebut' || verb.lemma === 'contradict')
    return true
  return namesAClaim(view)
}

function namesAClaim(view: ClaimView): boolean {
  return view.tokens.slice(0, 8).some((token) => CLAIM_NOUNS.has(token.lower))
}

/** "the claim was false", "called the allegations baseless", in a short content. */
function falseWord(view: ClaimView): string | null {
  if (view.tokens.length > 30) return null
  const at = view.tokens.findIndex((token) => FALSE_WORDS.has(token.lower))
  const before = view.tokens[at - 1]?.lower
  if (at < 0 || before === 'not' || before === 'no') return null
  return namesAClaim(view) ? (view.tokens[at]?.lower ?? null) : null
}

/** The nearest earlier claim of another source that the denial can mean. */
function findDenied(view: ClaimView, views: readonly ClaimView[], at: number): ClaimView | null {
  const stems = new Set(view.stems)
  for (let k = at - 1; k >= 0 && k >= at - WINDOW; k--) {
    const other = views[k]
    if (!other || view.draft.paragraph - other.draft.paragraph > PARAGRAPHS) return null
    if (!other.source.id || other.source.id === view.source.id || (other.side === view.side && view.side !== '')) continue
    if (isDenial(other)) continue
    const accusesUs = other.draft.verb?.force === 'accuse' && concerns(other, view)
    const overlap = sharedStems(stems, other)
    if (accusesUs || overlap >= 2 || (namesAClaim(view) && (other.draft.verb?.force === 'accuse' || overlap >= 1))) return other
  }
  return null
}

function concerns(accusation: ClaimView, denier: ClaimView): boolean {
  const accused = accusedActor(accusation)
  return accused !== null && speaksFor(denier, accused)
}

function sharedStems(stems: ReadonlySet<string>, other: ClaimView): number {
  const shared = new Set<string>()
  for (const stem of other.stems) if (stem.length > 2 && stems.has(stem)) shared.add(stem)
  return shared.size
}
