import { numberAt } from '../../detect/relations/values/number-at'
import { isWordLike, type Token } from '../../detect/reading/token'
import { tokenize } from '../../detect/reading/tokenize'
import { cueReadings } from '../../detect/rules/cue-lexicon'
import { AUXILIARIES, DETERMINERS, MONTHS, POSSESSIVES, ROLE_NOUNS, SUBORDINATORS, TITLES, WEEKDAYS } from '../../detect/word-lists'
import { plainSpelling } from './plain-spelling'

/** What kind of meaning a word carries, as far as a change of it is concerned. */
export type MeaningKind = 'number' | 'date' | 'negation' | 'certainty' | 'relation' | 'cue' | 'role' | 'name' | 'word' | 'filler'

/** A word of a sentence with what it means for the guard. */
export interface MeaningWord {
  readonly kind: MeaningKind
  /** What is compared: the same for every spelling of one meaning. */
  readonly sense: string
  /** As it stands in the text. */
  readonly text: string
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const NEGATIONS = set("not never no nobody none nothing neither nor without cannot nowhere hardly barely n't")
const CERTAINTIES = set(
  'may might could would should must will shall can reportedly allegedly apparently probably possibly perhaps likely unlikely certainly ' +
    'definitely suspected alleged supposed confirmed unconfirmed rumoured rumored expected',
)
const AMOUNTS = set(
  'all every each most many some few several half both any dozens hundreds thousands millions billions least more less fewer over under almost ' +
    'nearly about around exactly only just up double twice triple quarter third majority minority percent',
)
const RELATIONS = set(
  'by to from against for with before after until since between among over into toward towards despite because if unless',
)
const TIMES = set(
  'today yesterday tomorrow tonight morning afternoon evening night noon midnight week weeks month months year years day days hour hours ' +
    'minute minutes ago later earlier last next former previous current late early spring summer autumn fall winter',
)
const ROLES = set('former acting deputy vice ex interim outgoing incoming senior junior chief assistant')

/** The words of a stretch of text, marks left out, numbers as one word each. */
export function meaningWords(text: string, start: number, end: number): MeaningWord[] {
  const tokens = tokenize(text, start, end)
  const words: MeaningWord[] = []
  for (let i = 0; i < tokens.length;) {
    const token = tokens[i]
    if (!token) break
    const plain = token.kind === 'word' ? readingOf(token, token.capital && !isOpening(tokens, i)) : null
    if (plain?.isWhole) {
      words.push({ kind: plain.kind, sense: plain.sense, text: text.slice(token.start, token.end) })
      i++
      continue
    }
    const number = numberAt(tokens, i)
    if (number) {
      const last = tokens[Math.max(i, number.end - 1)] ?? token
      words.push({ kind: 'number', sense: `#${number.value}`, text: text.slice(token.start, last.end) })
      i = Math.max(i + 1, number.end)
      continue
    }
    const before = words.at(-1)
    // "The 1980's" are the 1980s.
    if (token.lower === "'s" && before && /^#?\d{4}$/.test(before.sense))
      words[words.length - 1] = { ...before, sense: `${before.sense.replace('#', '')}s` }
    else if (isWordLike(token) || token.kind === 'clitic') words.push(...meaningOf(token, text, isOpening(tokens, i)))
    else if (token.lower === '%') words.push({ kind: 'filler', sense: 'percent', text: '%' })
    else if ('$€£¥₹'.includes(token.lower)) words.push({ kind: 'number', sense: token.lower, text: token.lower })
    i++
  }
  return joinPercent(words)
}

function meaningOf(token: Token, text: string, isFirst: boolean): MeaningWord[] {
  const shown = text.slice(token.start, token.end)
  if (token.kind === 'number') return numberWords(token.lower, shown)
  if (token.lower.length > 3 && token.lower.endsWith("n't")) {
    const stem = token.lower.slice(0, -3)
    const verb = { ca: 'can', wo: 'will', sha: 'shall' }[stem] ?? stem
    return [
      { kind: 'filler', sense: verb, text: shown },
      { kind: 'negation', sense: 'not', text: shown },
    ]
  }
  if (token.lower === 'cannot')
    return [
      { kind: 'filler', sense: 'can', text: shown },
      { kind: 'negation', sense: 'not', text: shown },
    ]
  const isName = token.capital && !isFirst
  if (!HYPHEN.test(token.lower)) {
    const { kind, sense } = readingOf(token, isName)
    return [{ kind, sense, text: shown }]
  }
  // A hyphen between two words is a matter of taste; "ex-minister" and "two-day" are two words each.
  const parts = [...shown.matchAll(/[^-\u2010\u2011]+/g)]
  return parts
    .flatMap(({ index, 0: part }) => meaningWords(text, token.start + index, token.start + index + part.length))
    .map((word, i) => ({
      ...word,
      ...(i === 0 && isName ? { kind: 'name' as const } : {}),
      text: shown,
    }))
}

/** "8.15am", "8:15 a.m." and "8:15am" are one time of day; so are "8" and "8:00". */
function numberWords(lower: string, text: string): MeaningWord[] {
  const time = /^(\d{1,2})(?:[.:](\d{2}))?(am|pm)$/.exec(lower) ?? /^(\d{1,2}):(\d{2})()$/.exec(lower)
  if (!time) return [{ kind: 'number', sense: lower.replaceAll(',', ''), text }]
  const [, hour = '', minutes = '00', half = ''] = time
  const word: MeaningWord = { kind: 'number', sense: minutes === '00' ? `#${Number(hour)}` : `${Number(hour)}:${minutes}`, text }
  return half === '' ? [word] : [word, { kind: 'date', sense: half, text }]
}

interface Reading extends Pick<MeaningWord, 'kind' | 'sense'> {
  /** One word that is no beginning of a number, whatever follows. */
  readonly isWhole: boolean
}

/** A word is read the same wherever it stands, and a text has few words that it does not repeat. */
const readings: readonly [Map<string, Reading>, Map<string, Reading>] = [new Map(), new Map()]
const MOST_READINGS = 20_000

function readingOf(token: Token, isName: boolean): Reading {
  const known = readings[isName ? 1 : 0]
  const found = known.get(token.lower)
  if (found) return found
  const read = { ...readKind(token.lower, isName), isWhole: isWhole(token) }
  if (known.size >= MOST_READINGS) known.clear()
  known.set(token.lower, read)
  return read
}

function isWhole(token: Token): boolean {
  const { lower } = token
  if (HYPHEN.test(lower) || lower.endsWith("n't") || lower === 'cannot') return false
  return !['a', 'an', 'half'].includes(lower) && numberAt([token], 0) === null
}

const HYPHEN = /[-\u2010\u2011]/

function readKind(lower: string, isName: boolean): Pick<MeaningWord, 'kind' | 'sense'> {
  if (lower === 'a.m.' || lower === 'p.m.' || lower === 'am' || lower === 'pm') return { kind: 'date', sense: lower.replaceAll('.', '') }
  const sense = plainSpelling(lower)
  if (NEGATIONS.has(lower) || lower === 'non') return { kind: 'negation', sense: lower === 'cannot' ? 'not' : sense }
  if (WEEKDAYS.has(lower) || MONTHS.has(lower) || TIMES.has(lower)) return { kind: ROLES.has(lower) ? 'role' : 'date', sense }
  if (AMOUNTS.has(lower)) return { kind: lower === 'percent' ? 'filler' : 'number', sense }
  if (CERTAINTIES.has(lower)) return { kind: lower === 'can' ? 'filler' : 'certainty', sense }
  if (ROLES.has(lower) || (!isName && (ROLE_NOUNS.has(lower) || TITLES.has(lower)))) return { kind: 'role', sense }
  if (isName) return { kind: 'name', sense }
  if (RELATIONS.has(lower)) return { kind: 'relation', sense }
  const cue = cueReadings(lower)[0]
  if (cue && !cue.ambiguous) return { kind: 'cue', sense: plainSpelling(cue.lemma) }
  if (DETERMINERS.has(lower) || AUXILIARIES.has(lower) || SUBORDINATORS.has(lower) || POSSESSIVES.has(lower) || lower.length < 3)
    return { kind: 'filler', sense }
  return { kind: 'word', sense }
}

/** The first word of the stretch, or of a quotation in it: its capital says nothing. */
function isOpening(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  return !before || before.kind === 'quote' || before.kind === 'stop' || before.kind === 'colon'
}

/** "Per cent" and "%" are "percent". */
function joinPercent(words: MeaningWord[]): MeaningWord[] {
  if (!words.some(({ sense }) => sense === 'per')) return words
  const joined: MeaningWord[] = []
  for (let i = 0; i < words.length; i++) {
    const word = words[i]
    if (!word) continue
    if (word.sense === 'per' && words[i + 1]?.sense === 'cent') {
      joined.push({ kind: 'filler', sense: 'percent', text: `${word.text} ${words[++i]?.text ?? ''}` })
    } else joined.push(word)
  }
  return joined
}
