import { accusedActor, speaksFor } from './actors'
import type { ClaimView } from './claim-view'
import type { Conflict } from './conflicts'
import { cueText, sourceLabel } from './explain'
import { isWordLike } from '../reading/token'
import { AUXILIARIES, BE, DETERMINERS } from '../word-lists'

/** What a denial can name without saying it again, by the verbs that made it: "denied the report" is about what was reported. */
const CLAIM_NOUNS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [
    [
      'accusation accusations allegation allegations charge charges wrongdoing involvement responsibility',
      'accuse allege charge blame fault',
    ],
    ['claim claims assertion assertions statement statements', 'accuse allege charge blame fault claim assert insist'],
    ['report reports story', 'report reveal write'],
    ['suggestion suggestions', 'suggest hint imply'],
    ['criticism criticisms', 'criticize criticise fault blast'],
    ['it this', 'accuse allege'],
  ].flatMap(([nouns, verbs]) => (nouns ?? '').split(' ').map((noun) => [noun, new Set((verbs ?? '').split(' '))] as const)),
)

const FALSE_WORDS = new Set(
  'false untrue baseless unfounded nonsense fabricated incorrect invented groundless lie lies absurd ridiculous invention fiction fantasy slander smear rubbish wrong'.split(
    ' ',
  ),
)
const NEGATIONS = /\b(?:not|never)\b|n['\u2019]t\b/i

/** How many drafts and paragraphs back the denied claim may stand. */
const WINDOW = 10
const PARAGRAPHS = 3

/** A noun names a claim only this near to the denial's beginning. */
const NEAR = 3

/** One source denies, rejects or calls false what another source is quoted with before. */
export function denials(text: string, views: readonly ClaimView[]): Conflict[] {
  const conflicts: Conflict[] = []
  views.forEach((view, at) => {
    const word = isDenial(text, view) ? null : falseWord(view)
    if (word === null && !isDenial(text, view)) return
    const denied = findDenied(text, view, views, at)
    if (!denied) return
    const what = `what ${sourceLabel(denied)} is quoted with`
    const reason =
      word === null ? `${sourceLabel(view)} “${cueText(text, view)}” ${what}` : `${sourceLabel(view)} says “${word}” of ${what}`
    conflicts.push({ rule: word === null ? 'denial' : 'rejection-in-words', from: view.index, to: denied.index, reason })
  })
  return conflicts
}

/** A verb of denial, itself not negated, whose object is a claim rather than an offer or a request. */
export function isDenial(text: string, view: ClaimView): boolean {
  const { verb } = view.draft
  if (verb?.force !== 'deny' || NEGATIONS.test(cueText(text, view))) return false
  return verb.lemma === 'deny' || verb.lemma === 'refute' || verb.lemma === 'dispute' || claimNoun(view) !== null
}

/** The noun near the beginning that stands for what was claimed. */
function claimNoun(view: ClaimView): string | null {
  const at = view.tokens.slice(0, NEAR).findIndex((token) => CLAIM_NOUNS.has(token.lower))
  const word = view.tokens[at]?.lower ?? null
  if (word !== 'it' && word !== 'this') return word
  // "this a lie", "it was false"; in "this proposal" it stands for no claim.
  const next = view.tokens[at + 1]
  return !next || !isWordLike(next) || DETERMINERS.has(next.lower) || AUXILIARIES.has(next.lower) || next.lower === 'as' ? word : null
}

/** "the claim was false", "called the allegations baseless", in a short content. */
function falseWord(view: ClaimView): string | null {
  if (view.tokens.length > 16 || claimNoun(view) === null) return null
  const at = view.tokens.findIndex((token) => FALSE_WORDS.has(token.lower))
  if (at < 0) return null
  const before = view.tokens.slice(Math.max(0, at - 3), at)
  const isSaid = before.some((token) => BE.has(token.lower)) || view.draft.verb?.lemma === 'call' || view.draft.verb?.lemma === 'describe'
  return isSaid && !before.some((token) => token.lower === 'not' || token.lower === 'no') ? (view.tokens[at]?.lower ?? null) : null
}

/** The nearest earlier claim of another source that the denial can mean. */
function findDenied(text: string, view: ClaimView, views: readonly ClaimView[], at: number): ClaimView | null {
  const verbs = CLAIM_NOUNS.get(claimNoun(view) ?? '')
  for (let k = at - 1; k >= 0 && k >= at - WINDOW; k--) {
    const other = views[k]
    if (!other || view.draft.paragraph - other.draft.paragraph > PARAGRAPHS) return null
    if (!isOtherSource(view, other) || isDenial(text, other) || overlapping(view, other)) continue
    const lemma = other.draft.verb?.lemma ?? ''
    if (verbs?.has(lemma) === true && (other.draft.verb?.force === 'accuse' ? concerns(other, view) : mentions(other, view))) return other
    if (saysTheSame(view, other) || (k === at - 1 && answersDirectly(view, other))) return other
  }
  return null
}

/** "The claim", right after somebody claimed something, in the same paragraph. */
function answersDirectly(view: ClaimView, other: ClaimView): boolean {
  const noun = claimNoun(view)
  return noun !== null && noun !== 'it' && !/^(?:suggestion|criticism)/.test(noun) && view.draft.paragraph === other.draft.paragraph
}

function isOtherSource(view: ClaimView, other: ClaimView): boolean {
  if (!view.source.id || !other.source.id || view.source.id === other.source.id) return false
  return view.side === '' || view.side !== other.side
}

/** An accusation of somebody else is not what this source denies; one whose object is not named may be. */
function concerns(accusation: ClaimView, denier: ClaimView): boolean {
  const accused = accusedActor(accusation)
  return accused === null || speaksFor(denier, accused)
}

/** A claim that names the one who denies it. */
function mentions(claim: ClaimView, denier: ClaimView): boolean {
  const words = denier.source.id.split(' ')
  return claim.tokens.some((token) => token.capital && words.includes(token.lower))
}

/** Half of the denial's content words, and two at least, are in the other claim. */
function saysTheSame(view: ClaimView, other: ClaimView): boolean {
  const mine = new Set(view.stems)
  const theirs = new Set(other.stems)
  let shared = 0
  for (const stem of mine) if (stem.length > 2 && theirs.has(stem)) shared++
  return shared >= 2 && shared * 2 >= mine.size
}

function overlapping(a: ClaimView, b: ClaimView): boolean {
  return a.draft.content.some((x) => [...b.draft.content, ...b.draft.source].some((y) => x.start < y.end && y.start < x.end))
}
