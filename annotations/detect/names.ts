import type { SourceKind } from '../model/claim'
import type { Draft } from './draft'
import { isWordLike, type Token } from './token'
import { tokenize } from './tokenize'
import { ANONYMOUS_NOUNS, DETERMINERS, POSSESSIVES, PREPOSITIONS, RELATIVE, ROLE_NOUNS, SUBJECT_PRONOUNS, TITLES } from './word-lists'

/** A source resolved inside its article. */
export interface NamedSource {
  /** As an analyst would write it: "Antony Blinken" for "Blinken", "the Secretary" and "he"; empty where nobody is named. */
  readonly name: string
  readonly kind: SourceKind
  /** Lower case, for comparing sources: the same for every mention of one source; empty where there is none. */
  readonly id: string
}

const NOBODY: NamedSource = { name: '', kind: 'none', id: '' }

/** Cues that show an outlet passing on what somebody else told it. */
const PASSES_ON = new Set(['citing', 'cited', 'quoting', 'quoted'])

/**
 * Names the sources of drafts in text order. A full name is learned when it is first met; a later surname, title or pronoun
 * goes back to it. One pass with maps, whatever the number of drafts.
 */
export function nameSources(text: string, drafts: readonly Draft[]): NamedSource[] {
  const full = new Map<string, string>()
  const byTitle = new Map<string, NamedSource>()
  const named = new Map<Draft, NamedSource>()
  let person: NamedSource = NOBODY
  let latest: NamedSource = NOBODY
  for (const draft of drafts) learnName(text, draft, full, byTitle)
  return drafts.map((draft) => {
    const source = resolve(draft)
    named.set(draft, source)
    if (source.id && draft.source.length > 0) {
      latest = source
      if (source.kind === 'named') person = source
    }
    return source
  })

  function resolve(draft: Draft): NamedSource {
    if (draft.speakerOf) return named.get(draft.speakerOf) ?? NOBODY
    const span = draft.source[0]
    if (!span) return NOBODY
    const tokens = tokenize(text, span.start, draft.source.at(-1)?.end ?? span.end)
    const first = tokens[0]
    if (!first) return NOBODY
    if (isPronoun(tokens, first)) {
      const antecedent = first.lower === 'he' || first.lower === 'she' ? person : latest
      return antecedent.id ? antecedent : { name: '', kind: 'role', id: '' }
    }
    return nameOf(text, tokens, full, byTitle)
  }
}

function isPronoun(tokens: readonly Token[], first: Token): boolean {
  return tokens.length === 1 && (SUBJECT_PRONOUNS.has(first.lower) || RELATIVE.has(first.lower))
}

function learnName(text: string, draft: Draft, full: Map<string, string>, byTitle: Map<string, NamedSource>): void {
  const span = draft.source[0]
  if (!span) return
  const tokens = tokenize(text, span.start, span.end)
  const person = personName(text, tokens)
  if (!person) return
  const words = person.split(' ')
  const surname = words.at(-1)?.toLowerCase() ?? ''
  const known = full.get(surname)
  if (words.length > 1 && (!known || known.split(' ').length < words.length)) full.set(surname, person)
  for (const token of tokens) {
    if (TITLES.has(token.lower) && token.lower.length > 3 && !byTitle.has(token.lower))
      byTitle.set(token.lower, { name: person, kind: 'named', id: surname })
  }
}

function nameOf(
  text: string,
  tokens: readonly Token[],
  full: ReadonlyMap<string, string>,
  byTitle: ReadonlyMap<string, NamedSource>,
): NamedSource {
  const head = beforeApposition(tokens)
  const person = personName(text, head)
  const passesOn = tokens.some((token) => PASSES_ON.has(token.lower))
  if (person) {
    const surname = person.split(' ').at(-1)?.toLowerCase() ?? ''
    return { name: full.get(surname) ?? person, kind: passesOn ? 'second-hand' : 'named', id: surname }
  }
  const phrase = withoutArticle(text, head)
  const kind = passesOn ? 'second-hand' : kindOf(head)
  const title = head.filter(isWordLike).at(-1)
  const holder = head[0]?.lower === 'the' && head.length <= 3 && title ? byTitle.get(title.lower) : undefined
  if (holder) return { ...holder, name: full.get(holder.id) ?? holder.name }
  return { name: phrase, kind, id: phrase.toLowerCase() }
}

