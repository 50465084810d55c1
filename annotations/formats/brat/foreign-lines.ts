import type { Claim } from '../../model/claim'
import { type BratText, parseOtherLine, parseTextLine } from './brat-document'

/** What an imported claim's lines are, if it came from brat. */
export interface ForeignLines {
  readonly file: string
  readonly text: BratText
  /** As they stood, the text-bound line not among them. */
  readonly others: readonly string[]
}

export function foreignLines({ origin }: Claim): ForeignLines | null {
  if (origin.kind !== 'import' || origin.format !== 'brat') return null
  const [first = '', ...others] = origin.lines
  const text = parseTextLine(first)
  return text && others.every((line) => parseOtherLine(line)) ? { file: origin.file, text, others } : null
}

/** Which imported lines can be written again, with what would be wrong left out. */
export interface KeptLines {
  /** For each claim whose id in its file is free: that id and the lines that still make sense. */
  readonly byClaim: ReadonlyMap<Claim, { readonly id: string; readonly lines: readonly string[] }>
  readonly dropped: number
  /** Highest number that any line's id has, by letter: new ids start after it. */
  readonly highest: Readonly<Record<string, number>>
}

/**
 * Decides which imported lines still hold. Ids mean something only within the file they came from: of two files that use the same id, the
 * first in text order keeps it; a line that is about something that is gone, or kept for another file, goes as well, and so on from there.
 */
export function keepForeignLines(claims: readonly Claim[]): KeptLines {
  const highest: Record<string, number> = {}
  const owner = new Map<string, string>()
  const byClaim = new Map<Claim, { id: string; file: string; lines: string[] }>()
  let total = 0
  for (const claim of claims) {
    const foreign = foreignLines(claim)
    if (!foreign) continue
    const { file, text, others } = foreign
    total += others.length
    for (const id of [text.id, ...others.map(idOf)]) highest[id.charAt(0)] = Math.max(highest[id.charAt(0)] ?? 0, numberOf(id))
    if (owner.has(text.id)) continue
    owner.set(text.id, file)
    byClaim.set(claim, { id: text.id, file, lines: others.filter((line) => claimId(owner, idOf(line), file)) })
  }
  let changed = true
  while (changed) changed = dropDangling(byClaim.values(), owner)
  const kept = [...byClaim.values()].reduce((sum, { lines }) => sum + lines.length, 0)
  return { byClaim, dropped: total - kept, highest }
}

const idOf = (line: string): string => line.slice(0, line.indexOf('\t'))
const numberOf = (id: string): number => Number(/^.(\d{1,9})$/.exec(id)?.[1] ?? 0)

function claimId(owner: Map<string, string>, id: string, file: string): boolean {
  if (id === '*') return true
  if (owner.has(id)) return false
  owner.set(id, file)
  return true
}

/** Takes out lines that are about something that is not there; true where it took any, since others may be about those. */
function dropDangling(kept: Iterable<{ file: string; lines: string[] }>, owner: Map<string, string>): boolean {
  let changed = false
  for (const entry of kept) {
    const lines = entry.lines.filter((line) => parseOtherLine(line)?.about.every((id) => owner.get(id) === entry.file))
    if (lines.length === entry.lines.length) continue
    changed = true
    for (const line of entry.lines) if (!lines.includes(line)) owner.delete(idOf(line))
    entry.lines = lines
  }
  return changed
}
