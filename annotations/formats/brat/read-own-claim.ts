import type { ClaimPart } from '../../model/claim'
import type { DraftAnchor, DraftClaim } from '../draft'
import { claimKindField, sourceKindField, tagField } from '../fields'
import type { BratLine, BratText } from './brat-document'
import { unescapeNote } from './escape-note'
import { foreignClaim, type ForeignFile } from './foreign-claim'
import { readClaimNote, readEvidence } from './notes'
import type { FragmentReader } from './quoted-fragments'
import * as types from './types'

/** One claim of our types with all lines about it. */
export interface OwnClaim {
  readonly text: BratText
  /** Text-bound annotations that SaidBy and CuedBy lead to. */
  readonly source: readonly BratText[]
  readonly cue: readonly BratText[]
  /** Attributes and notes on it. */
  readonly about: readonly BratLine[]
  /** The claim it stands inside, by its id in the set. */
  readonly nestedIn: string | null
}

/** Lines that `readOwnClaim` understands. */
export const OWN_LINES: ReadonlySet<string> = new Set([
  types.TAG_ATTRIBUTE,
  types.KIND_ATTRIBUTE,
  types.SOURCE_KIND_ATTRIBUTE,
  types.NOTE,
  types.EVIDENCE_NOTE,
  types.CLAIM_NOTE,
])

/** The claim's id in the set: the one it was exported with, or, of a claim made in brat, one that comes from its line. */
export function idOfOwn(text: BratText, about: readonly BratLine[]): string {
  const note = about.find(({ type }) => type === types.CLAIM_NOTE)
  return note ? readClaimNote(note).id : foreignClaim([text.line], [], { file: '', at: '' }).id
}

export function readOwnClaim({ text, source, cue, about, nestedIn }: OwnClaim, reader: FragmentReader, from: ForeignFile): DraftClaim {
  const last = (type: string): BratLine | undefined => about.findLast((line) => line.type === type)
  const note = last(types.CLAIM_NOTE)
  const kept = note ? readClaimNote(note) : null
  const made = foreignClaim([text.line], [], from)
  const spans = (part: ClaimPart, texts: readonly BratText[]): readonly DraftAnchor[] =>
    whole(
      texts.flatMap((each) => reader.read(each)),
      kept?.[part] ?? [],
    )
  const tag = last(types.TAG_ATTRIBUTE)
  const kind = last(types.KIND_ATTRIBUTE)
  const sourceKind = last(types.SOURCE_KIND_ATTRIBUTE)
  const attributed = source.length + cue.length > 0
  return {
    id: kept?.id ?? made.id,
    kind: kind ? claimKindField(kind.value, kind.id) : attributed ? 'attribution' : 'own-voice',
    content: spans('content', [text]),
    source: spans('source', source),
    cue: spans('cue', cue),
    sourceName: kept?.sourceName ?? source.map(({ words }) => words ?? '').join(' '),
    sourceKind: sourceKind ? sourceKindField(sourceKind.value, sourceKind.id) : source.length > 0 ? 'named' : 'none',
    nestedIn,
    tag: tag ? tagField(tag.value, tag.id) : null,
    note: about
      .filter(({ type }) => type === types.NOTE)
      .map(({ value }) => unescapeNote(value))
      .join('\n\n'),
    evidence: about.filter(({ type }) => type === types.EVIDENCE_NOTE).map(readEvidence),
    origin: kept?.origin ?? made.origin,
    createdAt: kept?.createdAt ?? made.createdAt,
  }
}

/** The spans that a note keeps whole, unless the fragments have been moved since. */
function whole(fragments: readonly DraftAnchor[], kept: readonly types.WholeSpan[]): readonly DraftAnchor[] {
  const [first] = kept
  const last = kept.at(-1)
  if (!first || !last) return fragments
  const inside = fragments.every(({ start, end }) => start !== null && end !== null && start >= first.start && end <= last.end)
  return inside ? kept.map((span) => ({ ...span, prefix: '', suffix: '' })) : fragments
}
