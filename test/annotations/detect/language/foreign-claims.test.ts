import { describe, expect, test } from '@jest/globals'
import { ruleDetector } from '#annotations/detect/rules/rule-detector'
import { sliceSpans } from '#annotations/text/span'

const show = (text: string) =>
  ruleDetector
    .detect(text)
    .suggestions.map(({ kind, content, source, cue, tag }) => [
      kind,
      sliceSpans(text, content),
      sliceSpans(text, source),
      sliceSpans(text, cue),
      tag,
    ])

describe('a paragraph in another language gives quotations, names and numbers, and nothing else', () => {
  test('German: the name beside the quotation is proposed, not its cue', () => {
    const text =
      'Die Fähre bleibt im Hafen. „Wir werden das heute nicht mehr wagen“, sagte Bürgermeisterin Anna Kremer den Leuten auf dem Platz.'
    expect(show(text)).toEqual([
      ['attribution', '„Wir werden das heute nicht mehr wagen“', 'Bürgermeisterin Anna Kremer', '', 'attributed'],
    ])
  })

  test('French: a quotation with nobody beside it is unverified', () => {
    const text = 'Le bac est resté au port et les gens sont partis. « Nous ne partirons pas avant demain matin », a-t-on dit sur le quai.'
    expect(show(text)).toEqual([['attribution', '« Nous ne partirons pas avant demain matin »', '', '', 'unverified']])
  })

  test('a sentence with a number is proposed as the article’s own', () => {
    const text = 'Im Hafen von Velden lagen am Abend noch 14 Schiffe, die nicht auf das Meer durften. Es regnete nur wenig.'
    expect(show(text)).toEqual([
      ['own-voice', 'Im Hafen von Velden lagen am Abend noch 14 Schiffe, die nicht auf das Meer durften', '', '', 'unverified'],
    ])
  })

  test('an English paragraph in a French article is read in full', () => {
    const french = 'Le bac est resté au port et les gens sont partis avec leurs valises, car la mer était trop haute pour eux.'
    const text = `${french}\n\nThe mayor said that the ferry would sail on Tuesday.\n\n${french}`
    expect(show(text)).toEqual([['attribution', 'that the ferry would sail on Tuesday', 'The mayor', 'said', 'attributed']])
    expect(ruleDetector.detect(text).language).toEqual({ code: 'fr', supported: false, others: [] })
  })
})
