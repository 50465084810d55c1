import type { ClaimPart } from '#annotations/model/claim'
import { CLAIM_PARTS } from '#annotations/model/claim'
import type { Span, Spans } from '#annotations/text/span'
import type { BlockLayers } from './block-runs'
import type { ReaderModel, ReaderParts } from './reader-model'

const NO_PARTS: ReaderParts = { content: [], source: [], cue: [] }

/**
 * What lies over the block `start`..`end`. Selection and parts are named only in the blocks they reach, so that selecting another
 * claim redraws the blocks of the two and no others.
 */
export function layersOver(model: ReaderModel, start: number, end: number): BlockLayers {
  const marks = model.index.between(start, end)
  const current = model.findHits[model.currentHit]
  const hits = hitsBetween(model.findHits, start, end)
  return {
    marks,
    selectedId: marks.some(({ mark }) => mark.id === model.selectedId) ? model.selectedId : null,
    parts: model.selectedParts && reaches(model.selectedParts, start, end) ? model.selectedParts : null,
    hits,
    current: current && hits.includes(current) ? current : null,
  }
}

/** The parts with one of them replaced, as while a handle is dragged. */
export function withPart(parts: ReaderParts | null, part: ClaimPart, spans: Spans): ReaderParts {
  return { ...(parts ?? NO_PARTS), [part]: spans }
}

function reaches(parts: ReaderParts, start: number, end: number): boolean {
  return CLAIM_PARTS.some((part) => parts[part].some((span) => span.start < end && span.end > start))
}

/** Hits are sorted and do not overlap, so both ends are found by halving. */
function hitsBetween(hits: Spans, start: number, end: number): Spans {
  if (hits.length === 0) return hits
  const from = firstWhere(hits, (hit) => hit.end > start)
  const to = firstWhere(hits, (hit) => hit.start >= end)
  return hits.slice(from, to)
}

function firstWhere(spans: Spans, holds: (span: Span) => boolean): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const span = spans[middle]
    if (span && holds(span)) high = middle
    else low = middle + 1
  }
  return low
}
