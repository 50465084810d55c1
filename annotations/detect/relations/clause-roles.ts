import { isWordLike, type Token } from '../reading/token'
import { AUXILIARIES, BE, COORDINATORS, isAdverb, looksVerbal, POSSESSIVES, PREPOSITIONS, SUBORDINATORS } from '../word-lists'
import type { ClaimView } from './claim-view'
import { factsOf, isPersonal, nameOf } from './word-facts'

/** Who did what to whom, by simple syntax. Names are concepts, or "side:" and a country. */
export interface Roles {
  readonly subject: ReadonlySet<string>
  /** Concept of the main verb, or empty. */
  readonly verb: string
  /** Who did it: the subject, or after "by" where the verb is passive. */
  readonly agent: ReadonlySet<string>
  /** What it was done to. */
  readonly patient: ReadonlySet<string>
  readonly passive: boolean
}

const NONE: ReadonlySet<string> = new Set()

/** Reads the roles of a clause whose tokens have no quotation marks. */
export function rolesOf(view: ClaimView, tokens: readonly Token[]): Roles {
  const { verb: cue } = view.draft
  const of =
    cue?.force === 'accuse' ? tokens.findIndex((token, i) => token.lower === 'of' && tokens[i + 1]?.lower.endsWith('ing') === true) : -1
  if (of > 0) return read(view, tokens, of, of + 1)
  if (cue?.force === 'deny' && tokens[0]?.lower.endsWith('ing')) return deniedRoles(view, tokens)
  const first = tokens.findIndex((token, i) => i > 0 && isVerbal(tokens, i) && !isInsideNoun(tokens, i, token))
  if (first < 0) return { subject: names(view, tokens), verb: '', agent: NONE, patient: NONE, passive: false }
  return read(view, tokens, first, first)
}

/** "Denied taking the money": whoever denies is who would have done it. */
function deniedRoles(view: ClaimView, tokens: readonly Token[]): Roles {
  const { subject, verb, patient, passive } = read(view, tokens, 0, 0)
  return { subject, verb, agent: new Set(selfOf(view)), patient, passive }
}

function read(view: ClaimView, tokens: readonly Token[], subjectEnd: number, from: number): Roles {
  let at = from
  let passive = false
  while (at < tokens.length && (AUXILIARIES.has(tokens[at]?.lower ?? '') || isAdverb(tokens[at]?.lower ?? ''))) {
    if (BE.has(tokens[at]?.lower ?? '')) passive = true
    at++
  }
  const main = tokens[at]
  const participle = main !== undefined && looksVerbal(main.lower) && !main.lower.endsWith('ing')
  passive &&= participle || (main !== undefined && isIrregular(main))
  const verb = main && isWordLike(main) ? (factsOf(main.lower).concept?.name ?? '') : ''
  const subject = names(view, tokens.slice(0, subjectEnd))
  const object = objectOf(view, tokens, at + 1)
  const by = tokens.findIndex((token, i) => i > at && token.lower === 'by')
  if (!passive) return { subject, verb, agent: subject, patient: object, passive }
  return { subject, verb, agent: by > 0 ? names(view, phraseAfter(tokens, by)) : NONE, patient: subject, passive }
}

const IRREGULAR = new Set(
  'shot hit hurt blown stolen broken taken given sold bought found hidden forged thrown begun brought driven torn burnt led put set known seen held kept left lost told written'.split(
    ' ',
  ),
)

function isIrregular(token: Token): boolean {
  return IRREGULAR.has(token.lower)
}

function isVerbal(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  return (
    token !== undefined && token.kind === 'word' && (looksVerbal(token.lower) || isIrregular(token) || (isPresent(tokens, at) && at < 5))
  )
}

/** "40,000 eels [pass] the weir", "the team [plays]": a word before a determiner that is no preposition. */
function isPresent(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.lower ?? ''
  const next = tokens[at + 1]?.lower ?? ''
  return (
    (next === 'the' || next === 'a' || next === 'an') &&
    !PREPOSITIONS.has(word) &&
    !COORDINATORS.has(word) &&
    !SUBORDINATORS.has(word) &&
    !isAdverb(word)
  )
}

/** "the drowned passengers", "of hidden tests". */
function isInsideNoun(tokens: readonly Token[], at: number, token: Token): boolean {
  if (AUXILIARIES.has(token.lower)) return false
  const before = tokens[at - 1]?.lower ?? ''
  return before === 'the' || before === 'a' || before === 'an' || before === 'of' || POSSESSIVES.has(before)
}

function objectOf(view: ClaimView, tokens: readonly Token[], from: number): ReadonlySet<string> {
  return names(view, phraseAfter(tokens, from - 1))
}

/** The words after an index up to the next preposition, mark or verb. */
export function phraseAfter(tokens: readonly Token[], at: number): readonly Token[] {
  let end = at + 1
  while (end < tokens.length && end < at + 8) {
    const token = tokens[end]
    if (!token || !(isWordLike(token) || token.kind === 'clitic')) break
    const word = token.lower
    if (end > at + 1 && (PREPOSITIONS.has(word) || SUBORDINATORS.has(word) || COORDINATORS.has(word) || AUXILIARIES.has(word))) break
    if (PREPOSITIONS.has(word) && end === at + 1 && word !== 'to') break
    end++
  }
  return tokens.slice(at + 1, end)
}

/** Concepts and sides that words name; "we" and "its" name the source. */
function names(view: ClaimView, tokens: readonly Token[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (const token of tokens) {
    const name = nameOf(token)
    if (name) found.add(name)
    else if (isPersonal(token.lower)) for (const self of selfOf(view)) found.add(self)
  }
  return found
}

/** What the claim's source is called, as names of roles. */
export function selfOf(view: ClaimView): readonly string[] {
  const names = view.sourceTokens.map(nameOf).filter((name) => name !== null)
  if (view.side && view.side !== view.source.id) names.push(`side:${view.side}`)
  for (const word of view.source.id.split(' ')) if (word) names.push(factsOf(word).concept?.name ?? word)
  return names
}
