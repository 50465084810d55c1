import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { nameSources } from '#annotations/detect/sources/names'
import { DETECTORS } from '#support/detectors'
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

  test('whoever asks not to be named is anonymous, and that wish is no claim', () => {
    const [source] = sourcesOf(
      '{s1:A lift engineer}, who asked not to be named, {q1:told} the Gazette that {c1:the cable had worn through}.',
    )
    expect(source?.kind).toBe('anonymous')
    expect(sourcesOf('{s1:A lift engineer}, who asked for a pay rise, {q1:said} {c1:no}.')[0]?.kind).toBe('role')
    const text =
      'A lift engineer, who asked not to be named, told the Gazette that the cable had worn through twice. A porter who asked not to be identified said so too.'
    for (const [, detector] of DETECTORS) {
      const contents = detector
        .detect(text)
        .suggestions.map(({ content }) => content.map(({ start, end }) => text.slice(start, end)).join(' '))
      expect(contents.length).toBeGreaterThan(0)
      expect(contents.filter((content) => content.startsWith('not to be'))).toEqual([])
    }
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
