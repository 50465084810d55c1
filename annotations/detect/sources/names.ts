import type { SourceKind } from '../../model/claim'
import type { Draft } from '../rules/draft'
import { sideOf } from '../relations/sides'
import type { Token } from '../reading/token'
import { tokenize } from '../reading/tokenize'
import { DETERMINERS, POSSESSIVES, RELATIVE, SUBJECT_PRONOUNS } from '../word-lists'
import { explainedName, isAcronym } from './acronyms'
import { fullNameInText } from './full-name'
import { fits, genderOf, type Gender } from './gender'
import { isOrganisationWord, personName } from './person-name'
import {
  findPerson,
  holderOf,
  idOf,
  learnOffice,
  learnOrganisation,
  learnPerson,
  newRegister,
  organisationMeant,
  type Organisation,
  type Person,
  type Register,
} from './register'
import { isNameWithheldAfter, sourceKind } from './source-kind'

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

/** The words of one source, and what they say of themselves. */
interface Mention {
  readonly tokens: readonly Token[]
  /** A person's name in it, or null. */
  readonly person: string | null
  readonly gender: Gender
  /** Words behind it say that it does not want to be named. */
  readonly isWithheld: boolean
}

/** A source with whom or what it is. */
interface Resolved {
  readonly source: NamedSource
  readonly person: Person | null
}

/** "They" goes back to what is nobody's name within this many sources. */
const NEAR = 5

/** Full names are looked for in the text for this many surnames: what keeps the work linear. */
const MOST_LOOKUPS = 64

/**
 * Names the sources of drafts in text order. A full name is learned wherever a source has it; a surname, an office, initials, "the ministry" or a
 * pronoun goes back to it. Two passes with maps, whatever the number of drafts.
 */
export function nameSources(text: string, drafts: readonly Draft[]): NamedSource[] {
  const register = newRegister()
  const mentions = drafts.map((draft) => readMention(text, draft))
  mentions.forEach((mention, at) => learn(text, drafts[at], mention, at, register))
  completeNames(text, register)
  const groups = new Map<string, string>()
  const named = new Map<Draft, Resolved>()
  /** Those with a name so far, the last one last; no more than are looked back at. */
  const spoken: Resolved[] = []
  return drafts.map((draft, at) => {
    const resolved = resolve(draft, mentions[at], at)
    named.set(draft, resolved)
    if (resolved.source.id && draft.source.length > 0) {
      spoken.push(resolved)
      if (spoken.length > MOST_SPOKEN) spoken.shift()
    }
    return resolved.source
  })

  function resolve(draft: Draft, mention: Mention | undefined, at: number): Resolved {
    if (draft.speakerOf) return named.get(draft.speakerOf) ?? UNKNOWN
    const first = mention?.tokens[0]
    if (!mention || !first) return UNKNOWN
    if (mention.tokens.length === 1 && (SUBJECT_PRONOUNS.has(first.lower) || RELATIVE.has(first.lower))) {
      const meant = antecedent(spoken, first.lower)
      if (meant?.person) meant.person.seen = at
      return meant ?? { source: SOMEBODY, person: null }
    }
    const found = nameOf(text, mention, at, register)
    const { source } = found
    if (first.lower === 'its' || first.lower === 'their') groups.set(source.id, spoken.at(-1)?.source.group ?? '')
    const { name, kind, id } = source
    return { source: { name, kind, id, group: groups.get(id) ?? id }, person: found.person }
  }
}

const UNKNOWN: Resolved = { source: NOBODY, person: null }
const MOST_SPOKEN = 24

/** Whom a pronoun means among those who spoke. */
function antecedent(spoken: readonly Resolved[], pronoun: string): Resolved | undefined {
  const last = spoken.at(-1)
  if (pronoun === 'he' || pronoun === 'she') {
    const gender = pronoun === 'he' ? 'm' : 'f'
    const meant = spoken.findLast(({ person }) => person && fits(person.gender, gender))
    if (meant?.person) meant.person.gender ||= gender
    return meant
  }
  if (pronoun !== 'they' && pronoun !== 'it') return last
  return spoken.slice(-NEAR).findLast(({ person }) => !person) ?? last
}

function readMention(text: string, draft: Draft): Mention {
  const span = draft.source[0]
  const tokens = span ? tokenize(text, span.start, Math.min(span.end, span.start + LONGEST)) : []
  return {
    tokens,
    person: personIn(text, tokens),
    gender: genderOf(tokens),
    isWithheld: span !== undefined && isNameWithheldAfter(text, span.end),
  }
}

