import { isWordLike, type Token } from '../reading/token'
import { DETERMINERS, POSSESSIVES, PREPOSITIONS, ROLE_NOUNS, TITLES } from '../word-lists'
import { initialsOf } from './acronyms'
import { fits, type Gender } from './gender'
import { isCompanyWord, isOrganisationWord, isParticle } from './person-name'

/** Somebody whom an article names. */
export interface Person {
  /** The longest form of the name. */
  full: string
  /** In lower case; empty where the article never gives it. */
  first: string
  readonly surname: string
  gender: Gender
  /** The last place where this person was meant, as an index among the sources; -1 before the first. */
  seen: number
}

export interface Organisation {
  readonly name: string
  /** The words of the name in lower case. */
  readonly words: ReadonlySet<string>
  readonly isCompany: boolean
  seen: number
}

/** What somebody is called by, as the words beside the name say: "energy minister". */
interface Office {
  readonly words: ReadonlySet<string>
  readonly person: Person
  readonly at: number
}

/** What an article has told about its sources. */
export interface Register {
  readonly people: Map<string, Person[]>
  readonly organisations: Map<string, Organisation>
  /** By each noun that says what it is, and "company" for all companies. */
  readonly byNoun: Map<string, Organisation[]>
  readonly byInitials: Map<string, Organisation>
  /** By the last word of the office. */
  readonly offices: Map<string, Office[]>
}

export function newRegister(): Register {
  return { people: new Map(), organisations: new Map(), byNoun: new Map(), byInitials: new Map(), offices: new Map() }
}

/** More of one surname, office or kind are not told apart; it bounds the work of one mention. */
const MOST = 16

/** The person of that name, added where the register has none. A name of one word is a surname. */
export function learnPerson({ people }: Register, name: string, gender: Gender): Person {
  const words = name.split(' ')
  const surname = words.at(-1)?.toLowerCase() ?? ''
  const first = firstNameOf(words)
  const known = people.get(surname) ?? []
  const same =
    known.find((person) => first !== '' && isSameFirst(person.first, first)) ??
    known.find((person) => (first === '' || person.first === '') && fits(person.gender, gender))
  if (same) {
    if (words.length > same.full.split(' ').length) same.full = name
    if (first.length > same.first.length) same.first = first
    same.gender ||= gender
    return same
  }
  const person: Person = { full: name, first, surname, gender, seen: -1 }
  if (known.length < MOST) people.set(surname, [...known, person])
  return person
}

/** The person whom a name means at a place of the article: of several with one surname the one last meant, unless the words say another. */
export function findPerson({ people }: Register, name: string, gender: Gender): Person | undefined {
  const words = name.split(' ')
  const known = people.get(words.at(-1)?.toLowerCase() ?? '') ?? []
  const first = firstNameOf(words)
  if (first) return known.find((person) => isSameFirst(person.first, first)) ?? known.find((person) => person.first === '')
  return latest(known.filter((person) => fits(person.gender, gender)))
}

/** Lower case; the same for every mention of one person. */
export function idOf({ people }: Register, { surname, full }: Person): string {
  return (people.get(surname)?.length ?? 0) > 1 ? full.toLowerCase() : surname
}

/** Particles that are first names where nothing but a surname follows: "Ben Marlow". */
const ALSO_FIRST = new Set(['ben', 'al'])

function firstNameOf(words: readonly string[]): string {
  const first = words.length > 1 ? (words[0]?.toLowerCase() ?? '') : ''
  return isParticle(first) && !(words.length === 2 && ALSO_FIRST.has(first)) ? '' : first
}

/** "A." may be "Ada". */
function isSameFirst(a: string, b: string): boolean {
  if (a === b) return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length === 2 && short.endsWith('.') && long.startsWith(short.charAt(0))
}

/** The words before a name, or of the apposition after it, that say what somebody is. */
export function learnOffice({ offices }: Register, words: readonly Token[], person: Person, at: number): void {
  const plain = officeWords(words)
  for (const word of plain) {
    if (!(TITLES.has(word) || ROLE_NOUNS.has(word)) || word.length < 4) continue
    const known = offices.get(word) ?? []
    if (known.length < MOST) offices.set(word, [...known, { words: new Set(plain), person, at }])
  }
}

function officeWords(tokens: readonly Token[]): string[] {
  const words: string[] = []
  for (const token of tokens) {
    if (!isWordLike(token) || PREPOSITIONS.has(token.lower)) break
    if (!DETERMINERS.has(token.lower) && !POSSESSIVES.has(token.lower)) words.push(token.lower)
  }
  return words
}

/** Offices that are another's with one of these before them. */
const OTHERS = ['former', 'vice', 'deputy', 'assistant', 'acting']

const LONGEST_OFFICE = 4

/** "The army spokesman", where the article has said before who that is, or else says it later. */
export function holderOf({ offices }: Register, tokens: readonly Token[], at: number): Person | undefined {
  const words = tokens.slice(1).map(({ lower }) => lower)
  const title = words.at(-1)
  if (tokens[0]?.lower !== 'the' || words.length > LONGEST_OFFICE || !title) return undefined
  const known = (offices.get(title) ?? []).filter(
    (office) =>
      words.every((word) => office.words.has(word)) &&
      OTHERS.every((word) => office.words.has(word) === words.includes(word) || word === title),
  )
  return (known.findLast((office) => office.at <= at) ?? known[0])?.person
}

export function learnOrganisation(register: Register, name: string): Organisation {
  const id = name.toLowerCase()
  const known = register.organisations.get(id)
  if (known) return known
  const words = new Set(id.split(' '))
  const nouns = [...words].filter(isOrganisationWord)
  const organisation: Organisation = { name, words, isCompany: nouns.some(isCompanyWord), seen: -1 }
  register.organisations.set(id, organisation)
  for (const noun of organisation.isCompany ? [...nouns, COMPANY] : nouns) {
    const others = register.byNoun.get(noun) ?? []
    if (others.length < MOST) register.byNoun.set(noun, [...others, organisation])
  }
  const initials = initialsOf(name)
  if (initials && !register.byInitials.has(initials)) register.byInitials.set(initials, organisation)
  return organisation
}

const COMPANY = 'company'

/** What a company is called by on second mention. */
const COMPANIES = new Set(
  'company firm group corporation maker retailer carrier operator airline carmaker brewer shipbuilder chain producer'.split(' '),
)

/** "The ministry", "the health ministry", "the company": the organisation of that kind that was last meant. */
export function organisationMeant({ byNoun }: Register, tokens: readonly Token[]): Organisation | undefined {
  const words = tokens.slice(1).map(({ lower }) => lower)
  const noun = words.at(-1)
  if (tokens[0]?.lower !== 'the' || !noun || words.length > 3 || tokens.slice(1).some(({ capital }) => capital)) return undefined
  if (words.length === 1 && COMPANIES.has(noun)) return latest((byNoun.get(COMPANY) ?? []).filter(({ seen }) => seen >= 0))
  return latest((byNoun.get(noun) ?? []).filter((one) => one.seen >= 0 && words.every((word) => one.words.has(word))))
}

function latest<T extends { readonly seen: number }>(known: readonly T[]): T | undefined {
  return known.reduce<T | undefined>((best, one) => (!best || one.seen > best.seen ? one : best), undefined)
}
