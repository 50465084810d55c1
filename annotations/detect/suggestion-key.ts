import type { ClaimKind } from '../model/claim'
import type { Spans } from '../text/span'

/** Where a suggestion stands is its identity: no two of one text share content, source and cue. */
export function suggestionKey(kind: ClaimKind, content: Spans, source: Spans, cue: Spans): string {
  return [kind === 'own-voice' ? 'own' : 'att', formatSpans(content), formatSpans(source), formatSpans(cue)].join(':')
}

/**
 * The key that the same suggestion has on another text, or null where one of its parts has no place there or the key is none of these.
 * @param move where a span of the old text stands on the new one
 */
export function moveSuggestionKey(key: string, move: (spans: Spans) => Spans | null): string | null {
  const [kind, ...parts] = key.split(':')
  if ((kind !== 'own' && kind !== 'att') || parts.length !== 3) return null
  const moved: string[] = []
  for (const part of parts) {
    const spans = parseSpans(part)
    const there = spans && (spans.length === 0 ? spans : move(spans))
    if (!there) return null
    moved.push(formatSpans(there))
  }
  return [kind, ...moved].join(':')
}

const formatSpans = (spans: Spans): string => spans.map(({ start, end }) => `${start}-${end}`).join('+')

function parseSpans(part: string): Spans | null {
  if (part === '') return []
  const spans: { start: number; end: number }[] = []
  for (const span of part.split('+')) {
    const found = /^(\d{1,15})-(\d{1,15})$/.exec(span)
    if (!found) return null
    spans.push({ start: Number(found[1]), end: Number(found[2]) })
  }
  return spans
}
