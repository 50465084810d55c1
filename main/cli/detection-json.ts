import type { Suggestion } from '#annotations/detect/detector'
import type { Spans } from '#annotations/text/span'

const pairs = (spans: Spans): readonly (readonly [number, number])[] => spans.map(({ start, end }) => [start, end])

/**
 * A suggestion as `detect` prints it: offsets half-open in UTF-16 code units of the text as given, `nested_in` an index into the same
 * list. An own-voice claim has neither source nor cue.
 */
export function attributionToJson({ kind, source, cue, content, sourceName, sourceKind, nestedIn, tag, reasons, confidence }: Suggestion) {
  return {
    kind,
    source: pairs(source),
    cue: pairs(cue),
    content: pairs(content),
    source_name: sourceName,
    source_kind: sourceKind,
    nested_in: nestedIn,
    tag,
    reasons: reasons.map(({ rule, text }) => `${rule}: ${text}`),
    confidence,
  }
}
