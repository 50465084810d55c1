/** British and American spellings of one word, by their endings; each pair must leave a stem of three letters. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(?<=.{3})isation(s?)$/, 'ization$1'],
  [/(?<=.{3})is(e|ed|es|ing)$/, 'iz$1'],
  [/(?<=.{3})ys(e|ed|es|ing)$/, 'yz$1'],
  [/(?<=.{2})our(s|ed|ing|ite|able|ful|hood)?$/, 'or$1'],
  [/(?<=.{3})tre(s?)$/, 'ter$1'],
  [/(?<=.{3})ence(s?)$/, 'ense$1'],
  [/(?<=.{2})ll(ed|ing|er|ers)$/, 'l$1'],
  [/(?<=.{3})ogue(s?)$/, 'og$1'],
  [/(?<=.{3})amme(s?)$/, 'am$1'],
]

const SINGLE: ReadonlyMap<string, string> = new Map([
  ['grey', 'gray'],
  ['tyre', 'tire'],
  ['kerb', 'curb'],
  ['plough', 'plow'],
  ['cheque', 'check'],
  ['judgement', 'judgment'],
  ['towards', 'toward'],
  ['whilst', 'while'],
  ['amongst', 'among'],
  ['percentage', 'percent'],
  ['ageing', 'aging'],
  ['aluminium', 'aluminum'],
  ['sceptical', 'skeptical'],
])

/** A word without accents, in American spelling, so that spellings of one word are the same. */
export function plainSpelling(lower: string): string {
  const plain = lower
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll("'", '')
  const single = SINGLE.get(plain)
  if (single) return single
  for (const [ending, instead] of ENDINGS) if (ending.test(plain)) return plain.replace(ending, instead)
  return plain
}

/** One slip of the pen: a letter too many, too few, wrong, or two in the wrong order, not at the beginning (Damerau 1964). */
export function isSlip(a: string, b: string): boolean {
  if (a[0] !== b[0] || Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  let [x, y] = [a.length, b.length]
  while (x > i && y > i && a[x - 1] === b[y - 1]) {
    x--
    y--
  }
  const [left, right] = [a.slice(i, x), b.slice(i, y)]
  return left.length + right.length <= 2 ? left.length < 2 && right.length < 2 : left.length === 2 && left === [...right].reverse().join('')
}
