import { describe, expect, test } from '@jest/globals'
import { speakerLine, speakerNames } from '#annotations/detect/linking/speaker-lines'
import { splitParagraphs } from '#annotations/detect/reading/paragraphs'
import { readPassage, spanOf } from '#annotations/detect/reading/passage'
import type { TokenRange } from '#annotations/detect/reading/token'

/** Source, mark, content of each line that has a speaker. */
function lines(text: string): (readonly [string, string, string])[] {
  const names = speakerNames(text)
  return splitParagraphs(text).flatMap((span) => {
    const passage = readPassage(text, span)
    const line = speakerLine(passage, names)
    const part = (range: TokenRange | null): string => {
      if (!range) return ''
      const { start, end } = spanOf(passage, range)
      return text.slice(start, end)
    }
    return line ? [[part(line.source), part(line.cue), part(line.left ?? line.right)] as const] : []
  })
}

describe('lines that name their speaker', () => {
  test('a transcript, where a name comes again', () => {
    expect(lines('HOLM: Is the dam safe?\n\nPELL: It is.\n\nHOLM: Who says so, if I may ask?')).toEqual([
      ['HOLM', ':', 'Is the dam safe?'],
      ['HOLM', ':', 'Who says so, if I may ask?'],
    ])
  })

  test('a signature after a quotation or below one', () => {
    expect(lines('“We were not asked.” ― Ada Holm\n\n“Nor were we.”\n— Bo Pell, baker')[0]).toEqual([
      'Ada Holm',
      '―',
      '“We were not asked.”',
    ])
    expect(lines('“Nor were we.”\n— Bo Pell, of Velden')).toEqual([['Bo Pell, of Velden', '—', '']])
  })

  test.each([
    'CORRECTION: The bridge opened in 1962.',
    'The result: nothing changed.',
    '“It held” — for a day, at least.',
    '- first, the dam',
  ])('%s names nobody', (text) => {
    expect(lines(text)).toEqual([])
  })
})
