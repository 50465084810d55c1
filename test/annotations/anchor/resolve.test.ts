import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import type { Anchor } from '#annotations/anchor/anchor'
import { describeSpan } from '#annotations/anchor/describe'
import { resolveAnchor } from '#annotations/anchor/resolve'
import type { Span } from '#annotations/text/span'
import { hardText } from '#support/texts'

/** Marked text: the span between brackets, and the text without them. */
function drawn(marked: string): { readonly text: string; readonly span: Span } {
  const start = marked.indexOf('[')
  return { text: marked.replace(/[[\]]/g, ''), span: { start, end: marked.indexOf(']') - 1 } }
}

function anchorOf(marked: string): Anchor {
  const { text, span } = drawn(marked)
  return describeSpan(text, span)
}

/** Ends between characters, which are all that an edit accepts. */
const textAndSpan = hardText(40).chain((text) => {
  const characters = [...text]
  const offset = (index: number) => characters.slice(0, index).join('').length
  const place = fc.nat(characters.length)
  return fc.tuple(
    fc.constant(text),
    fc.tuple(place, place).map(([a, b]): Span => ({ start: offset(Math.min(a, b)), end: offset(Math.max(a, b)) })),
  )
})

/** Few words, so that quotes have many twins, with the same surroundings and with others. */
const repetitive = fc.array(
  fc.constantFrom('No. ', 'He left. ', 'The minister denied it. ', 'Nobody was hurt in the attack, officials said. '),
  { maxLength: 40 },
)

describe('resolve after describe', () => {
  test('keeps every span of the same text', () => {
    fc.assert(
      fc.property(textAndSpan, ([text, span]) => {
        fc.pre(span.start < span.end)
        expect(resolveAnchor(text, describeSpan(text, span))).toEqual({ kind: 'kept', span })
      }),
    )
  })

  test('an edit elsewhere never lands the anchor on a twin', () => {
    fc.assert(
      fc.property(repetitive, repetitive, repetitive, fc.nat(), (head, body, replacement, pick) => {
        fc.pre(body.length > 0)
        const at = pick % body.length
        const before = head.join('') + '<' + body.slice(0, at).join('')
        const quote = body[at] ?? ''
        const text = before + quote + body.slice(at + 1).join('')
        const anchor = describeSpan(text, { start: before.length, end: before.length + quote.length })
        const shift = replacement.join('').length - head.join('').length
        const now: Span = { start: anchor.start + shift, end: anchor.end + shift }
        const edited = replacement.join('') + text.slice(head.join('').length)
        const resolved = resolveAnchor(edited, anchor)
        // The place is right, or the text for 32 code units either way is the same there: then nobody could tell.
        const full = (span: Span) => edited.endsWith(anchor.prefix, span.start) && edited.startsWith(anchor.suffix, span.end)
        if (resolved.kind === 'moved' || (resolved.kind === 'kept' && !full(resolved.span))) {
          if (full(now)) expect(resolved.span).toEqual(now)
          else expect(anchor.prefix).toContain('<')
        } else expect(resolved.kind).not.toBe('lost')
      }),
      { numRuns: 400 },
    )
  })

  test('a twin at the old offsets is not taken where the quote stands twice elsewhere with all that was around it', () => {
    const around = 'Before it: '
    const quote = 'he left.'
    const after = ' After it stands more than enough.'
    const anchor = describeSpan(`${around}${quote}${after}`, { start: around.length, end: around.length + quote.length })
    const passage = `${around}${quote}${after}\n`
    const edited = `Elsewhere, ${quote} So it was.\n${passage}${passage}`
    expect(edited.slice(anchor.start, anchor.end)).toBe(quote)
    const first = edited.indexOf(passage) + around.length
    expect(resolveAnchor(edited, anchor)).toEqual({
      kind: 'ambiguous',
      candidates: [anchor.start, first, first + passage.length].map((start) => ({ start, end: start + quote.length })),
    })
  })

  test('candidates are places of the quote', () => {
    fc.assert(
      fc.property(repetitive, repetitive, fc.nat(), (before, after, pick) => {
        fc.pre(before.length > 0)
        const text = before.join('')
        const start = before.slice(0, pick % before.length).join('').length
        const quote = before[pick % before.length] ?? ''
        const edited = after.join('')
        const resolved = resolveAnchor(edited, describeSpan(text, { start, end: start + quote.length }))
        const spans = resolved.kind === 'ambiguous' ? resolved.candidates : resolved.kind === 'lost' ? [] : [resolved.span]
        for (const span of spans) expect(edited.slice(span.start, span.end)).toBe(quote)
        expect(resolved.kind === 'lost').toBe(!edited.includes(quote))
      }),
    )
  })
})

