import type { Anchors } from '../../anchor/anchor'
import type { Claim, ClaimPart } from '../../model/claim'
import { deepEqual } from '../../model/deep-equal'
import { createOffsetTable, type OffsetTable } from '../../text/offset-table'
import { normalizeSpans, type Spans, spansEqual } from '../../text/span'
import type { Bundle } from '../bundle'
import { jsonLine, escapeNote } from './escape-note'
import { foreignClaim, type ForeignFile } from './foreign-claim'
import { foreignLines, keepForeignLines, type KeptLines } from './foreign-lines'
import { codePoints, formatTextBound, fragmentsOf } from './fragments'
import * as types from './types'

/** An `.ann` file's text, how many imported lines it could not hold, and whether anything in it is of our own types. */
export interface WrittenDocument {
  readonly ann: string
  readonly dropped: number
  readonly own: boolean
}

export function writeDocument(bundle: Bundle, generator: string): WrittenDocument {
  return new DocumentWriter(bundle).write(generator)
}

class DocumentWriter {
  readonly #bundle: Bundle
  readonly #table: OffsetTable
  readonly #kept: KeptLines
  readonly #imported: ForeignFile
  readonly #ids = new Map<string, string>()
  readonly #lines: string[] = []
  readonly #last: Record<string, number>
  #own = false

  constructor(bundle: Bundle) {
    this.#bundle = bundle
    this.#table = createOffsetTable(bundle.text)
    this.#kept = keepForeignLines(bundle.set.claims)
    this.#last = { ...this.#kept.highest }
    this.#imported = commonOrigin(bundle.set.claims)
    for (const claim of bundle.set.claims) this.#ids.set(claim.id, this.#kept.byClaim.get(claim)?.id ?? this.#next('T'))
  }

  write(generator: string): WrittenDocument {
    const { claims, links } = this.#bundle.set
    for (const claim of claims) this.#claim(claim)
    for (const link of links) {
      const id = this.#relation(link.kind, this.#idOf(link.from), this.#idOf(link.to))
      this.#note(types.LINK_NOTE, id, jsonLine({ id: link.id, reason: link.reason } satisfies types.LinkNote))
    }
    const [first] = claims
    if (first) this.#note(types.FILE_NOTE, this.#idOf(first.id), jsonLine(this.#fileNote(generator)))
    return { ann: this.#lines.map((line) => `${line}\n`).join(''), dropped: this.#kept.dropped, own: this.#own }
  }

  #claim(claim: Claim): void {
    const id = this.#idOf(claim.id)
    const kept = this.#kept.byClaim.get(claim)
    const textLine = this.#textLine(claim, id)
    this.#lines.push(textLine, ...(kept?.lines ?? []))
    if (this.#isUntouched(claim, [textLine, ...(kept?.lines ?? [])])) return
    this.#own = true
    this.#attribute(types.KIND_ATTRIBUTE, id, claim.kind)
    this.#attribute(types.SOURCE_KIND_ATTRIBUTE, id, claim.sourceKind)
    if (claim.tag !== null) this.#attribute(types.TAG_ATTRIBUTE, id, claim.tag)
    this.#part(types.SOURCE_TYPE, types.SAID_BY, id, claim.source)
    this.#part(types.CUE_TYPE, types.CUED_BY, id, claim.cue)
    if (claim.nestedIn !== null) this.#relation(types.NESTED_IN, id, this.#idOf(claim.nestedIn))
    if (claim.note !== '') this.#note(types.NOTE, id, escapeNote(claim.note))
    for (const evidence of claim.evidence) this.#note(types.EVIDENCE_NOTE, id, jsonLine(evidence))
    this.#note(types.CLAIM_NOTE, id, jsonLine(this.#claimNote(claim)))
  }

  /** The line that the claim was imported from, where it still says the same; else one made from what the claim is now. */
  #textLine(claim: Claim, id: string): string {
    const foreign = foreignLines(claim)?.text
    if (foreign?.id === id) {
      const spans = foreign.fragments.map(({ start, end }) => ({
        start: this.#table.toUtf16('code-points', start) ?? -1,
        end: this.#table.toUtf16('code-points', end) ?? -1,
      }))
      // Out of order, touching or overlapping as they may be.
      if (spans.every(({ start, end }) => start >= 0 && end >= 0) && spansEqual(normalizeSpans(spans), claim.content)) return foreign.line
    }
    const type = foreign?.type ?? types.CLAIM_TYPE
    return `${id}\t${formatTextBound(this.#bundle.text, this.#table, type, fragmentsOf(this.#bundle.text, claim.content))}`
  }

