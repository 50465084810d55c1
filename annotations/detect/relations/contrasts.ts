import type { Token } from '../reading/token'

/** A word that tells one thing of a kind from another: "northern" from "southern", "her" from "him". */
export interface Contrast {
  readonly kind: number
  readonly word: string
}

const KINDS: readonly string[] = [
  'northern southern eastern western north south east west central',
  'first second third fourth last final',
  'old new former older younger elder',
  'upper lower',
  'male female men women',
  'season career',
  'he/him/himself she/her/herself',
]

/** Of each word its kind, and the first of the forms that it is one of. */
const KIND_OF: ReadonlyMap<string, Contrast> = new Map(
  KINDS.flatMap((words, kind) =>
    words.split(' ').flatMap((forms) => forms.split('/').map((form) => [form, { kind, word: forms.split('/')[0] ?? form }] as const)),
  ),
)

export function contrastsIn(tokens: readonly Token[]): readonly Contrast[] {
  const found: Contrast[] = []
  tokens.forEach(({ lower }, i) => {
    const contrast = KIND_OF.get(lower)
    if (contrast && !(lower === 'her' && tokens[i + 1]?.kind === 'word')) found.push(contrast)
  })
  return found
}

/** True where both have words of one kind and none of them is the same. */
export function areContrasted(a: readonly Contrast[], b: readonly Contrast[]): boolean {
  return a.some(({ kind }) => {
    const theirs = b.filter((other) => other.kind === kind)
    return theirs.length > 0 && !theirs.some(({ word }) => a.some((mine) => mine.word === word))
  })
}
