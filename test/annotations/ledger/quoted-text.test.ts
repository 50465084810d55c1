import { describe, expect, test } from '@jest/globals'
import { QuotedText } from '#annotations/ledger/quoted-text'

/** The kind of what stands between the bars, which are no part of the text. */
function kindOf(marked: string): string {
  const parts = marked.split('|')
  let at = 0
  const spans = parts.flatMap((part, i) => {
    const span = { start: at, end: at + part.length }
    at = span.end
    return i % 2 === 1 ? [span] : []
  })
  return QuotedText.from(parts.join('')).kindOf(spans)
}

describe('the kind of a quotation', () => {
  test.each([
    ['|“The wall will hold,”| the mayor said.', 'direct'],
    ['“|The wall will hold|,” the mayor said.', 'direct'],
    ['The mayor said |the wall would hold|.', 'indirect'],
    ['The mayor said |the wall was “as good as new”|.', 'mixed'],
    ['|"The wall,"| she said, |"will hold."|', 'direct'],
    ['|"The wall,"| she said, |will hold|.', 'mixed'],
    ['|«Die Mauer hält»|, sagte sie.', 'direct'],
    ['|„Die Mauer hält“|, sagte sie.', 'direct'],
    ['She said |it would hold| and left. “Goodbye.”', 'indirect'],
    ['“Hello.” She said |it would hold|.', 'indirect'],
    ['The mayor said |…|', 'indirect'],
    ['|“It always has,” she said. “It will.”|', 'mixed'],
  ])('%s is %s', (marked, kind) => {
    expect(kindOf(marked)).toBe(kind)
  })

  test('is told of each part where a claim is in two paragraphs', () => {
    expect(kindOf('|“One thing.|\n\n|“Another thing.”|')).toBe('direct')
  })

  test('is indirect where nothing is quoted, and where there is nothing', () => {
    expect(QuotedText.from('').kindOf([])).toBe('indirect')
    expect(QuotedText.from('No marks here.').kindOf([{ start: 0, end: 8 }])).toBe('indirect')
  })
})
