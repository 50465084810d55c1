import * as fc from 'fast-check'
import { normalizeSpans } from '#annotations/text/span'
import type { MarkLook, ReaderMark } from '../../../renderer/reader/reader-model'

const LOOKS: readonly MarkLook[] = ['attributed', 'contested', 'unverified', 'untagged', 'suggestion-contested']

/** Text with what makes offsets hard: astral and combining characters, right-to-left letters, hidden ones, blank and empty lines. */
export const hardText = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', '\n', '😀', 'e\u0301', 'ש', '\u202e', '\u200b', '<b>', '&amp;'),
  maxLength: 120,
})

/** A text and marks on it that overlap, nest, touch and have several spans. */
export const markedText = hardText
  .filter((text) => text.length > 1)
  .chain((text) => {
    const span = fc
      .tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 30 }))
      .map(([start, length]) => ({ start, end: Math.min(text.length, start + length) }))
    const mark = fc.tuple(fc.constantFrom(...LOOKS), fc.array(span, { minLength: 1, maxLength: 3 }))
    return fc.array(mark, { maxLength: 12 }).map((marks) => ({
      text,
      marks: marks.map(([look, spans], i): ReaderMark => ({ id: `m${i}`, look, spans: normalizeSpans(spans) })),
    }))
  })
