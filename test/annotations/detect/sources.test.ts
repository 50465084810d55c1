import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { nameSources } from '#annotations/detect/sources/names'
import { draftOf } from '#eval/marked-draft'
import { parseMarkedText } from '#eval/marked-text'
import { parseSourceCases, wrongSources } from '#eval/source-cases'

const cases = parseSourceCases(readFileSync(join(__dirname, 'source-cases/passages.txt'), 'utf8'))

function sourcesOf(marked: string): ReturnType<typeof nameSources> {
  const { text, claims } = parseMarkedText(marked)
  return nameSources(
    text,
    claims.map((claim) => draftOf(text, claim)),
  )
}

describe('who speaks', () => {
  test.each(cases.filter(({ half }) => half === 'tune').map((one) => [`${one.name}: ${one.about}`, one] as const))('%s', (_, one) => {
    expect(wrongSources(one)).toEqual([])
  })

  test('nine in ten of the sources that nobody tuned for are right', () => {
    const check = cases.filter(({ half }) => half === 'check')
    const claims = check.reduce((sum, { expected }) => sum + expected.length, 0)
    expect(check.reduce((sum, one) => sum + wrongSources(one).length, 0)).toBeLessThan(claims / 10)
  })

  test('two people of one surname are two sources, one person under three names is one', () => {
    const two = sourcesOf('{s1:Hugo Brandt} {q1:said} {c1:yes}. {s2:Ilse Brandt} {q2:said} {c2:no}.')
    expect(two[0]?.id).not.toBe(two[1]?.id)
    const one = sourcesOf('{s1:Mayor Hugo Brandt} {q1:said} {c1:yes}. {s2:Brandt} {q2:said} {c2:so}. {s3:The mayor} {q3:said} {c3:no}.')
    expect(new Set(one.map(({ id }) => id))).toEqual(new Set(['brandt']))
  })

  test('a deputy is not the minister', () => {
    const [, other] = sourcesOf('{s1:Deputy Energy Minister Ana Kovar} {q1:said} {c1:yes}. {s2:The minister} {q2:said} {c2:no}.')
    expect(other?.name).toBe('minister')
  })

  test('several full names for a surname leave it as it is', () => {
    const [quill] = sourcesOf('Dara Quill met Orin Quill. {s1:Quill} {q1:said} {c1:yes}.')
    expect(quill?.name).toBe('Quill')
  })
})
