import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseSourceCases, wrongSources, type WrongSource } from './source-cases'

const FILE = 'test/annotations/detect/source-cases/passages.txt'

/** How often the resolver names the right speaker in one half of the project's own marked passages. */
export interface SourceScore {
  readonly half: 'tune' | 'check'
  readonly passages: number
  readonly claims: number
  readonly wrong: readonly (WrongSource & { readonly passage: string })[]
}

/** Reads the passages from the project in `root` and resolves the sources of each. */
export function sourceScores(root: string): SourceScore[] {
  const cases = parseSourceCases(readFileSync(resolve(root, FILE), 'utf8'))
  return (['tune', 'check'] as const).map((half) => {
    const some = cases.filter((one) => one.half === half)
    return {
      half,
      passages: some.length,
      claims: some.reduce((sum, { expected }) => sum + expected.length, 0),
      wrong: some.flatMap((one) => wrongSources(one).map((source) => ({ ...source, passage: one.name }))),
    }
  })
}
