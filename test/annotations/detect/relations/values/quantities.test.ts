import { describe, expect, test } from '@jest/globals'
import { assert, constantFrom, integer, property, tuple } from 'fast-check'
import { tokenize } from '#annotations/detect/reading/tokenize'
import { areApart } from '#annotations/detect/relations/values/bounds'
import { quantitiesIn } from '#annotations/detect/relations/values/quantities'

const read = (text: string) => quantitiesIn(tokenize(text, 0, text.length), new Set())
const first = (text: string) => {
  const [quantity] = read(text)
  if (!quantity) throw new Error(`no quantity in ${text}`)
  return quantity
}
const apart = (a: string, b: string): boolean => areApart(first(a).interval, first(b).interval)

describe('quantities that agree', () => {
  test.each([
    ['about two dozen tremors', '25 tremors'],
    ['more than 40 players', '43 players'],
    ['at least 12 miners', '15 miners'],
    ['nearly 50 million pounds', '49 million pounds'],
    ['around a hundred people', '96 people'],
    ['up to 500 fighters', '60 fighters'],
    ['$1.2bn', '1,200 million dollars'],
    ['half a million euros', 'about 500,000 euros'],
    ['1.5 kilometres', '1,500 metres'],
    ['18 months', '1.5 years'],
    ['4-0', '0-4'],
  ])('%s and %s', (a, b) => {
    expect(first(a).kind).toBe(first(b).kind)
    expect(apart(a, b)).toBe(false)
  })
})

describe('quantities that do not agree', () => {
  test.each([
    ['$1.2bn', '$900m'],
    ['62 percent', '48 per cent'],
    ['at least 30 people', '19 people'],
    ['no more than 80 tonnes', 'around 300 tonnes'],
    ['95,000 euros at most', '740,000 euros'],
    ['three years', 'eighteen months'],
    ['3-1', '2-1'],
    ['2:05:41', '2:07:13'],
    ['15-year-old', '18-year-old'],
  ])('%s and %s', (a, b) => {
    expect(first(a).kind).toBe(first(b).kind)
    expect(apart(a, b)).toBe(true)
  })
})

describe('what is measured or counted', () => {
  test.each([
    ['600,000 crowns a day', 'crown per day'],
    ['140 kilometres per hour', 'metre per hour'],
    ['2,400 years old', 'age'],
    ['49 Armenian soldiers were killed', 'count'],
    ['at 19', 'bare'],
  ])('%s is %s', (text, kind) => {
    expect(first(text).kind).toBe(kind)
  })

  test.each([
    ['49 Armenian soldiers were killed', 'armenian soldiers'],
    ['three of his men were wounded', 'men'],
    ['9,000 eels pass the weir', 'eels'],
    ['300 more people came', 'people'],
  ])('%s counts %s', (text, noun) => {
    expect(
      first(text)
        .noun.map(({ lower }) => lower)
        .join(' '),
    ).toBe(noun)
  })

  test('a year and a platform are no counts', () => {
    expect(read('in 2001 attacks on platform 9 began')).toEqual([])
  })
})

test('being apart is symmetric, and nothing is apart from itself', () => {
  // A bare number between reads as a year.
  const bound = constantFrom('', 'at least ', 'up to ', 'about ', 'nearly ', 'more than ')
  const text = tuple(
    bound,
    integer({ min: 1, max: 100_000 }).filter((value) => value < 1900 || value > 2099),
  ).map(([words, value]) => `${words}${value} people`)
  assert(
    property(text, text, (a, b) => {
      expect(apart(a, b)).toBe(apart(b, a))
      expect(apart(a, a)).toBe(false)
    }),
  )
})
