import { type Claim, TAGS } from '#annotations/model/claim'
import { message } from '../messages/message'
import type { Opens, ShareFigure, SharePart, ShareRow } from './figure-data'

const PARTS = (): readonly SharePart[] => [
  ...TAGS.map((tag): SharePart => ({ label: message(`tag.${tag}`), look: tag })),
  { label: message('figure.untagged'), look: 'untagged' },
]

interface SetOf {
  /** As shown. */
  readonly name: string
  readonly claims: readonly Claim[]
  readonly opens?: Opens
}

/** How many claims each analyst gave each tag. */
export function mixByAnalystFigure(sets: readonly SetOf[]): ShareFigure {
  return {
    kind: 'shares',
    title: message('figure.mix-analysts'),
    description: message('figure.mix-analysts.about'),
    rowsAre: message('figure.analyst'),
    totalIs: message('figure.total'),
    parts: PARTS(),
    scale: 'count',
    rows: sets.map(({ name, claims, opens }) => ({ label: name, counts: countTags(claims), opens: opens ?? null })),
  }
}

interface SourcesOf {
  readonly claims: readonly Claim[]
  /** The name of what a claim's source marks where nobody wrote a name. */
  readonly nameOf: (claim: Claim) => string
  readonly opens?: (claims: readonly Claim[], name: string) => Opens
  /** Rows before the rest is one. */
  readonly most?: number
}

/** How often what each source says was given each tag. Names are the same whatever their case and spacing. */
export function mixBySourceFigure({ claims, nameOf, opens, most = 12 }: SourcesOf): ShareFigure {
  const bySource = new Map<string, { name: string; claims: Claim[] }>()
  for (const claim of claims) {
    const name = nameOf(claim).normalize('NFKC').trim().replaceAll(/\s+/gu, ' ')
    const known = bySource.get(name.toLowerCase())
    if (known) known.claims.push(claim)
    else bySource.set(name.toLowerCase(), { name, claims: [claim] })
  }
  const sources = [...bySource.values()].sort((a, b) => b.claims.length - a.claims.length || (a.name < b.name ? -1 : 1))
  const row = (name: string, of: readonly Claim[]): ShareRow => ({ label: name, counts: countTags(of), opens: opens?.(of, name) ?? null })
  const rest = sources.slice(most)
  const rows = sources.slice(0, most).map(({ name, claims: of }) => row(name === '' ? message('figure.no-source') : name, of))
  return {
    kind: 'shares',
    title: message('figure.mix-sources'),
    description: message('figure.mix-sources.about'),
    rowsAre: message('figure.source'),
    totalIs: message('figure.total'),
    parts: PARTS(),
    scale: 'count',
    rows:
      rest.length === 0
        ? rows
        : [
            ...rows,
            row(
              message('figure.other-sources', { count: rest.length }),
              rest.flatMap((one) => one.claims),
            ),
          ],
  }
}

function countTags(claims: readonly Claim[]): readonly number[] {
  const counts = [0, 0, 0, 0]
  for (const { tag } of claims) {
    const at = tag === null ? TAGS.length : TAGS.indexOf(tag)
    counts[at] = (counts[at] ?? 0) + 1
  }
  return counts
}
