import { firstEndingAfter } from '#annotations/detect/reading/token'
import type { MeasuredToken } from './measured-text'

/** The parts of an attribution, in the order of the labels. */
export const ROLES = ['source', 'cue', 'content'] as const
export type Role = (typeof ROLES)[number]

/** Half-open pairs of UTF-16 code units, as the corpus writes them. */
export type Pairs = readonly (readonly [start: number, end: number])[]

/** An attribution as the corpus and predictions write it. */
export interface MeasuredAttribution {
  readonly source: Pairs
  readonly cue: Pairs
  readonly content: Pairs
}

/** One label a token: index of its role in `ROLES` and of its attribution; -1 where no attribution claims it. */
export interface RoleLabels {
  readonly role: Int8Array
  readonly attribution: Int32Array
}

/** A stretch of tokens of one role of one attribution inside one paragraph; `end` is one past the last token. */
export interface Run {
  readonly role: number
  readonly first: number
  readonly end: number
}

/** Gives each token to the first attribution in the list that claims it, source before cue before content. */
export function labelTokens(tokens: readonly MeasuredToken[], attributions: readonly MeasuredAttribution[]): RoleLabels {
  const role = new Int8Array(tokens.length).fill(-1)
  const attribution = new Int32Array(tokens.length).fill(-1)
  attributions.forEach((one, index) => {
    ROLES.forEach((name, roleIndex) => {
      for (const [start, end] of one[name]) {
        for (let i = firstEndingAfter(tokens, start); i < tokens.length && (tokens[i]?.start ?? end) < end; i++) {
          if ((role[i] ?? 0) >= 0) continue
          role[i] = roleIndex
          attribution[i] = index
        }
      }
    })
  })
  return { role, attribution }
}

export function runsOf(tokens: readonly MeasuredToken[], labels: RoleLabels): Run[] {
  const runs: Run[] = []
  let first = 0
  for (let i = 1; i <= tokens.length; i++) {
    const same =
      i < tokens.length &&
      labels.role[i] === labels.role[first] &&
      labels.attribution[i] === labels.attribution[first] &&
      tokens[i]?.paragraph === tokens[first]?.paragraph
    if (same) continue
    const role = labels.role[first] ?? -1
    if (role >= 0) runs.push({ role, first, end: i })
    first = i
  }
  return runs
}

/** For each attribution that has content tokens of its own, its token indices by role; in the order in which they begin in the text. */
export function tokenSets(labels: RoleLabels): (readonly [source: Set<number>, cue: Set<number>, content: Set<number>])[] {
  const sets = new Map<number, [Set<number>, Set<number>, Set<number>]>()
  for (let i = 0; i < labels.role.length; i++) {
    const index = labels.attribution[i] ?? -1
    if (index < 0) continue
    const known = sets.get(index) ?? [new Set(), new Set(), new Set()]
    sets.set(index, known)
    known[labels.role[i] ?? 0]?.add(i)
  }
  return [...sets.values()].filter(([, , content]) => content.size > 0)
}
