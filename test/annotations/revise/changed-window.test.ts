import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { changedWindow } from '#annotations/revise/guard/changed-window'
import { meaningChanges } from '#annotations/revise/guard/meaning-guard'

const whole = (text: string) => ({ start: 0, end: text.length })
const shown = (text: string, { start, end }: { readonly start: number; readonly end: number }): string => text.slice(start, end)

test('what differs is read with six words on either side', () => {
  const [before, after] = ['a b c d e f g h 49 i j k l m n o p', 'a b c d e f g h 105 i j k l m n o p']
  const window = changedWindow(before, whole(before), after, whole(after))
  expect([shown(before, window.before), shown(after, window.after)]).toEqual(['c d e f g h 49 i j k l m n', 'c d e f g h 105 i j k l m n'])
})

test('of two that are the same nothing has to be compared', () => {
  const window = changedWindow('a b c', whole('a b c'), 'a b c', whole('a b c'))
  expect(window.before.end - window.before.start).toBe(window.after.end - window.after.start)
})

const word = fc.constantFrom(
  'the',
  'Ana',
  'mayor',
  'said',
  'not',
  'two',
  'million',
  'half',
  'a',
  '49',
  '105',
  'March',
  '“Yes”',
  'port,',
  'ex-minister',
  'agreed.',
)
const words = fc.array(word, { maxLength: 8 }).map((list) => list.join(' '))
const FRAME = 'Nothing of what stands here was touched by anybody since spring came'

test('the window holds all that differs, and what stands further away has no say in what changed', () => {
  fc.assert(
    fc.property(words, words, fc.boolean(), (a, b, withWording) => {
      const [before, after] = [`${FRAME} ${a} ${FRAME}`, `${FRAME} ${b} ${FRAME}`]
      const { before: old, after: fresh } = changedWindow(before, whole(before), after, whole(after))
      expect(before.slice(0, old.start)).toBe(after.slice(0, fresh.start))
      expect(before.slice(old.end)).toBe(after.slice(fresh.end))
      const longer = [before, after].map((text) => `${FRAME} ${text} ${FRAME}`) as [string, string]
      const changes = (x: string, y: string) => meaningChanges({ text: x, ...whole(x) }, { text: y, ...whole(y) }, withWording)
      expect(changes(...longer)).toEqual(changes(before, after))
    }),
  )
})
