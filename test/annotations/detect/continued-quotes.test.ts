import { describe, expect, test } from '@jest/globals'
import { DETECTORS } from '#support/detectors'

/** Paragraphs of a speech that begins inside one, opens again in each that follows, and closes in the last alone. */
const INSIDE = [
  'The dam at Oster is sixty years old and still in use today.',
  '“The dam was built in my childhood,” Ada Holm said. “It held in every storm.',
  '“It held in the great flood too, and nobody thanked it.',
  '“It will hold for my children, and for theirs.”',
  'The river board will meet on Monday in Lindvale.',
]

/** The same after a line that announces it. */
const ANNOUNCED = [
  'The dam at Oster is sixty years old and still in use today.',
  'Ada Holm, the water minister, said:',
  '“The dam was built in my childhood. It held in every storm.',
  '“It held in the great flood too, and nobody thanked it.”',
  'Bo Lind, an engineer, said the gates were rusty.',
]

const BREAKS = { 'an empty line': '\n\n', 'a single line break': '\n', 'a single line break of Windows': '\r\n' }
const MARKS = { curly: ['“', '”'], straight: ['"', '"'], guillemets: ['«', '»'], 'low-9': ['„', '“'] } as const

/** Where the quoted stretches of a paragraph stand, marks included; one that is not closed reaches to its end. */
function stretchesOf(text: string, paragraphs: readonly string[], [open, close]: readonly [string, string]): [number, number][] {
  return paragraphs.flatMap((paragraph) => {
    const at = text.indexOf(paragraph)
    const stretches: [number, number][] = []
    for (let from = paragraph.indexOf(open); from >= 0;) {
      const end = paragraph.indexOf(close, from + 1)
      stretches.push([at + from, at + (end < 0 ? paragraph.length : end + 1)])
      from = end < 0 ? -1 : paragraph.indexOf(open, end + 1)
    }
    return stretches
  })
}

describe.each(DETECTORS)('a quotation over several paragraphs that closes in the last alone: %s', (_, detector) => {
  const cases = Object.entries({ INSIDE, ANNOUNCED }).flatMap(([name, speech]) =>
    Object.entries(BREAKS).flatMap(([between, lineBreak]) =>
      Object.entries(MARKS).map(([style, marks]) => ({ name, between, style, speech, lineBreak, marks })),
    ),
  )

  test.each(cases)('$name, paragraphs after $between, $style marks: each stretch is who spoke’s, to the character', (one) => {
    const { speech, lineBreak, marks } = one
    const paragraphs = speech.map((paragraph) => paragraph.replaceAll('“', '\0').replaceAll('”', marks[1]).replaceAll('\0', marks[0]))
    const text = paragraphs.join(lineBreak)
    const contents = detector
      .detect(text)
      .suggestions.filter(({ sourceName }) => sourceName === 'Ada Holm')
      .flatMap(({ content }) => content)
      .sort((a, b) => a.start - b.start)
    const stretches = stretchesOf(text, paragraphs, marks)
    expect(stretches).toHaveLength(speech === INSIDE ? 4 : 2)
    expect(contents.map(({ start }) => start)).toEqual(stretches.map(([start]) => start))
    // The full stop before a paragraph's end belongs to the sentence, so a content may leave it out.
    expect(contents.map(({ end }) => (text.charAt(end) === '.' ? end + 1 : end))).toEqual(stretches.map(([, end]) => end))
  })
})
