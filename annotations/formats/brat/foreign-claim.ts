import type { DraftAnchor, DraftClaim } from '../draft'
import { fingerprint } from '../fingerprint'

/** Where a claim came from that somebody else made in brat. */
export interface ForeignFile {
  readonly file: string
  readonly at: string
}

/**
 * A text-bound annotation of any type as a claim: what it marks is the content; its type and everything said about it stay in its lines,
 * the text-bound line first. Its id comes from them, so that the same annotation is the same claim whenever it is read.
 */
export function foreignClaim(lines: readonly string[], content: readonly DraftAnchor[], { file, at }: ForeignFile): DraftClaim {
  return {
    id: `brat.${fingerprint(lines.join('\n'))}`,
    kind: 'own-voice',
    content,
    source: [],
    cue: [],
    sourceName: '',
    sourceKind: 'none',
    nestedIn: null,
    tag: null,
    note: '',
    evidence: [],
    origin: { kind: 'import', format: 'brat', file, lines },
    createdAt: at,
  }
}
