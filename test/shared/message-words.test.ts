import { describe, expect, test } from '@jest/globals'
import { COUNT_MESSAGES } from '#shared/messages/counts'
import { countMessage, failureWords, type PluralKey } from '#shared/messages/message'

describe('countMessage', () => {
  test('has one form for one and another for every other number', () => {
    expect([0, 1, 2, 101].map((count) => countMessage('count.claims', count))).toEqual(['0 claims', '1 claim', '2 claims', '101 claims'])
  })

  test('has both forms of everything that is counted', () => {
    const bases = [...new Set(Object.keys(COUNT_MESSAGES).map((key) => key.replace(/\.(one|other)$/, '')))]
    for (const base of bases) for (const count of [1, 7]) expect(countMessage(base as PluralKey, count)).toContain(`${count} `)
    expect(bases.length * 2).toBe(Object.keys(COUNT_MESSAGES).length)
  })
})

describe('failureWords', () => {
  test('says the system’s errors in words, and leaves unknown ones as they are', () => {
    const what = (reason: string): string => failureWords({ code: 'file-unwritable', values: { name: 'a.json', reason } }).what
    expect(what('EACCES')).toBe('“a.json” could not be written (access is not allowed).')
    expect(what('EWHATEVER')).toBe('“a.json” could not be written (EWHATEVER).')
  })

  test('takes no other value for a code', () => {
    expect(failureWords({ code: 'empty-file', values: { name: 'EACCES' } }).what).toBe('“EACCES” is empty.')
  })
})
