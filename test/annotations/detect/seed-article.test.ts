import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Suggestion } from '#annotations/detect/detector'
import { DETECTORS } from '#support/detectors'
import { sliceSpans } from '#annotations/text/span'

const FILE = resolve(__dirname, '../../../../shared/articles/armenia-azerbaijan.txt')
const present = existsSync(FILE)
const maybe = present ? describe : describe.skip

maybe.each(DETECTORS)(`the article the project started from: %s${present ? '' : ' (skipped: ../shared is absent)'}`, (_, detector) => {
  const text = present ? readFileSync(FILE, 'utf8') : ''
  const { suggestions, links } = detector.detect(text)
  const content = (suggestion: Suggestion | undefined): string => sliceSpans(text, suggestion?.content ?? [])
  const withContent = (words: string): Suggestion | undefined => suggestions.find((suggestion) => content(suggestion).startsWith(words))
  const linked = (kind: string, a: string, b: string): boolean =>
    links.some(
      ({ kind: k, from, to }) =>
        k === kind && [a, b].every((words) => [from, to].some((index) => content(suggestions[index]).includes(words))),
    )

  test('the headline and the "Read more" lines are no claims', () => {
    const headlineEnd = text.indexOf('\n')
    const readMore = [...text.matchAll(/^Read more:.*$/gm)].map(({ index }) => index)
    expect(readMore).toHaveLength(2)
    for (const suggestion of suggestions) {
      expect(suggestion.content[0]?.start).toBeGreaterThan(headlineEnd)
      for (const at of readMore) expect(suggestion.content.some(({ start, end }) => start <= at && at < end)).toBe(false)
      expect(content(suggestion)).not.toContain('Read more')
    }
  })

  test.each([
    ['that the US would push', 'Antony Blinken', 'said'],
    ['The US will seek an immediate end', 'Antony Blinken', 'said'],
    ['"The Secretary stressed', 'Ned Price', 'said'],
    ['In his call with Azerbaijani President', 'Ned Price', 'said in a statement'],
    ['over shelling in Armenia', 'Antony Blinken', 'expressed concerns'],
    ['"Secretary Blinken urged', 'Ned Price', 'added'],
    ['it would be a "good thing"', 'Antony Blinken', 'According to'],
    ['Azerbaijan of striking', 'Armenia', 'accused'],
    ['there were casualties', 'Armenian defense ministry', 'said'],
    ['that the Armenian military fired', 'Baku', 'said'],
    ['A total of 49 Armenian soldiers', 'Pashinyan', 'said'],
    ['"We are in close contact', 'Russian ministry', 'said in a statement'],
    ['In the same context, Iran', 'Iranian Foreign Ministry', 'said'],
    ['Yerevan to focus on peace', 'Turkey', 'has called on'],
  ])('%s ... is given to its source with its cue', (words, source, cue) => {
    const suggestion = withContent(words)
    expect(suggestion?.sourceName).toBe(source)
    // Whether "in calls" or "in a press release" belongs to "said" is a matter of taste.
    expect(sliceSpans(text, suggestion?.cue ?? [])).toMatch(new RegExp(`^${cue}`))
  })

  test('a statement inside a statement keeps its chain of sources', () => {
    const inner = withContent('over shelling in Armenia')
    expect(suggestions[inner?.nestedIn ?? -1]?.sourceName).toBe('Ned Price')
  })

  test('the accusation and the counter-claim contradict each other', () => {
    expect(linked('contradicts', 'Azerbaijan of striking', 'the Armenian military fired')).toBe(true)
    expect([withContent('Azerbaijan of striking')?.tag, withContent('that the Armenian military fired')?.tag]).toEqual([
      'contested',
      'contested',
    ])
  })

  test('05:00 GMT and 9:00 Moscow time differ by an hour; the portal is second-hand', () => {
    expect(linked('contradicts', 'truce beginning at 05:00 GMT', '9:00 Moscow time')).toBe(true)
    expect(withContent('that Yerevan and Baku have agreed')?.sourceKind).toBe('second-hand')
    const reasons = withContent('"We are in close contact')
      ?.reasons.map((reason) => reason.text)
      .join()
    expect(reasons).toContain('05:00 against 06:00 UTC')
  })

  test.each(['It is noteworthy to mention', 'Yerevan and Baku agreed on a ceasefire'])(
    '%s ... has no source and is unverified',
    (words) => {
      const suggestion = withContent(words)
      expect([suggestion?.kind, suggestion?.tag, suggestion?.sourceKind]).toEqual(['own-voice', 'unverified', 'none'])
    },
  )

  test('one statement stands three times', () => {
    const repeats = links.filter(({ kind }) => kind === 'repeats')
    expect(new Set(repeats.map(({ to }) => to)).size).toBe(1)
    expect(new Set(repeats.flatMap(({ from, to }) => [from, to])).size).toBe(3)
    expect(
      repeats.every(
        ({ from, to }) =>
          content(suggestions[from]).includes('push for an immediate halt') &&
          content(suggestions[to]).includes('push for an immediate halt'),
      ),
    ).toBe(true)
  })

  test('"good thing" is not what the direct quotation says', () => {
    expect(withContent('it would be a "good thing"')?.reasons.map(({ rule }) => rule)).toContain('quote-fidelity')
  })

  test('nothing else is contested', () => {
    expect(suggestions.filter(({ tag }) => tag === 'contested')).toHaveLength(4)
  })
})