  /** True where reading the lines alone gives the claim: it came from brat, and nobody has added to it. */
  #isUntouched(claim: Claim, lines: readonly string[]): boolean {
    return deepEqual(claim, foreignClaim(lines, claim.content, this.#imported))
  }

  #part(type: string, relation: string, claimId: string, anchors: Anchors): void {
    if (anchors.length === 0) return
    const id = this.#next('T')
    this.#lines.push(`${id}\t${formatTextBound(this.#bundle.text, this.#table, type, fragmentsOf(this.#bundle.text, anchors))}`)
    this.#relation(relation, claimId, id)
  }

  #relation(type: string, from: string, to: string): string {
    const id = this.#next('R')
    this.#lines.push(`${id}\t${type} Arg1:${from} Arg2:${to}`)
    return id
  }

  #attribute(name: string, target: string, value: string): void {
    this.#lines.push(`${this.#next('A')}\t${name} ${target} ${value}`)
  }

  #note(type: string, target: string, words: string): void {
    this.#lines.push(`${this.#next('#')}\t${type} ${target}\t${words}`)
  }

  #claimNote({ id, sourceName, origin, createdAt, ...claim }: Claim): types.ClaimNote {
    const whole = (part: ClaimPart): readonly types.WholeSpan[] => this.#wholeSpans(claim[part])
    return { id, sourceName, origin, createdAt, content: whole('content'), source: whole('source'), cue: whole('cue') }
  }

  /** Nothing, where the fragments are the spans. */
  #wholeSpans(anchors: Anchors): readonly types.WholeSpan[] {
    const spans: Spans = anchors
    if (spansEqual(fragmentsOf(this.#bundle.text, spans), spans)) return []
    return anchors.map(({ start, end, exact }) => ({ start: codePoints(this.#table, start), end: codePoints(this.#table, end), exact }))
  }

  #fileNote(generator: string): types.FileNote {
    const { article, set } = this.#bundle
    return {
      format: types.BRAT_FORMAT,
      version: types.BRAT_VERSION,
      generator,
      offsetUnit: 'code-points',
      articleId: set.articleId,
      revision: set.revision,
      analyst: set.analyst,
      metadata: article.metadata,
      importedFrom: this.#imported.file,
      importedAt: this.#imported.at,
    }
  }

  #next(letter: string): string {
    const number = (this.#last[letter] ?? 0) + 1
    this.#last[letter] = number
    return `${letter}${number}`
  }

  #idOf(claimId: string): string {
    const id = this.#ids.get(claimId)
    if (id === undefined) throw new RangeError(`claim ${claimId} is named in the set and not in it`)
    return id
  }
}

/** File and time of most of the claims that came from brat; the few others carry theirs in a note. */
function commonOrigin(claims: readonly Claim[]): ForeignFile {
  const counts = new Map<string, { readonly origin: ForeignFile; count: number }>()
  for (const { origin, createdAt: at } of claims) {
    if (origin.kind !== 'import' || origin.format !== 'brat') continue
    const key = JSON.stringify([origin.file, at])
    const entry = counts.get(key) ?? { origin: { file: origin.file, at }, count: 0 }
    entry.count++
    counts.set(key, entry)
  }
  let best: { readonly origin: ForeignFile; readonly count: number } = { origin: { file: '', at: '' }, count: 0 }
  for (const entry of counts.values()) if (entry.count > best.count) best = entry
  return best.origin
}
