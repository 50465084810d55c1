import {
  ADVERBS,
  AUXILIARIES,
  COORDINATORS,
  DETERMINERS,
  isAdverb,
  looksVerbal,
  MONTHS,
  POSSESSIVES,
  PREPOSITIONS,
  ROLE_NOUNS,
} from '../word-lists'
import { SUBORDINATORS, TIME_WORDS, TITLES, WEEKDAYS } from '../word-lists'
import { isOrganisationWord } from './person-name'

/** Places of a surname that are looked at. */
const MOST = 40

const FIRST_NAME = /^\p{Lu}\p{Ll}[\p{L}'’-]*$/u
const LETTER = /[\p{L}\p{N}]/u

const NO_NAMES: readonly ReadonlySet<string>[] = [
  ADVERBS,
  AUXILIARIES,
  COORDINATORS,
  DETERMINERS,
  MONTHS,
  POSSESSIVES,
  PREPOSITIONS,
  ROLE_NOUNS,
  SUBORDINATORS,
  TIME_WORDS,
  TITLES,
  WEEKDAYS,
]

/**
 * The full name of somebody whom the sources give by surname alone, where the text has one somewhere ("Dara Quill has led the orchestra"), or
 * null. Where it has several, none is right for sure.
 */
export function fullNameInText(text: string, surname: string): string | null {
  let found: string | null = null
  let at = text.indexOf(surname)
  for (let k = 0; k < MOST && at >= 0; k++) {
    const first = text.charAt(at - 1) === ' ' && !LETTER.test(text.charAt(at + surname.length)) ? wordBefore(text, at - 1) : ''
    if (first && isFirstName(first)) {
      if (found && found !== `${first} ${surname}`) return null
      found = `${first} ${surname}`
    }
    at = text.indexOf(surname, at + surname.length)
  }
  return found
}

function wordBefore(text: string, end: number): string {
  let start = end
  while (start > 0 && start > end - 24 && !/\s/.test(text.charAt(start - 1))) start--
  return text.slice(start, end)
}

function isFirstName(word: string): boolean {
  const lower = word.toLowerCase()
  return (
    FIRST_NAME.test(word) &&
    !NO_NAMES.some((words) => words.has(lower)) &&
    !isAdverb(lower) &&
    !looksVerbal(lower) &&
    !isOrganisationWord(lower)
  )
}