describe('resolve in a changed text', () => {
  test.each([
    ['shifted', 'He said [the plan was dead] on Monday.', 'On Monday night he spoke. He said [the plan was dead] on Monday.'],
    [
      'one side of the context is enough for a sole quote',
      'Then he said [the plan was dead] on Monday.',
      'Late. Then he said [the plan was dead], all of it.',
    ],
    ['of two, the one with all its context', 'A: [no]. B: yes.', 'Bob: no. A: yes. A: [no]. B: yes. C: no.'],
  ])('moved: %s', (_, before, after) => {
    const { text, span } = drawn(after)
    expect(resolveAnchor(text, anchorOf(before))).toEqual({ kind: 'moved', span })
  })

  test('a twin is not taken for a quote that was deleted', () => {
    const anchor = anchorOf('The first witness told the court: [it was dark]. The second disagreed at length.')
    const text = 'Nothing was seen there, because, neighbours recall, it was dark outside all night.'
    expect(resolveAnchor(text, anchor)).toEqual({ kind: 'ambiguous', candidates: [{ start: 52, end: 63 }] })
  })

  test('the nearest of several is not taken', () => {
    const anchor = anchorOf('Asked, said he: [no]. Asked again, he said nothing.')
    const resolved = resolveAnchor('Asked whether: no. No? Asked again, no!', anchor)
    expect(resolved).toEqual({
      kind: 'ambiguous',
      candidates: [
        { start: 15, end: 17 },
        { start: 36, end: 38 },
      ],
    })
  })

  test('a quote that stands at its offsets by chance yields to doubt', () => {
    const before = 'x y no, said Price. Later Blinken said [no], and left the room at once.'
    const anchor = { ...anchorOf(before), start: 4, end: 6 }
    expect(resolveAnchor(before.replace(/[[\]]/g, ''), anchor)).toEqual({
      kind: 'ambiguous',
      candidates: [
        { start: 4, end: 6 },
        { start: 39, end: 41 },
      ],
    })
  })

  test('offsets and quote without context are enough, and so is a sole quote', () => {
    const bare = { start: 3, end: 6, exact: 'two', prefix: '', suffix: '' }
    expect(resolveAnchor('my two two', bare)).toEqual({ kind: 'kept', span: { start: 3, end: 6 } })
    expect(resolveAnchor('only two', bare)).toEqual({ kind: 'moved', span: { start: 5, end: 8 } })
    expect(resolveAnchor('two, two', bare)).toEqual({
      kind: 'ambiguous',
      candidates: [
        { start: 0, end: 3 },
        { start: 5, end: 8 },
      ],
    })
  })

  test.each([
    ['the quote is gone', 'dead'],
    ['the quote is empty', ''],
    ['only another spelling is there', 'ALIVE'],
  ])('lost: %s', (_, exact) => {
    expect(resolveAnchor('all alive', { start: 0, end: exact.length, exact, prefix: '', suffix: '' })).toEqual({ kind: 'lost' })
  })

  test('half a character is no place', () => {
    expect(resolveAnchor('\u{1F600}', { start: 1, end: 2, exact: '\uDE00', prefix: '', suffix: '' })).toEqual({ kind: 'lost' })
  })

  test('a quote that is everywhere ends with a hundred candidates', () => {
    const resolved = resolveAnchor('a'.repeat(1_000_000), { start: -1, end: 3, exact: 'aaaa', prefix: '', suffix: 'b' })
    expect(resolved.kind === 'ambiguous' && resolved.candidates.length).toBe(100)
  })
})
