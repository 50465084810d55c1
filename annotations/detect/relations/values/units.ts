import type { Token } from '../../reading/token'

/** What a number measures, and by how much it is multiplied to come into the unit that its kind is compared in. */
export interface Unit {
  /** "usd", "eur", "percent", "metre", "second"; a currency of no known country is its own word ("crown"). */
  readonly kind: string
  readonly factor: number
}

const DAY = 86_400
/** The mean month and year of the Gregorian calendar. */
const MONTH = 30.436_875 * DAY

const TABLE: readonly (readonly [kind: string, factor: number, words: string])[] = [
  ['percent', 1, '% percent pc'],
  ['usd', 1, 'dollar dollars usd'],
  ['usd', 0.01, 'cent cents'],
  ['eur', 1, 'euro euros eur'],
  ['gbp', 1, 'pound pounds gbp sterling'],
  ['gbp', 0.01, 'pence'],
  ['yen', 1, 'yen'],
  ['yuan', 1, 'yuan renminbi'],
  ['rouble', 1, 'rouble roubles ruble rubles'],
  ['rupee', 1, 'rupee rupees'],
  ['crown', 1, 'crown crowns krona kronor krone kroner koruna'],
  ['franc', 1, 'franc francs'],
  ['zloty', 1, 'zloty zlotys'],
  ['forint', 1, 'forint forints'],
  ['lira', 1, 'lira liras'],
  ['peso', 1, 'peso pesos'],
  ['real', 1, 'reais'],
  ['rand', 1, 'rand'],
  ['naira', 1, 'naira'],
  ['shilling', 1, 'shilling shillings'],
  ['dinar', 1, 'dinar dinars'],
  ['leu', 1, 'lei leu'],
  ['won', 1, 'won'],
  ['metre', 1, 'metre metres meter meters'],
  ['metre', 0.01, 'centimetre centimetres centimeter centimeters cm'],
  ['metre', 0.001, 'millimetre millimetres millimeter millimeters mm'],
  ['metre', 1000, 'kilometre kilometres kilometer kilometers km'],
  ['metre', 1609.344, 'mile miles'],
  ['metre', 0.3048, 'foot feet ft'],
  ['square-metre', 10_000, 'hectare hectares'],
  ['square-metre', 4046.856, 'acre acres'],
  ['kilogram', 1, 'kilogram kilograms kilo kilos kg'],
  ['kilogram', 0.001, 'gram grams'],
  ['kilogram', 1000, 'tonne tonnes'],
  ['kilogram', 907.185, 'ton tons'],
  ['kilogram', 0.453_592, 'lb lbs'],
  ['litre', 1, 'litre litres liter liters'],
  ['degree', 1, 'degree degrees'],
  ['watt', 1e6, 'megawatt megawatts mw'],
  ['watt', 1e9, 'gigawatt gigawatts gw'],
  ['second', 1, 'second seconds'],
  ['second', 60, 'minute minutes min'],
  ['second', 3600, 'hour hours'],
  ['second', DAY, 'day days'],
  ['second', 7 * DAY, 'week weeks'],
  ['second', MONTH, 'month months'],
  ['second', 12 * MONTH, 'year years'],
]

const CURRENCIES: ReadonlySet<string> = new Set(
  'usd eur gbp yen yuan rouble rupee crown franc zloty forint lira peso real rand naira shilling dinar leu won'.split(' '),
)

/** Whether a quantity of that kind is money, also by the day or by the share. */
export const isMoney = (kind: string): boolean => CURRENCIES.has(kind.split(' ', 1)[0] ?? '')

const UNITS: ReadonlyMap<string, Unit> = new Map(
  TABLE.flatMap(([kind, factor, words]) => words.split(' ').map((word) => [word, { kind, factor }] as const)),
)

const SIGNS: Readonly<Record<string, string>> = { $: 'usd', '€': 'eur', '£': 'gbp', '¥': 'yen', '₹': 'rupee', '₽': 'rouble' }

/** A currency sign before a number: "$1.2bn". */
export function signUnit(token: Token | undefined): Unit | null {
  const kind = token ? SIGNS[token.lower] : undefined
  return kind ? { kind, factor: 1 } : null
}

/** Periods that make a rate of a quantity: "600,000 crowns a day", "40 kilometres per hour". */
const PERIODS = new Set(['second', 'minute', 'hour', 'day', 'week', 'month', 'year', 'head', 'share', 'person', 'tonne', 'night'])

/** Words that follow a unit and belong to it: "years old" is an age. */
export function unitAt(tokens: readonly Token[], at: number): { readonly unit: Unit; readonly end: number } | null {
  const word = tokens[at]?.lower ?? ''
  if (word === 'per' && tokens[at + 1]?.lower === 'cent') return { unit: { kind: 'percent', factor: 1 }, end: at + 2 }
  if ((word === 'us' || word === 'u.s.') && tokens[at + 1]?.lower.startsWith('dollar')) return unitAt(tokens, at + 1)
  const unit = UNITS.get(word)
  if (!unit) return null
  if (unit.kind === 'second' && tokens[at + 1]?.lower === 'old')
    return { unit: { kind: 'age', factor: unit.factor / (12 * MONTH) }, end: at + 2 }
  const period = tokens[at + 2]?.lower ?? ''
  const joins = ['a', 'an', 'per', 'each'].includes(tokens[at + 1]?.lower ?? '')
  return joins && PERIODS.has(period) ? { unit: { ...unit, kind: `${unit.kind} per ${period}` }, end: at + 3 } : { unit, end: at + 1 }
}
