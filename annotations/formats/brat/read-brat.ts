import { NO_METADATA, type Article } from '../../model/article'
import { type Link, LINK_KINDS } from '../../model/link'
import { countLosses } from '../count-losses'
import type { DraftClaim, ParsedFile } from '../draft'
import { fingerprint } from '../fingerprint'
import { baseName, type FileGroup } from '../group-files'
import { sha256 } from '../sha256'
import { type BratDocument, type BratLine, type BratText, parseBrat } from './brat-document'
import { canonicalText } from './canonical-text'
import { foreignClaim, type ForeignFile } from './foreign-claim'
import { readClaimNote, readFileNote, readLinkNote } from './notes'
import { createFragmentReader, type FragmentReader } from './quoted-fragments'
import { idOfOwn, OWN_LINES, readOwnClaim } from './read-own-claim'
import * as types from './types'

/** Reads a `.ann` file with the `.txt` beside it; without that, its quotes have to find their text in the library. */
export function readBrat({ file, companion }: FileGroup, at: string): ParsedFile {
  const document = parseBrat(file.text.replace(/^\uFEFF/, ''))
  const header = document.others.find(({ type }) => type === types.FILE_NOTE)
  const note = header ? readFileNote(header) : null
  const raw = companion?.text ?? null
  // A text that is exactly what was exported stays so, whatever it begins with.
  const text = raw === null || sha256(raw) === note?.revision ? raw : canonicalText(raw)
  const beside = raw === null || text === null ? null : { raw, text }
  const reader = createFragmentReader(document.texts, beside, note?.offsetUnit ?? 'code-points')
  const from = note ? { file: note.importedFrom, at: note.importedAt } : { file: baseName(file.path), at }
  const { claims, links, lost } = new DocumentReader(document, reader, from, note !== null).read()
  const revision = text === null ? (note?.revision ?? '') : sha256(text)
  const metadata = note?.metadata ?? { ...NO_METADATA, title: baseName(file.path).replace(/\.ann$/, '') }
  const article: Article = {
    id: revision.slice(0, 16),
    metadata,
    revisions: [
      {
        sha256: revision,
        length: text?.length ?? 0,
        addedAt: at,
        provenance: {
          fileName: companion ? baseName(companion.path) : '',
          format: 'text',
          encoding: 'utf-8',
          encodingEvidence: 'not-applicable',
          notices: [],
        },
      },
    ],
  }
  const about = { revision, articleId: note?.articleId ?? '', url: note?.metadata.url ?? '' }
  const brings = text === null ? null : { article, text }
  const set = {
    analyst: note?.analyst ?? '',
    about,
    brings,
    unit: note?.offsetUnit ?? ('code-points' as const),
    claims,
    links,
    rejected: [],
  }
  const lineEnds = raw?.includes('\r') === true && text !== raw ? 1 : 0
  return { format: 'brat', sets: [set], losses: countLosses({ 'foreign-lines': lost, 'line-ends': lineEnds }) }
}

class DocumentReader {
  readonly #document: BratDocument
  readonly #reader: FragmentReader
  readonly #from: ForeignFile
  readonly #texts: ReadonlyMap<string, BratText>
  /** Lines that claims of ours do not already keep in a note. */
  readonly #lines: readonly BratLine[]
  readonly #lineById: ReadonlyMap<string, BratLine>
  readonly #byTarget = new Map<string, BratLine[]>()
  /** Text-bound annotations that are claims of ours. */
  readonly #own = new Set<string>()

