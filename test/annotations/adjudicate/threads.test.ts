import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { mentionsIn } from '#annotations/adjudicate/mentions'
import { threadsAbout, threadsOf, unreadIn } from '#annotations/adjudicate/threads'
import type { Message } from '#annotations/model/message'
import { messageOf } from '#support/review-arbitraries'

const say = (id: string, change: Partial<Message> = {}): Message => ({
  id,
  thread: 't1',
  kind: 'say',
  about: [{ analyst: 'Ana', claim: 'c1' }],
  text: id,
  mentions: [],
  after: null,
  by: 'Ana',
  at: '2026-01-01T00:00:00.000Z',
  ...change,
})

describe('threads', () => {
  test('stand in the order in which they were read, also where a clock is wrong', () => {
    const question = say('m1', { at: '2026-01-02T00:00:00.000Z' })
    const answer = say('m2', { by: 'Ben', after: 'm1', at: '2026-01-01T00:00:00.000Z' })
    const [thread] = threadsOf([answer, question])
    expect(thread?.messages.map(({ id }) => id)).toEqual(['m1', 'm2'])
  })

  test('are resolved until somebody goes on', () => {
    const resolve = say('m2', { kind: 'resolve', after: 'm1' })
    expect(threadsOf([say('m1'), resolve]).map(({ isResolved }) => isResolved)).toEqual([true])
    expect(threadsOf([say('m1'), resolve, say('m3', { after: 'm2', by: 'Ben' })]).map(({ isResolved }) => isResolved)).toEqual([false])
    expect(threadsOf([say('m1'), resolve, say('m3', { after: 'm2', kind: 'reopen' })]).map(({ isResolved }) => isResolved)).toEqual([false])
  })

  test('are found by any claim that any of their messages is about', () => {
    const threads = threadsOf([
      say('m1'),
      say('m2', { after: 'm1', about: [{ analyst: 'Ben', claim: 'c7' }] }),
      say('m9', { thread: 't2', about: [] }),
    ])
    expect(threadsAbout(threads, [{ analyst: 'Ben', claim: 'c7' }]).map(({ id }) => id)).toEqual(['t1'])
    expect(threadsAbout(threads, [{ analyst: 'Ben', claim: 'c1' }])).toEqual([])
  })

  test('are unread as far as somebody else wrote what was not seen', () => {
    const [thread] = threadsOf([say('m1'), say('m2', { by: 'Ben' }), say('m3', { by: 'Ben' })])
    if (!thread) throw new Error('no thread')
    expect(unreadIn(thread, 'Ana', new Set(['m2'])).map(({ id }) => id)).toEqual(['m3'])
    expect(unreadIn(thread, 'Ben', new Set()).map(({ id }) => id)).toEqual(['m1'])
  })

  test('are the same whoever’s messages come first; none is lost, also where they name each other in a circle', () => {
    const messages = fc.uniqueArray(messageOf, { maxLength: 4, selector: ({ id }) => id })
    fc.assert(
      fc.property(messages, fc.infiniteStream(fc.nat()), (written, random) => {
        const shuffled = written
          .map((message) => ({ message, at: random.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ message }) => message)
        const threads = threadsOf(written)
        expect(threadsOf(shuffled)).toEqual(threads)
        expect(threads.flatMap((thread) => thread.messages.map(({ id }) => id)).sort()).toEqual(written.map(({ id }) => id).sort())
      }),
    )
  })
})

describe('mentions', () => {
  const people = [
    { analyst: 'ana', name: 'Ana' },
    { analyst: 'ana-b', name: 'Ana Bell' },
    { analyst: 'zoe', name: 'Zoë' },
    { analyst: 'laila', name: 'ليلى' },
  ]
  test.each<readonly [string, readonly (readonly [string, string])[]]>([
    ['@Ana why?', [['ana', '@Ana']]],
    ['@ana bell, why?', [['ana-b', '@ana bell']]],
    [
      'ask @Zoë and @ليلى.',
      [
        ['zoe', '@Zoë'],
        ['laila', '@ليلى'],
      ],
    ],
    ['@Anabelle is somebody else', []],
    ['mail ana@Ana is an address', []],
    ['@ Ana, @@Ana', [['ana', '@Ana']]],
    ['@nobody', []],
  ])('in “%s”', (text, expected) => {
    expect(mentionsIn(text, people).map(({ analyst, start, end }) => [analyst, text.slice(start, end)])).toEqual(expected)
  })
})
