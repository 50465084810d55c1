import type { SourceKind } from '../../model/claim'
import type { Draft } from '../rules/draft'
import { personName } from './person-name'
import { sourceKind } from './source-kind'
import { isWordLike, type Token } from '../reading/token'
import { tokenize } from '../reading/tokenize'
import { DETERMINERS, POSSESSIVES, RELATIVE, SUBJECT_PRONOUNS, TITLES } from '../word-lists'

/** A source resolved inside its article. */
export interface NamedSource {
  /** As an analyst would write it: "Antony Blinken" for "Blinken", "the Secretary" and "he"; empty where nobody is named. */
  readonly name: string
  readonly kind: SourceKind
  /** Lower case, for comparing sources: the same for every mention of one source; empty where there is none. */
  readonly id: string
  /** Id of the organisation that it belongs to ("Its director, Pell Harrow"), else the same as `id`. */
  readonly group: string
}

export const NOBODY: NamedSource = { name: '', kind: 'none', id: '', group: '' }

const SOMEBODY: NamedSource = { name: '', kind: 'role', id: '', group: '' }

/** Sources longer than this are cut for reading; the name stands at their beginning. */
const LONGEST = 400

/** What an article has told about its sources so far. */
interface Register {
  /** Surname to full name. */
  readonly full: Map<string, string>
  /** Office to surname: "the Secretary". */
  readonly offices: Map<string, string>
  /** Surname to organisation. */
  readonly groups: Map<string, string>
}

/**
 * Names the sources of drafts in text order. A full name is learned wherever it stands; a surname, an office or a pronoun goes back to
 * it. Two passes with maps, whatever the number of drafts.
 */
export function nameSources(text: string, drafts: readonly Draft[]): NamedSource[] {
  const register: Register = { full: new Map(), offices: new Map(), groups: new Map() }
  const mentions = drafts.map((draft) => readMention(text, draft))
  for (const tokens of mentions) learn(text, tokens, register)
  const named = new Map<Draft, NamedSource>()
  let person = NOBODY
  let latest = NOBODY
  return drafts.map((draft, index) => {
    const source = resolve(draft, mentions[index] ?? [])
    named.set(draft, source)
    if (source.id && draft.source.length > 0) {
      latest = source
      if (register.full.has(source.id)) person = source
    }
    return source
  })

  function resolve(draft: Draft, tokens: readonly Token[]): NamedSource {
    if (draft.speakerOf) return named.get(draft.speakerOf) ?? NOBODY
    const first = tokens[0]
    if (!first) return NOBODY
    if (tokens.length === 1 && (SUBJECT_PRONOUNS.has(first.lower) || RELATIVE.has(first.lower))) {
      const antecedent = first.lower === 'he' || first.lower === 'she' ? person : latest
      return antecedent.id ? antecedent : SOMEBODY
    }
    const source = nameOf(text, tokens, register)
    if (first.lower === 'its' || first.lower === 'their') register.groups.set(source.id, latest.group)
    return { ...source, group: register.groups.get(source.id) ?? source.id }
  }
}

function readMention(text: string, draft: Draft): readonly Token[] {
  const span = draft.source[0]
  return span ? tokenize(text, span.start, Math.min(span.end, span.start + LONGEST)) : []
}

function learn(text: string, tokens: readonly Token[], register: Register): void {
  const person = personIn(text, tokens)
  if (!person) return
  const words = person.split(' ')
  const surname = surnameOf(person)
  const known = register.full.get(surname)
  if (!known || known.split(' ').length < words.length) register.full.set(surname, person)
  for (const token of tokens) {
    if (token.kind === 'comma') break
    if (TITLES.has(token.lower) && token.lower.length > 3 && !register.offices.has(token.lower)) register.offices.set(token.lower, surname)
  }
}

function nameOf(text: string, tokens: readonly Token[], register: Register): NamedSource {
  const kind = sourceKind(text, tokens)
  const person = personIn(text, tokens)
  if (person) {
    const id = surnameOf(person)
    return { name: register.full.get(id) ?? person, kind: kind === 'role' ? 'named' : kind, id, group: id }
  }
  const holder = officeHolder(tokens, register)
  if (holder) return { name: register.full.get(holder) ?? holder, kind: 'named', id: holder, group: holder }
  const name = withoutArticle(text, beforeApposition(tokens))
  const id = name.toLowerCase()
  return { name, kind, id, group: id }
}

/** "the Secretary", where the article has said who holds the office. */
function officeHolder(tokens: readonly Token[], register: Register): string | undefined {
  const title = tokens.at(-1)
  return tokens[0]?.lower === 'the' && tokens.length <= 3 && title && isWordLike(title) ? register.offices.get(title.lower) : undefined
}

/** The person before the first comma, or the one that the apposition after it names: "Its director, Pell Harrow,". */
function personIn(text: string, tokens: readonly Token[]): string | null {
  const head = beforeApposition(tokens)
  const person = personName(text, head)
  if (person || head.length === tokens.length) return person
  const apposition = tokens.slice(head.length + 1)
  const name = apposition[0]?.capital ? personName(text, apposition) : null
  return name?.includes(' ') ? name : null
}

function surnameOf(person: string): string {
  return person.split(' ').at(-1)?.toLowerCase() ?? ''
}

function beforeApposition(tokens: readonly Token[]): readonly Token[] {
  const comma = tokens.findIndex((token) => token.kind === 'comma')
  return comma > 0 ? tokens.slice(0, comma) : tokens
}

function withoutArticle(text: string, tokens: readonly Token[]): string {
  const opening = tokens[0]
  const skipped =
    opening && tokens.length > 1 && (DETERMINERS.has(opening.lower) || POSSESSIVES.has(opening.lower) || opening.lower === 'both') ? 1 : 0
  const first = tokens[skipped]
  const last = tokens.at(-1)
  return first && last ? text.slice(first.start, last.end) : ''
}
