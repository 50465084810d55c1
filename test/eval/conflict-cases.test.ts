import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parseConflictCases } from '#eval/conflict-cases'
import { scoreCase } from '#eval/conflict-scores'

const FOLDER = resolve(__dirname, '../annotations/detect/conflict-cases')
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'))
const cases = files.flatMap((name) => parseConflictCases(readFileSync(join(FOLDER, name), 'utf8')))

describe('the marked passages for conflicts', () => {
  test('are 196 of seven genres, half of them traps, in two halves alike', () => {
    expect(cases).toHaveLength(196)
    expect(new Set(cases.map(({ genre }) => genre)).size).toBe(7)
    expect(cases.filter(({ trap }) => trap)).toHaveLength(98)
    for (const half of ['tune', 'check']) {
      const some = cases.filter((one) => one.half === half)
      expect([some.length, some.filter(({ trap }) => trap).length]).toEqual([98, 49])
    }
  })

  test('have their own names and texts', () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(196)
    expect(new Set(cases.map(({ text }) => text)).size).toBe(196)
  })

  test('mark at least two claims each, without braces left in the text', () => {
    for (const { claims, text } of cases) {
      expect(claims.length).toBeGreaterThan(1)
      expect(text).not.toMatch(/[{}]/)
    }
  })
})

describe('reading a passage', () => {
  const CASE =
    '## wire-01 conflict: number\n{s1:Ada} {q1:said} {c1:two rams fell}. {s2:Bo} {q2:said} {c2:six rams fell}.\n1 contradicts 2\n'

  test('gives claims and links by index', () => {
    const [one] = parseConflictCases(CASE)
    expect(one?.text).toBe('Ada said two rams fell. Bo said six rams fell.')
    expect(one?.links).toEqual([{ kind: 'contradicts', from: 0, to: 1 }])
    expect(one?.half).toBe('tune')
  })

  test.each([
    ['a link to nothing', CASE.replace('contradicts 2', 'contradicts 3')],
    ['a header of another shape', CASE.replace('## wire-01', '## wire')],
    ['a trap with a conflict', CASE.replace('01 conflict', '01 trap')],
    ['a conflict without one', CASE.replace('\n1 contradicts 2', '')],
  ])('refuses %s', (_, file) => {
    expect(() => parseConflictCases(file)).toThrow(RangeError)
  })
})

describe('scoring links', () => {
  const [one] = parseConflictCases(
    '## wire-01 conflict: number\n{s1:Ada} {q1:said} {c1:two rams fell}. {s2:Bo} {q2:said} {c2:six rams fell}. {s3:Cy} {q3:said} {c3:it rained}.\n1 contradicts 2\n',
  )
  if (!one) throw new Error('no case')
  const content = (index: number) => one.claims[index]?.content ?? []
  const link = (from: number, to: number) => ({ kind: 'contradicts' as const, from: content(from), to: content(to), reason: '' })

  test('a pair counts once, in either direction', () => {
    expect(scoreCase(one, [link(0, 1), link(1, 0)], 'contradicts')).toMatchObject({ right: 1, wrong: [], missed: [] })
  })

  test('another pair is wrong, and the marked one missed', () => {
    const score = scoreCase(one, [link(1, 2)], 'contradicts')
    expect([score.right, score.wrong.length, score.missed]).toEqual([0, 1, ['two rams fell / six rams fell']])
  })

  test('another kind is not looked at', () => {
    expect(scoreCase(one, [{ ...link(0, 1), kind: 'repeats' }], 'contradicts')).toMatchObject({ right: 0, wrong: [] })
  })

  test('a content that shares less than half of the shorter is another claim', () => {
    const start = content(0)[0]?.start ?? 0
    const found = { ...link(0, 1), from: [{ start: start - 12, end: start + 3 }] }
    expect(scoreCase(one, [found], 'contradicts').right).toBe(0)
  })
})
