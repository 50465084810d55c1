import type { Imported, KnownText, Loss, NotReadable, TextFile } from './bundle'
import { checkIds } from './check-ids'
import { chooseText } from './choose-text'
import { sumLosses } from './count-losses'
import { decode } from './decode'
import type { ParsedFile } from './draft'
import { type FileGroup, groupFiles } from './group-files'
import { parseFile } from './parse-file'
import { type PlacedSet, placeSet } from './place-set'

export type ImportOutcome =
  | { readonly kind: 'imported'; readonly name: string; readonly imported: Imported }
  | { readonly kind: 'failed'; readonly name: string; readonly why: NotReadable }

/**
 * Reads annotation files of any supported format, told by their content; brat's `.ann` and `.txt` go together by their name.
 * One file that cannot be read does not stop the others.
 * @see importGroup for what the arguments are
 */
export function importFiles(
  files: readonly TextFile[],
  known: readonly KnownText[],
  analyst: string,
  at: string,
): readonly ImportOutcome[] {
  return groupFiles(files).map((group) => importGroup(group, known, analyst, at))
}

/**
 * Reads one file, or one pair of files that belong together. Nothing is placed on trust: see `placeSet`.
 * @param known texts of the library, revisions of one article oldest first
 * @param analyst whom sets belong to that name nobody
 * @param at time for claims and texts that come without one, ISO 8601 UTC
 */
export function importGroup(group: FileGroup, known: readonly KnownText[], analyst: string, at: string): ImportOutcome {
  const read = decode(() => {
    const parsed = parseFile(group, at)
    parsed.sets.forEach(checkIds)
    return parsed
  })
  if (read.kind !== 'decoded') return { kind: 'failed', name: group.name, why: read }
  const imported = placeFile(read.value, known, analyst)
  if (!imported) return { kind: 'failed', name: group.name, why: { kind: 'no-matching-text', where: '' } }
  return { kind: 'imported', name: group.name, imported }
}

/** Null where not one of the file's sets is about a text that is known or comes with it. */
function placeFile({ format, sets, losses }: ParsedFile, known: readonly KnownText[], analyst: string): Imported | null {
  const placed: PlacedSet[] = []
  const lost: Loss[] = [...losses]
  for (const draft of sets) {
    const chosen = chooseText(draft, known)
    if (chosen) placed.push(placeSet({ ...draft, analyst: draft.analyst === '' ? analyst : draft.analyst }, chosen))
    else lost.push({ what: 'claims-without-text', count: draft.claims.length })
  }
  if (placed.length === 0 && sets.length > 0) return null
  for (const set of placed) lost.push(...set.losses)
  return { format, sets: placed.map((set) => set.imported), losses: sumLosses(lost) }
}
