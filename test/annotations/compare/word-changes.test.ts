import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { wordChanges } from '#annotations/compare/word-changes'

function drawn(before: string, after: string): string {
  return wordChanges(before, whole(before), after, whole(after))
    .map((change) => {
      if (change.kind === 'same') return before.slice(change.before.start, change.before.end)
      if (change.kind === 'removed') return `[-${before.slice(change.before.start, change.before.end)}-]`
      return `[+${after.slice(change.after.start, change.after.end)}+]`
    })
    .join('')
}

const whole = (text: string) => ({ start: 0, end: text.length })

describe('what changed in a paragraph', () => {
  test.each([
    ['49 people waited', '105 people waited', '[-49-][+105+] people waited'],
    ['Both sides agreed.', 'Both sides not agreed.', 'Both sides [+not +]agreed.'],
    ['two men came', 'three women came', '[-two men-][+three women+] came'],
    ['same', 'same', 'same'],
    ['', 'new', '[+new+]'],
    ['The end. A review says so.', 'The end.\n\nA new review says so.', 'The end.[- -][+\n\n+]A[+ new+] review says so.'],
    ['old 🌉 bridge', 'old 🚢 bridge', 'old [-🌉-][+🚢+] bridge'],
  ])('%p to %p', (before, after, expected) => {
    expect(drawn(before, after)).toBe(expected)
  })

  test('covers both texts without gaps, and what is the same is the same', () => {
    const words = fc
      .array(fc.constantFrom('a', 'b', 'c', ' ', ' ', '🌉', '.', 'said', '\n', '\r\n'), { maxLength: 30 })
      .map((list) => list.join(''))
    fc.assert(
      fc.property(words, words, (before, after) => {
        const changes = wordChanges(before, whole(before), after, whole(after))
        const part = (text: string, spans: readonly { readonly start: number; readonly end: number }[]) =>
          spans.map(({ start, end }) => text.slice(start, end)).join('')
        expect(
          part(
            before,
            changes.flatMap((one) => (one.kind === 'added' ? [] : [one.before])),
          ),
        ).toBe(before)
        expect(
          part(
            after,
            changes.flatMap((one) => (one.kind === 'removed' ? [] : [one.after])),
          ),
        ).toBe(after)
        for (const one of changes)
          if (one.kind === 'same') expect(before.slice(one.before.start, one.before.end)).toBe(after.slice(one.after.start, one.after.end))
      }),
    )
  })
})
