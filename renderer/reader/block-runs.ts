import { CLAIM_PARTS, type ClaimPart } from '#annotations/model/claim'
import { segmentSpans } from '#annotations/spans/segment-spans'
import { moveCaret } from '#annotations/text/caret'
import type { Span, Spans } from '#annotations/text/span'
import type { PlacedMark } from './mark-index'
import type { ReaderParts } from './reader-model'
import { signsIn } from './signs'

/** One mark over one run: `lane` is the height of its underline, `begins` and `ends` say whether the run is at an end of its span. */
export interface RunMark {
  readonly placed: PlacedMark
  readonly lane: number
  readonly begins: boolean
  readonly ends: boolean
}

/** A piece of a block over which nothing changes. Offsets are UTF-16 code units of the whole text. */
export interface Run extends Span {
  /** Lowest lane first. */
  readonly marks: readonly RunMark[]
  readonly part: ClaimPart | null
  readonly hit: 'none' | 'hit' | 'current'
  /** Name of the hidden character that the run consists of, or null. */
  readonly sign: string | null
  /** True for a last word that carries a letter: no line ends between the two. */
  readonly keepsTogether: boolean
}

/** Code units of a last word that are kept on one line with its letter. */
const LONGEST_TAIL = 20

/** What lies over one block; compared by `sameLayers` to tell whether the block must be drawn again. */
export interface BlockLayers {
  readonly marks: readonly PlacedMark[]
  readonly selectedId: string | null
  readonly parts: ReaderParts | null
  readonly hits: Spans
  /** The current find hit, if it is among `hits`. */
  readonly current: Span | null
}

/**
 * Cuts the block `start`..`end` of `text` at every end of a mark, part, hit or hidden character. The runs cover the block without gaps,
 * so that their texts joined are the block's text. O(k log k + k d) for k marks of which at most d overlap.
 */
export function blockRuns(text: string, start: number, end: number, layers: BlockLayers): readonly Run[] {
  const overlays = overlaysOn(text, start, end, layers)
  const byId = new Map(overlays.map((overlay) => [overlay.id, overlay]))
  return segmentSpans({ start, end }, overlays)
    .map(({ start: from, end: to, ids }) => {
      const marks: RunMark[] = []
      let run: Omit<Run, 'marks' | 'keepsTogether'> = { start: from, end: to, part: null, hit: 'none', sign: null }
      for (const id of ids) {
        const overlay = byId.get(id)
        if (overlay?.kind === 'mark') {
          marks.push({ placed: overlay.placed, lane: overlay.lane, begins: overlay.span.start === from, ends: overlay.span.end === to })
        } else if (overlay) run = { ...run, ...overlay.shows }
      }
      return { ...run, marks: marks.sort((a, b) => a.lane - b.lane), keepsTogether: false }
    })
    .flatMap((run) => splitTail(text, run))
}

/** The last word of a claim as a run of its own, so that the letter after it is not left alone on the next line. */
function splitTail(text: string, run: Run): readonly Run[] {
  if (!run.marks.some(({ ends, placed }) => ends && placed.isLast)) return [run]
  let cut = run.end
  while (cut > run.start && run.end - cut < LONGEST_TAIL && !/\s/.test(text[cut - 1] ?? '')) cut--
  // Chinese is written without spaces, and an address may be long: there the last character will do.
  if (cut > run.start && run.end - cut >= LONGEST_TAIL) cut = moveCaret(text, run.end, 'grapheme', 'backward')
  if (cut === run.end) return [run]
  const tail: Run = { ...run, start: Math.max(cut, run.start), keepsTogether: true }
  if (cut <= run.start) return [tail]
  const head: Run = { ...run, end: cut, marks: run.marks.map((mark) => ({ ...mark, ends: false })) }
  return [head, { ...tail, marks: run.marks.map((mark) => ({ ...mark, begins: false })) }]
}

export function sameLayers(a: BlockLayers, b: BlockLayers): boolean {
  return (
    a.selectedId === b.selectedId &&
    a.parts === b.parts &&
    a.current === b.current &&
    sameItems(a.hits, b.hits) &&
    sameItems(a.marks, b.marks)
  )
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i])
}

type Overlay = { readonly id: string; readonly span: Span } & (
  | { readonly kind: 'mark'; readonly placed: PlacedMark; readonly lane: number }
  | { readonly kind: 'other'; readonly shows: Partial<Pick<Run, 'part' | 'hit' | 'sign'>> }
)

/** Everything over the block under ids of its own: one mark may have several spans, and those must stay apart. */
function overlaysOn(text: string, start: number, end: number, layers: BlockLayers): readonly Overlay[] {
  const overlays: Overlay[] = lanes(layers.marks).map(({ placed, lane }, i) => ({
    id: `mark ${i}`,
    span: placed.span,
    kind: 'mark',
    placed,
    lane,
  }))
  const add = (span: Span, shows: Partial<Run>): void => void overlays.push({ id: `other ${overlays.length}`, span, kind: 'other', shows })
  for (const part of CLAIM_PARTS) for (const span of layers.parts?.[part] ?? []) add(span, { part })
  for (const hit of layers.hits) add(hit, { hit: hit === layers.current ? 'current' : 'hit' })
  for (const sign of signsIn(text.slice(start, end))) add({ start: sign.start + start, end: sign.end + start }, { sign: sign.name })
  return overlays
}

/** Gives each mark the lowest lane that is free over its whole span, so that an underline keeps its height along a claim. */
function lanes(marks: readonly PlacedMark[]): { placed: PlacedMark; lane: number }[] {
  const ends: number[] = []
  const ordered = [...marks].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
  return ordered.map((placed) => {
    let lane = ends.findIndex((end) => end <= placed.span.start)
    if (lane < 0) lane = ends.length
    ends[lane] = placed.span.end
    return { placed, lane }
  })
}