function learn(text: string, draft: Draft | undefined, { tokens, person: name, gender }: Mention, at: number, register: Register): void {
  if (!name) {
    const organisation = organisationIn(text, tokens)
    if (organisation) learnOrganisation(register, organisation)
    return
  }
  if (isPlace(name)) return
  const person = learnPerson(register, name, gender)
  const head = beforeApposition(tokens)
  const surname = name.split(' ').at(-1) ?? ''
  const named = head.findIndex((token) => text.slice(token.start, token.end) === surname)
  if (named >= 0) learnOffice(register, head.slice(0, named), person, at)
  else learnOffice(register, head, person, at)
  const after = tokens.slice(head.length + 1)
  if (named >= 0 && after.length > 0) learnOffice(register, after, person, at)
  else if (named >= 0) learnOffice(register, appositionAfter(text, draft), person, at)
}

/** Code units of an apposition behind a source. */
const APPOSITION = 60

/** ", the fire chief," behind a source that ends before it. */
function appositionAfter(text: string, draft: Draft | undefined): readonly Token[] {
  const end = draft?.source[0]?.end ?? -1
  if (end < 0 || text.charAt(end) !== ',') return []
  const tokens = tokenize(text, end + 1, Math.min(text.length, end + APPOSITION))
  const close = tokens.findIndex(({ kind }) => kind === 'comma')
  const opening = tokens[0]?.lower
  return close > 0 && (opening === 'the' || opening === 'a' || opening === 'an') ? tokens.slice(0, close) : []
}

/** Full names from the text for those whom the sources give by surname alone. */
function completeNames(text: string, { people }: Register): void {
  let lookups = 0
  for (const known of people.values()) {
    const person = known.length === 1 ? known[0] : undefined
    if (!person || person.full.includes(' ')) continue
    if (lookups++ >= MOST_LOOKUPS) return
    person.full = fullNameInText(text, person.full) ?? person.full
  }
}

function nameOf(text: string, { tokens, person: name, gender, isWithheld }: Mention, at: number, register: Register): Resolved {
  const kind = isWithheld ? 'anonymous' : sourceKind(text, tokens)
  const explained = name && isAcronym(name) ? organisationOf(text, name, register) : undefined
  if (explained) return organisationSource(explained, at, 'named')
  const person =
    (name && !isPlace(name) ? findPerson(register, name, gender) : undefined) ?? (name ? undefined : holderOf(register, tokens, at))
  if (person) {
    person.seen = at
    const id = idOf(register, person)
    return { source: { name: person.full, kind: kind === 'role' ? 'named' : kind, id, group: id }, person }
  }
  if (name)
    return { source: { name, kind: kind === 'role' ? 'named' : kind, id: name.toLowerCase(), group: name.toLowerCase() }, person: null }
  const meant = organisationMeant(register, tokens)
  if (meant) return organisationSource(meant, at, 'named')
  const own = organisationIn(text, tokens)
  const known = own ? (organisationOf(text, own, register) ?? register.organisations.get(own.toLowerCase())) : undefined
  if (known) return organisationSource(known, at, kind)
  const plain = withoutArticle(text, beforeApposition(tokens))
  const id = plain.toLowerCase()
  return { source: { name: plain, kind, id, group: id }, person: null }
}

function organisationSource(organisation: Organisation, at: number, kind: NamedSource['kind']): Resolved {
  organisation.seen = at
  const id = organisation.name.toLowerCase()
  return { source: { name: organisation.name, kind, id, group: id }, person: null }
}

/** What initials stand for, where a source or the text says it. */
function organisationOf(text: string, name: string, register: Register): Organisation | undefined {
  if (!isAcronym(name)) return undefined
  const letters = name.replaceAll('.', '').toLowerCase()
  const known = register.byInitials.get(letters)
  if (known) return known
  const full = explainedName(text, name)
  return full ? learnOrganisation(register, full) : undefined
}

/** The name of an organisation that a source is: "the Ministry of Fisheries", "Tessaly Foods"; null for "the ministry" and for people. */
function organisationIn(text: string, tokens: readonly Token[]): string | null {
  const head = beforeApposition(tokens)
  const isNamed = head.some((token, i) => token.capital && (i > 0 || !DETERMINERS.has(token.lower)) && !isOrganisationWord(token.lower))
  const name = isNamed ? withoutArticle(text, head) : ''
  return name && (isAcronym(name) || head.some(({ lower }) => isOrganisationWord(lower))) ? name : null
}

/** A country or its capital, which speaks for a government. */
function isPlace(name: string): boolean {
  return !name.includes(' ') && sideOf(name.toLowerCase()) !== null
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

/** What stands before a comma or bracket. */
function beforeApposition(tokens: readonly Token[]): readonly Token[] {
  const mark = tokens.findIndex(({ kind }) => kind === 'comma' || kind === 'bracket')
  return mark > 0 ? tokens.slice(0, mark) : tokens
}

function withoutArticle(text: string, tokens: readonly Token[]): string {
  const opening = tokens[0]
  const skipped =
    opening && tokens.length > 1 && (DETERMINERS.has(opening.lower) || POSSESSIVES.has(opening.lower) || opening.lower === 'both') ? 1 : 0
  const first = tokens[skipped]
  const last = tokens.at(-1)
  return first && last ? text.slice(first.start, last.end) : ''
}