  constructor(document: BratDocument, reader: FragmentReader, from: ForeignFile, exported: boolean) {
    this.#document = document
    this.#reader = reader
    this.#from = from
    this.#texts = new Map(document.texts.map((text) => [text.id, text]))
    const kept = new Set<string>()
    for (const line of exported ? document.others : []) {
      const [target = ''] = line.about
      if (line.type !== types.CLAIM_NOTE || !this.#texts.has(target)) continue
      this.#own.add(target)
      const { origin } = readClaimNote(line)
      if (origin.kind === 'import') for (const said of origin.lines) kept.add(said)
    }
    // Somebody may have gone on in brat, with our types; unless the file holds others' annotations, whose types may have the same names.
    if (exported && from.file === '') for (const { id, type } of document.texts) if (type === types.CLAIM_TYPE) this.#own.add(id)
    this.#lines = document.others.filter(({ line, type }) => !kept.has(line) && !(exported && type === types.FILE_NOTE))
    this.#lineById = new Map(this.#lines.map((line) => [line.id, line]))
    for (const line of this.#lines) {
      const [target = ''] = line.about
      append(this.#byTarget, target, line)
    }
  }

  read(): { readonly claims: readonly DraftClaim[]; readonly links: readonly Link[]; readonly lost: number } {
    const used = new Set<BratLine>()
    const parts = new Set<string>()
    for (const id of this.#own) {
      for (const line of this.#about(id)) {
        const second = this.#texts.get(line.about[1] ?? '')
        if (OWN_LINES.has(line.type) || (line.type === types.NESTED_IN && second)) used.add(line)
        if (!second || !isPart(line)) continue
        used.add(line)
        parts.add(second.id)
      }
    }
    const noted = new Map(this.#lines.filter(({ type }) => type === types.LINK_NOTE).map((line) => [line.about[0] ?? '', line]))
    const linking = this.#lines.filter((line) => this.#isLink(line, noted))
    for (const line of linking) {
      used.add(line)
      const note = noted.get(line.id)
      if (note) used.add(note)
    }
    const foreign = this.#attach(used, parts)
    const ids = new Map(
      this.#document.texts.filter(({ id }) => !parts.has(id)).map((text) => [text.id, this.#claimId(text, foreign.get(text.id) ?? [])]),
    )
    const claims = this.#document.texts
      .filter(({ id }) => !parts.has(id))
      .map((text) => (this.#own.has(text.id) ? this.#ownClaim(text, ids) : this.#foreignClaim(text, foreign.get(text.id) ?? [])))
    const links = linking.map((line) => this.#link(line, noted.get(line.id), ids))
    const attached = [...foreign.values()].reduce((sum, lines) => sum + lines.length, 0)
    return { claims, links, lost: this.#lines.length - used.size - attached }
  }

  #about(id: string): readonly BratLine[] {
    return this.#byTarget.get(id) ?? []
  }

  /** A relation of a link's kind: one that was exported as a link, or was drawn in brat between two claims of ours. */
  #isLink({ id, type, about }: BratLine, noted: ReadonlyMap<string, BratLine>): boolean {
    const [from = '', to = ''] = about
    if (!id.startsWith('R') || !LINK_KINDS.some((kind) => kind === type)) return false
    if (!this.#texts.has(from) || !this.#texts.has(to)) return false
    return noted.has(id) || (this.#own.has(from) && this.#own.has(to))
  }

  /** Lines that are not ours, each with the text-bound annotation it is about in the end; a relation, with its first. */
  #attach(used: ReadonlySet<BratLine>, parts: ReadonlySet<string>): ReadonlyMap<string, readonly BratLine[]> {
    const attached = new Map<string, BratLine[]>()
    for (const line of this.#lines) {
      if (used.has(line)) continue
      const root = this.#rootOf(line, new Set())
      if (root === null || this.#own.has(root) || parts.has(root)) continue
      append(attached, root, line)
    }
    return attached
  }

  #rootOf(line: BratLine, seen: Set<string>): string | null {
    for (const id of line.about) {
      if (this.#texts.has(id)) return id
      const next = seen.has(id) ? undefined : this.#lineById.get(id)
      seen.add(id)
      const root = next ? this.#rootOf(next, seen) : null
      if (root !== null) return root
    }
    return null
  }

  #claimId(text: BratText, lines: readonly BratLine[]): string {
    return this.#own.has(text.id) ? idOfOwn(text, this.#about(text.id)) : this.#foreignClaim(text, lines).id
  }

  #foreignClaim(text: BratText, lines: readonly BratLine[]): DraftClaim {
    return foreignClaim([text.line, ...lines.map(({ line }) => line)], this.#reader.read(text), this.#from)
  }

  #ownClaim(text: BratText, ids: ReadonlyMap<string, string>): DraftClaim {
    const about = this.#about(text.id)
    const parts = (relation: string): readonly BratText[] =>
      about.filter(({ type }) => type === relation).flatMap((line) => this.#texts.get(line.about[1] ?? '') ?? [])
    const nested = about.find(({ type }) => type === types.NESTED_IN)
    return readOwnClaim(
      {
        text,
        about,
        source: parts(types.SAID_BY),
        cue: parts(types.CUED_BY),
        // An end that is not there stays named, so that the tie is counted as cut.
        nestedIn: nested ? (ids.get(nested.about[1] ?? '') ?? nested.about[1] ?? null) : null,
      },
      this.#reader,
      this.#from,
    )
  }

  #link(line: BratLine, noted: BratLine | undefined, ids: ReadonlyMap<string, string>): Link {
    const [from = '', to = ''] = line.about
    const { id, reason } = noted ? readLinkNote(noted) : { id: `brat.${fingerprint(line.line)}`, reason: '' }
    const kind = LINK_KINDS.find((known) => known === line.type) ?? 'repeats'
    return { id, kind, reason, from: ids.get(from) ?? from, to: ids.get(to) ?? to }
  }
}

function append(lists: Map<string, BratLine[]>, key: string, line: BratLine): void {
  const there = lists.get(key)
  if (there) there.push(line)
  else lists.set(key, [line])
}

function isPart({ type }: BratLine): boolean {
  return type === types.SAID_BY || type === types.CUED_BY
}
