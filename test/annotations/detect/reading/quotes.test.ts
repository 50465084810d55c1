import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { splitParagraphs } from '#annotations/detect/reading/paragraphs'
import { readPassage } from '#annotations/detect/reading/passage'
import { tokenize } from '#annotations/detect/reading/tokenize'
import { brokenText } from '#support/texts'

/** The outermost quotations of a paragraph as they stand in the text; `…` where the paragraph ends first. */
function quotesIn(text: string): string[] {
  const { tokens, quotes } = readPassage(text, { start: 0, end: text.length })
  return quotes.quotes.map(({ first, end, closed }) => `${text.slice(tokens[first]?.start, tokens[end - 1]?.end)}${closed ? '' : '…'}`)
}

describe('quotations of every typography', () => {
  test.each([
    ['straight', '"We checked it," she said. "Twice."', ['"We checked it,"', '"Twice."']],
    ['German', '„Wir gehen“, sagte er. „Und du?“', ['„Wir gehen“', '„Und du?“']],
    ['German guillemets', '»Wir gehen«, sagte er. »Ja.«', ['»Wir gehen«', '»Ja.«']],
    ['French, spaced', '« Nous partons », a-t-il dit. «Non», dit-elle.', ['« Nous partons »', '«Non»']],
    ['Spanish', '«No vamos», dijo. «Nunca.»', ['«No vamos»', '«Nunca.»']],
    ['Swedish', '”Vi går nu”, sa han. ”Nej”, sa hon.', ['”Vi går nu”', '”Nej”']],
    ['Finnish guillemets', '»Mennään nyt», hän sanoi.', ['»Mennään nyt»']],
    ['Polish', '„Idziemy”, powiedział. „Nie”.', ['„Idziemy”', '„Nie”']],
    ['Swiss single guillemets', '‹Wir gehen›, sagte er.', ['‹Wir gehen›']],
    ['Armenian', 'Նա ասաց. «Մենք գնում ենք»։', ['«Մենք գնում ենք»']],
    ['Chinese', '市长说：“桥是安全的”。他说「没问题」，又说『好』。', ['“桥是安全的”', '「没问题」', '『好』']],
    ['Japanese, nested', '「橋は安全だ」と述べた。『本当に「安全」です』と言った。', ['「橋は安全だ」', '『本当に「安全」です』']],
    ['TeX', "``So be it,'' he said.", ["``So be it,''"]],
    ['single', '‘It’s fine,’ she said.', ['‘It’s fine,’']],
  ])('%s', (_, text, expected) => {
    expect(quotesIn(text)).toEqual(expected)
  })

  test.each([
    ['gershayim', 'צה״ל מסר: ״איננו יודעים״. ח"כ לוי אמר "לא נסכים".', ['״איננו יודעים״', '"לא נסכים"']],
    ['feet and inches', 'She said "he is 5\'10" tall" and left.', ['"he is 5\'10" tall"']],
    ['inches alone', 'The 6" pipe burst. "We are sorry," he said.', ['"We are sorry,"']],
    ['minutes and seconds', 'It sank at 40°26′46″ N. “No more than that,” she said.', ['“No more than that,”']],
    ['a plural', "'The dogs' bowls were full,' she said.", ["'The dogs' bowls were full,'"]],
    ['a plural that ends it', "They are 'the dogs' and 'the cats' to him.", ["'the dogs'", "'the cats'"]],
    ['elided words', 'Rock ’n’ roll and the ’90s were “fun,” he said.', ['“fun,”']],
    ['a year that ends it', '"It was built in 1962" is what he said.', ['"It was built in 1962"']],
  ])('%s', (_, text, expected) => {
    expect(quotesIn(text)).toEqual(expected)
  })

  test.each([
    ['single in double', '“She told me, ‘Go home,’ and I went,” he said.', ['“She told me, ‘Go home,’ and I went,”']],
    ['double in double', '"She told me, "Go home," and I went," he said.', ['"She told me, "Go home," and I went,"']],
    ['two in a row', '"He did." "She did not." So "they" say.', ['"He did."', '"She did not."', '"they"']],
    ['never closed', '“It never ends, he said.', ['“It never ends, he said.…']],
    ['never opened', 'It was so,” he said. “Yes.”', ['“Yes.”']],
    ['in brackets', '(“Here,” he said.) [“There.”]', ['“Here,”', '“There.”']],
    ['after a dash', '—“Dash first,” he said—“and then.”', ['“Dash first,”', '“and then.”']],
  ])('%s', (_, text, expected) => {
    expect(quotesIn(text)).toEqual(expected)
  })
})

const words = fc
  .array(fc.constantFrom('the', 'dam', 'held', 'Ada', 'in', 'spring', '1962', 'and', 'won’t', 'über', '😀'), { minLength: 1, maxLength: 6 })
  .map((all) => all.join(' '))
const STYLES = ['""', '“”', '„“', '„”', '«»', '»«', '””', '‹›', '「」', '『』', '＂＂']

describe('offsets', () => {
  test('quotations that were put in are found where they were put', () => {
    const parts = fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(fc.constantFrom(...STYLES), parts, (style, pairs) => {
        const [open = '', close = ''] = style
        const quotes = pairs.map(([, quoted]) => `${open}${quoted}${close}`)
        const text = pairs.map(([outside], i) => `${outside} ${quotes[i]}`).join(', ')
        expect(quotesIn(`${text}.`)).toEqual(quotes)
      }),
    )
  })

  test('a quotation inside another never ends it, whatever the marks', () => {
    fc.assert(
      fc.property(words, words, words, fc.constantFrom('“”', '„“', '«»', '「」'), (before, inner, after, style) => {
        const [open = '', close = ''] = style
        const whole = `${open}${before} ${open}${inner}${close} ${after}${close}`
        expect(quotesIn(`Ada said ${whole} today.`)).toEqual([whole])
      }),
    )
  })

  test('tokens cover every character but white space once, in order, and sentences every token', () => {
    fc.assert(
      fc.property(brokenText(40), (text) => {
        for (const span of splitParagraphs(text)) {
          const { tokens, sentences } = readPassage(text, span)
          let at = span.start
          for (const { start, end } of tokens) {
            expect(text.slice(at, start).replaceAll(/[\s\u200B\u0085]/g, '')).toBe('')
            expect(end).toBeGreaterThan(start)
            at = end
          }
          expect(text.slice(at, span.end).replaceAll(/[\s\u200B\u0085]/g, '')).toBe('')
          expect(sentences.map(({ first }) => first)).toEqual(
            [0, ...sentences.slice(0, -1).map(({ end }) => end)].slice(0, sentences.length),
          )
          expect(sentences.at(-1)?.end ?? 0).toBe(tokens.length)
        }
      }),
    )
  })

  test('a Hebrew abbreviation is one word', () => {
    for (const mark of ['"', '״', '”']) expect(tokenize(`צה${mark}ל`, 0, 4).map(({ kind }) => kind)).toEqual(['word'])
  })
})
