import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { compareTexts } from '#annotations/compare/compare-texts'
import { mapText } from '#annotations/revise/map-text'
import { paragraphs } from '#annotations/text/paragraphs'

/** The lines of a comparison as words: `old > new`. */
function drawn(before: string, after: string): readonly string[] {
  const words = (text: string, span: { readonly start: number; readonly end: number } | null): string =>
    span ? text.slice(span.start, span.end) : '-'
  return compareTexts(mapText(before, after)).map((row) => `${row.kind}: ${words(before, row.before)} > ${words(after, row.after)}`)
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
    const rows = compareTexts(mapText([one, two, three].join('\n'), [three, one, two].join('\n')))
    expect(rows.map(({ kind }) => kind)).toEqual(['moved-here', 'same', 'same', 'moved-away'])
    expect(rows[0]).toMatchObject({ other: rows[3]?.before })
    expect(rows[3]).toMatchObject({ other: rows[0]?.after })
  })

  test('show a paragraph that was split beside all it was split into, and one that was joined from two beside both', () => {
    const [first, second] = ['The port said that nobody was on the pier.', 'The mayor thanked the crew of the tug on Monday.']
    expect(drawn(`One.\n${first} ${second}\nTwo.`, `One.\n${first}\n${second}\nTwo.`)[1]).toBe(
      `changed: ${first} ${second} > ${first}\n${second}`,
    )
    expect(drawn(`${first}\n${second}`, `${first} ${second}`)).toEqual([`changed: ${first}\n${second} > ${first} ${second}`])
  })

  test('show a paragraph that moved and was edited as moved', () => {
    const [one, two, moved] = [
      'The first thing is this.',
      'The second is that.',
      'The ferry lost 40 litres of oil in the outer harbour on Sunday. Nobody was hurt.',
    ]
    const rows = compareTexts(mapText([moved, one, two].join('\n'), [one, two, moved.replace('40', '400')].join('\n')))
    expect(rows.map(({ kind }) => kind)).toEqual(['moved-away', 'same', 'same', 'moved-here'])
  })

  test('show a paragraph that moved as moved though each of its sentences was edited, but not where either of two may be it', () => {
    const moved = 'Mayor Ines Calder said the first trams would run in 2029. “Nobody will lose a shop over this,” she said.'
    const edited = 'Mayor Ines Calder denied that the first trams would run in 2029. “Nobody will lose a shop over this,” she added.'
    const [one, two] = ['The first thing is this.', 'The second is that.']
    const kinds = (after: readonly string[]) =>
      compareTexts(mapText([moved, one, two].join('\n'), after.join('\n'))).map(({ kind }) => kind)
    expect(kinds([one, two, edited])).toEqual(['moved-away', 'same', 'same', 'moved-here'])
    expect(kinds([one, edited, two, edited.replace('added', 'told us')])).toEqual(['removed', 'same', 'added', 'same', 'added'])
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
      const rows = compareTexts(mapText(before, after))
      for (const [side, of] of [
        ['before', before],
        ['after', after],
      ] as const) {
        const spans = rows.flatMap((row) => row[side] ?? [])
        const shown = paragraphs(of).filter(({ start, end }) => of.slice(start, end).trim() !== '')
        expect(shown.map((one) => spans.filter((span) => span.start <= one.start && one.end <= span.end).length)).toEqual(
          shown.map(() => 1),
        )
        spans.forEach((span, i) => expect(span.start).toBeGreaterThanOrEqual(spans[i - 1]?.end ?? 0))
      }
      for (const row of rows) {
        if (row.kind !== 'same') continue
        expect(before.slice(row.before.start, row.before.end)).toBe(after.slice(row.after.start, row.after.end))
      }
    }),
  )
})

test('a claim that the mapping keeps in its order stands in one line with the place it came to, and one that moved in the lines that say so', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const map = mapText(before, after)
      const rows = compareTexts(map)
      for (const paragraph of paragraphs(before)) {
        const image = paragraph.start < paragraph.end ? map.imageOf(paragraph) : null
        if (!image || image.coverage < 0.9 || before.slice(paragraph.start, paragraph.end).trim() === '') continue
        const row = rows.find((one) => one.before !== null && one.before.start <= paragraph.start && paragraph.end <= one.before.end)
        const there = row && 'other' in row ? row.other : row?.after
        expect(there && there.start <= image.span.start && image.span.end <= there.end).toBe(true)
        expect(row?.kind === 'moved-away').toBe(image.moved)
      }
    }),
  )
})
