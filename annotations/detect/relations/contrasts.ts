import type { Token } from '../reading/token'

const KINDS: readonly string[] = [
  'northern southern eastern western north south east west central',
  'first second third fourth last final',
  'old new former older younger elder',
  'upper lower',
  'male female men women',
  'season career',
]

const KIND_OF: ReadonlyMap<string, number> = new Map(KINDS.flatMap((words, kind) => words.split(' ').map((word) => [word, kind] as const)))

/** A word that tells one thing of a kind from another: "northern" from "southern". */
export interface Contrast {
  readonly kind: number
  readonly word: string
}

export function contrastsIn(tokens: readonly Token[]): readonly Contrast[] {
  const found: Contrast[] = []
  for (const { lower } of tokens) {
    const kind = KIND_OF.get(lower)
    if (kind !== undefined) found.push({ kind, word: lower })
  }
  return found
}

/** True where both have words of one kind and none of them is the same. */
export function areContrasted(a: readonly Contrast[], b: readonly Contrast[]): boolean {
  return a.some(({ kind }) => {
    const theirs = b.filter((other) => other.kind === kind)
    return theirs.length > 0 && !theirs.some(({ word }) => a.some((mine) => mine.word === word))
  })
}
