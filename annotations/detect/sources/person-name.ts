import { isWordLike, type Token } from '../reading/token'
import { ANONYMOUS_NOUNS, DETERMINERS, PREPOSITIONS, RELATIVE, ROLE_NOUNS, TITLES } from '../word-lists'

const ORGANISATIONS = new Set(
  (
    'ministry department council party union company group institute university college agency committee commission office court bank news times post press ' +
    'police fund association federation club army force service board trust foundation network house senate congress government administration campaign ' +
    'portal journal herald tribune guardian media team corporation inc. ltd. co. hospital clinic school authority society centre center brigade tribunal'
  ).split(' '),
)

/** Last words of the names of companies. */
const COMPANY_WORDS = new Set(
  (
    'group company corporation corp. inc. ltd. co. plc llc foods motors shipping airlines airways holdings industries partners systems technologies energy brewery ' +
    'dairies pharmaceuticals chemicals stores railways supermarkets insurance'
  ).split(' '),
)

/** What people do, where the sentence begins with it and so has a capital: "Goalkeeper Ty Marlow". */
const OCCUPATIONS = new Set('goalkeeper striker midfielder defender winger referee forward commander skipper trainer'.split(' '))

/** Lower-case parts of names: "Ludwig van Beethoven", "Salma ar-Rayyan". */
const PARTICLE = /^(?:de|da|di|del|della|van|von|der|den|bin|ibn|al|el|ben|la|le|dos|du)$|^(?:al|ar|as|an|el|ash|at|ad|az)-./

export function isOrganisation(token: Token | undefined): boolean {
  return token !== undefined && isOrganisationWord(token.lower)
}

/** Nouns that organisations of a kind are called by, and last words of companies' names; `word` in lower case. */
export function isOrganisationWord(word: string): boolean {
  return ORGANISATIONS.has(word) || COMPANY_WORDS.has(word)
}

export function isCompanyWord(word: string): boolean {
  return COMPANY_WORDS.has(word)
}

/** "van", "der", "ar-": parts of a surname. */
export function isParticle(word: string): boolean {
  return PARTICLE.test(word)
}

/**
 * The person's name in the tokens of a source, or null where it names none: capitalised words after titles and occupations
 * ("State Department spokesperson Ned Price"). A name that "of" hangs on another word ("the council of Brenmoor") is no person's,
 * nor is one that an organisation's or another common noun follows.
 */
export function personName(text: string, tokens: readonly Token[]): string | null {
  let start = -1
  let end = -1
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (!token || token.kind === 'comma' || token.kind === 'bracket' || RELATIVE.has(token.lower)) break
    if (isNamePart(token) || (end === i && start >= 0 && PARTICLE.test(token.lower))) {
      if (start < 0 || end !== i) start = i
      end = i + 1
    } else if (PREPOSITIONS.has(token.lower) && !isPartOfTitle(tokens, i)) break
  }
  if (start < 0 || isSeveral(tokens) || isOfSomething(tokens, start) || isFollowedByNoun(tokens, end)) return null
  const first = tokens[start]
  const last = tokens[end - 1]
  return first && last ? text.slice(first.start, last.end) : null
}

function isNamePart(token: Token): boolean {
  if (!token.capital || !(token.kind === 'word' || token.kind === 'abbreviation')) return false
  const word = token.lower
  return !(
    TITLES.has(word) ||
    OCCUPATIONS.has(word) ||
    DETERMINERS.has(word) ||
    ROLE_NOUNS.has(word) ||
    ANONYMOUS_NOUNS.has(word) ||
    isOrganisationWord(word)
  )
}

/** "Secretary of State Antony Blinken": this "of" stands between titles. */
function isPartOfTitle(tokens: readonly Token[], at: number): boolean {
  return TITLES.has(tokens[at - 1]?.lower ?? '') && TITLES.has(tokens[at + 1]?.lower ?? '')
}

function isOfSomething(tokens: readonly Token[], start: number): boolean {
  for (let i = start - 1; i > 0; i--) if (PREPOSITIONS.has(tokens[i]?.lower ?? '')) return !isPartOfTitle(tokens, i)
  return false
}

/** "Yerevan and Baku", "Marlow & Finch" are two, whom no single name stands for. */
function isSeveral(tokens: readonly Token[]): boolean {
  return tokens.some(
    (token, i) => (token.lower === 'and' || token.lower === '&') && tokens[i - 1]?.capital === true && tokens[i + 1]?.capital === true,
  )
}

/** "Armenian defense ministry", "Haqqn news portal", "Haddad's neighbours". */
function isFollowedByNoun(tokens: readonly Token[], end: number): boolean {
  const next = tokens[end]
  if (!next) return false
  return next.kind === 'clitic' || (isWordLike(next) && !PREPOSITIONS.has(next.lower) && !RELATIVE.has(next.lower))
}