/** The run of capitalised words that is a person's name: after the titles, before "of", a comma or a bracket; or null. */
function personName(text: string, tokens: readonly Token[]): string | null {
  let start = -1
  let end = -1
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (!token) break
    const isName =
      token.capital && (token.kind === 'word' || token.kind === 'abbreviation') && !TITLES.has(token.lower) && !DETERMINERS.has(token.lower)
    if (isName && !isOrganisation(tokens, i)) {
      if (start < 0 || end !== i) start = i
      end = i + 1
    } else if (token.kind === 'comma' || token.kind === 'bracket') break
    else if (PREPOSITIONS.has(token.lower) && start >= 0) break
  }
  if (start < 0 || isCollective(tokens, end) || isSeveral(tokens)) return null
  const first = tokens[start]
  const last = tokens[end - 1]
  return first && last ? text.slice(first.start, last.end) : null
}

const ORGANISATION = new Set(
  (
    'ministry department council party union company group institute university college agency committee commission office court bank news times post press ' +
    'police fund association federation club army force service board trust foundation network house senate congress government administration campaign ' +
    'portal journal herald tribune guardian media team corporation inc. ltd. co. hospital school authority society centre center'
  ).split(' '),
)

function isOrganisation(tokens: readonly Token[], at: number): boolean {
  return ORGANISATION.has(tokens[at]?.lower ?? '')
}

/** True where a lower-case or organisation noun follows the capitals: "Armenian defense ministry", "Haqqn news portal". */
function isCollective(tokens: readonly Token[], end: number): boolean {
  const next = tokens[end]
  if (!next || next.kind === 'clitic') return next !== undefined
  return isWordLike(next) && !PREPOSITIONS.has(next.lower) && !RELATIVE.has(next.lower)
}

/** "Yerevan and Baku" are two, whom no single name stands for. */
function isSeveral(tokens: readonly Token[]): boolean {
  return tokens.some((token, i) => token.lower === 'and' && tokens[i - 1]?.capital === true && tokens[i + 1]?.capital === true)
}

function beforeApposition(tokens: readonly Token[]): readonly Token[] {
  const comma = tokens.findIndex((token) => token.kind === 'comma')
  return comma > 0 ? tokens.slice(0, comma) : tokens
}

function withoutArticle(text: string, tokens: readonly Token[]): string {
  const from = tokens[0] && tokens.length > 1 && (DETERMINERS.has(tokens[0].lower) || POSSESSIVES.has(tokens[0].lower)) ? 1 : 0
  const first = tokens[from]
  const last = tokens.at(-1)
  return first && last ? text.slice(first.start, last.end) : ''
}

function kindOf(tokens: readonly Token[]): SourceKind {
  if (tokens.some((token) => token.capital && token !== tokens[0] && isWordLike(token))) {
    return tokens.some((token) => token.lower === 'sources' || token.lower === 'source') ? 'anonymous' : 'named'
  }
  if (tokens.some((token) => ANONYMOUS_NOUNS.has(token.lower)) && !isDefinite(tokens)) return 'anonymous'
  const first = tokens[0]
  if (first && tokens.length === 1 && first.capital && !ROLE_NOUNS.has(first.lower)) return 'named'
  if (first?.lower !== 'the' && first?.capital && tokens.length > 1 && !DETERMINERS.has(first.lower)) return 'named'
  return 'role'
}

function isDefinite(tokens: readonly Token[]): boolean {
  return tokens[0]?.lower === 'the' && !tokens.some((token) => token.lower === 'source' || token.lower === 'sources')
}
