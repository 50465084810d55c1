import { isWordLike, type Token } from '../reading/token'
import {
  ADVERBS,
  AUXILIARIES,
  COORDINATORS,
  DETERMINERS,
  isAdverb,
  OBJECT_PRONOUNS,
  POSSESSIVES,
  PREPOSITIONS,
  SUBJECT_PRONOUNS,
  SUBORDINATORS,
} from '../word-lists'
import { findConcept, type Concept } from './concepts'
import { eventOf } from './events'
import { sideOf } from './sides'
import { stemOf } from './stem'

/** What comparing claims asks of a word by itself, whatever stands around it. */
export interface WordFacts {
  readonly stem: string
  /** Says something of its own: no article, pronoun, preposition, conjunction, auxiliary or adverb of the lists. */
  readonly hasContent: boolean
  readonly concept: Concept | null
  /** The name of what it stands for, without and with a capital: a concept, or "side:" and a country; null where it names nothing. */
  readonly name: string | null
  readonly nameWithCapital: string | null
  /** The event that it names, or null. */
  readonly event: string | null
  readonly isFirstPerson: boolean
  /** "not", "nobody", "didn't"; what follows can undo it. */
  readonly negates: boolean
}

/** Facts found before: a text has few different words, and each is asked for in many claims. Emptied when full. */
const KEPT = new Map<string, WordFacts>()
const MOST_KEPT = 8192

/** @param word in lower case */
export function factsOf(word: string): WordFacts {
  const kept = KEPT.get(word)
  if (kept) return kept
  const facts = findFacts(word)
  if (KEPT.size >= MOST_KEPT) KEPT.clear()
  KEPT.set(word, facts)
  return facts
}

function findFacts(word: string): WordFacts {
  const stem = stemOf(word)
  const concept = findConcept(word)
  const isEmpty = DETERMINERS.has(word) || isFunctionWord(word)
  const name = isEmpty ? null : (concept?.name ?? null)
  const side = isEmpty ? null : sideOf(word)
  return {
    stem,
    hasContent: !WITHOUT_CONTENT.has(word),
    concept,
    name,
    nameWithCapital: side === null ? name : `side:${side}`,
    event: eventOf(stem),
    isFirstPerson: FIRST_PERSON.has(word),
    negates: NEGATIONS.has(word) || word.endsWith("n't"),
  }
}

/** The name of what a word stands for, as in `WordFacts`; numbers and marks have none. */
export function nameOf(token: Token): string | null {
  if (!isWordLike(token) || token.kind === 'number') return null
  const facts = factsOf(token.lower)
  return token.capital ? facts.nameWithCapital : facts.name
}

/** Stems of the words with content, in order. */
export function stemsOf(tokens: readonly Token[]): string[] {
  const stems: string[] = []
  for (const token of tokens) {
    if (!isWordLike(token)) continue
    const { hasContent, stem } = factsOf(token.lower)
    if (hasContent) stems.push(stem)
  }
  return stems
}

const NEGATIONS = new Set('not never no nobody none nothing neither nor without cannot nowhere'.split(' '))

const FIRST_PERSON = new Set('i we my our us me ours'.split(' '))
const THIRD_PERSON = new Set('he she they it his her its their him them'.split(' '))
const ARTICLES = 'you your the a an this that these those some several many few any no'.split(' ')

const FUNCTION_WORDS: ReadonlySet<string> = new Set([
  ...PREPOSITIONS,
  ...SUBORDINATORS,
  ...COORDINATORS,
  ...AUXILIARIES,
  ...POSSESSIVES,
  ...FIRST_PERSON,
  ...THIRD_PERSON,
  ...ARTICLES,
])

export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word) || isAdverb(word)
}

/** "we" and "its" stand for the source of a claim. */
export function isPersonal(word: string): boolean {
  return FIRST_PERSON.has(word) || THIRD_PERSON.has(word)
}

const WITHOUT_CONTENT: ReadonlySet<string> = new Set([
  ...[...DETERMINERS].filter((word) => word.length < 6),
  ...POSSESSIVES,
  ...SUBJECT_PRONOUNS,
  ...OBJECT_PRONOUNS,
  ...PREPOSITIONS,
  ...SUBORDINATORS,
  ...COORDINATORS,
  ...AUXILIARIES,
  ...ADVERBS,
])
