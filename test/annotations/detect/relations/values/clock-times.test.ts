import { describe, expect, test } from '@jest/globals'
import { assert, constantFrom, integer, property } from 'fast-check'
import { tokenize } from '#annotations/detect/reading/tokenize'
import { clockTimes, timesDiffer, type ClockTime } from '#annotations/detect/relations/values/clock-times'

const times = (text: string): ClockTime[] => clockTimes(tokenize(text, 0, text.length))
const differ = (a: string, b: string): boolean => {
  const [one] = times(a)
  const [other] = times(b)
  if (!one || !other) throw new Error(`no time in "${a}" or "${b}"`)
  return timesDiffer(one, other)
}

describe('times over zones', () => {
  test.each([
    ['05:00 GMT', '9:00 Moscow time', true],
    ['06:00 GMT', '9:00 Moscow time', false],
    ['05:00 GMT', '9:00 Moscow time [06:00 GMT]', true],
    ['noon in Paris on 14 July', '10:00 GMT on 14 July', false],
    ['noon in Paris on 14 January', '10:00 GMT on 14 January', true],
    ['noon in Paris', '10:00 GMT', false],
    ['noon in Paris', '11:00 GMT', false],
    ['noon in Paris', '12:00 GMT', true],
    ['18:00 Japan time', '09:00 GMT', false],
    ['7 pm EDT', '23:00 UTC', false],
    ['11:30 pm GMT', '00:30 CET', false],
    ['2 pm Sydney time on 10 January', '03:00 GMT', false],
    ['2 pm Sydney time on 10 June', '03:00 GMT', true],
    ['8:15 am', '20:15', true],
    ['8:15', '20:15', false],
    ['10:15 pm', 'about 1 am', true],
    ['about 1 am', '1:10 am', false],
    ['18:00', '17:00 GMT', false],
  ])('%s and %s differ: %s', (a, b, expected) => {
    expect(differ(a, b)).toBe(expected)
    expect(differ(b, a)).toBe(expected)
  })

  test.each([
    ['on 26 March 2022', 11],
    ['on 27 March 2022', 10],
    ['on 29 October 2022', 10],
    ['on 30 October 2022', 11],
  ])('noon in Berlin %s is %d:00 in UTC: summer time changes on the last Sundays of March and October', (date, hour) => {
    expect(times(`noon in Berlin ${date}`)[0]?.minutes).toEqual([hour * 60])
  })

  test.each([
    ['on 12 March 2022', 17],
    ['on 13 March 2022', 16],
    ['on 5 November 2022', 16],
    ['on 6 November 2022', 17],
  ])('noon in New York (ET) %s is %d:00 in UTC: second Sunday of March, first of November', (date, hour) => {
    expect(times(`12:00 pm ET ${date}`)[0]?.minutes).toEqual([hour * 60])
  })

  test.each(['a score of 3-1', '13 September', 'article 7.30', '25:00 GMT', '12:61'])('%s has no time', (text) => {
    expect(times(text)).toEqual([])
  })

  test('minutes stay within one day, whatever the zone', () => {
    const zone = constantFrom('GMT', 'Moscow time', 'EDT', 'Tokyo time', 'Paris time', 'NZDT', 'local time')
    assert(
      property(integer({ min: 0, max: 23 }), integer({ min: 0, max: 59 }), zone, (hour, minute, name) => {
        const [time] = times(`${hour}:${String(minute).padStart(2, '0')} ${name}`)
        expect(time?.minutes.length).toBeGreaterThan(0)
        expect(time?.minutes.every((value) => value >= 0 && value < 1440)).toBe(true)
      }),
    )
  })
})
