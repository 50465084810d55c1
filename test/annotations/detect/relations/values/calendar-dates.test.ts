import { describe, expect, test } from '@jest/globals'
import { tokenize } from '#annotations/detect/reading/tokenize'
import { calendarDates, datesDiffer } from '#annotations/detect/relations/values/calendar-dates'

const dates = (text: string) => calendarDates(tokenize(text, 0, text.length))
const only = (text: string) => {
  const found = dates(text)
  const [date] = found
  if (!date || found.length > 1) throw new Error(`${found.length} dates in ${text}`)
  return date
}

describe('dates', () => {
  test.each([
    ['13 September', { month: 9, day: 13 }],
    ['September 13, 2022', { year: 2022, month: 9, day: 13 }],
    ['Tuesday, 13 September', { weekday: 2, month: 9, day: 13 }],
    ['the 3rd of May', { month: 5, day: 3 }],
    ['Sept. 4', { month: 9, day: 4 }],
    ['on Friday', { weekday: 5 }],
    ['yesterday', { relative: -1 }],
    ['in 2015', { year: 2015 }],
  ])('%s', (text, parts) => {
    expect(only(text)).toMatchObject(parts)
  })

  test.each(['49 soldiers', 'it may rain', '2015 soldiers'])('%s has none', (text) => {
    expect(dates(text)).toEqual([])
  })

  test.each([
    ['13 September', '14 September', true],
    ['13 September', 'September 13', false],
    ['13 September', 'September', false],
    ['in 2015', 'in 2021', true],
    ['13 September 2021', '13 September 2022', true],
    ['Monday', 'Wednesday', true],
    ['Monday', '13 September', false],
    ['yesterday', 'tomorrow', true],
  ])('%s and %s differ: %s', (a, b, expected) => {
    expect(datesDiffer(only(a), only(b))).toBe(expected)
    expect(datesDiffer(only(b), only(a))).toBe(expected)
  })
})
