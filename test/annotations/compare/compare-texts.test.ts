import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { compareTexts } from '#annotations/compare/compare-texts'
import { paragraphs } from '#annotations/text/paragraphs'

/** The lines of a comparison as words: `old > new`. */
function drawn(before: string, after: string): readonly string[] {
  const words = (text: string, span: { readonly start: number; readonly end: number } | null): string =>
    span ? text.slice(span.start, span.end) : '-'
  return compareTexts(before, after).map((row) => `${row.kind}: ${words(before, row.before)} > ${words(after, row.after)}`)
}

describe('two texts side by side', () => {
  test('are paragraphs that stayed, changed, went and came', () => {
    const before = 'Storm closes the port\n\nThe port said 49 people waited on the pier.\n\nIt was cold.\n\nRead more'
    const after = 'Storm closes the port\n\nThe port said 105 people waited on the pier.\n\nRead more\nA boat came at noon.'
    expect(drawn(before, after)).toEqual([
      'same: Storm closes the port > Storm closes the port',
      'changed: The port said 49 people waited on the pier. > The port said 105 people waited on the pier.',
      'removed: It was cold. > -',
      'same: Read more > Read more',
      'added: - > A boat came at noon.',
    ])
  })

  test('show a paragraph that moved at both places, each with the other', () => {
    const [one, two, three] = ['The first thing is this.', 'The second is that.', 'The third is neither.']
    const rows = compareTexts([one, two, three].join('\n'), [three, one, two].join('\n'))
    expect(rows.map(({ kind }) => kind)).toEqual(['moved-here', 'same', 'same', 'moved-away'])
    expect(rows[0]).toMatchObject({ other: rows[3]?.before })
    expect(rows[3]).toMatchObject({ other: rows[0]?.after })
  })

  test('that have nothing in common are two texts', () => {
    expect(drawn('One two three.', 'Four five six.')).toEqual(['removed: One two three. > -', 'added: - > Four five six.'])
  })
})

const line = fc.constantFrom('', 'A b c d.', 'A b x d.', 'E f g.', 'H i j k l.', 'H i j k m.', '🌉 n o.')
const text = fc.array(line, { maxLength: 14 }).map((lines) => lines.join('\n'))

test('every paragraph of both texts stands in exactly one line, in its order', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const shown = (of: string) => paragraphs(of).filter(({ start, end }) => of.slice(start, end).trim() !== '')
      const rows = compareTexts(before, after)
      expect(rows.flatMap((row) => row.before ?? [])).toEqual(shown(before))
      expect(rows.flatMap((row) => row.after ?? [])).toEqual(shown(after))
      for (const row of rows) {
        if (row.kind !== 'same') continue
        expect(before.slice(row.before.start, row.before.end)).toBe(after.slice(row.after.start, row.after.end))
      }
    }),
  )
})
