import { describe, expect, test } from '@jest/globals'
import { ruleDetector } from '#annotations/detect/rules/rule-detector'
import { SAMPLE_ARTICLES } from '#main/app/sample-articles'

const detect = (index: number) => ruleDetector.detect(SAMPLE_ARTICLES[index]?.text ?? '')

describe('the sample articles', () => {
  test('are labelled as samples and not empty', () => {
    expect(SAMPLE_ARTICLES).toHaveLength(3)
    for (const { metadata, text } of SAMPLE_ARTICLES) {
      expect(metadata.outlet).toContain('(sample)')
      expect(metadata.title).toBe(text.split('\n')[0])
      expect(text.length).toBeGreaterThan(500)
    }
  })

  test('the first gives exactly twenty suggestions, with all three tags, contradictions and an anonymous source', () => {
    const { suggestions, links } = detect(0)
    expect(suggestions).toHaveLength(20)
    expect(new Set(suggestions.map(({ tag }) => tag))).toEqual(new Set(['attributed', 'contested', 'unverified']))
    expect(suggestions.some(({ sourceKind }) => sourceKind === 'anonymous')).toBe(true)
    expect(suggestions.some(({ nestedIn }) => nestedIn !== null)).toBe(true)
    expect(links.some(({ kind }) => kind === 'contradicts')).toBe(true)
  })

  test('the first has emoji and curly quotation marks inside a claim', () => {
    const text = SAMPLE_ARTICLES[0]?.text ?? ''
    const inside = detect(0).suggestions.some(({ content }) =>
      content.some(({ start, end }) => /“[^”]*\p{Emoji_Presentation}[^”]*”/u.test(text.slice(start, end))),
    )
    expect(inside).toBe(true)
  })

  test.each([1, 2])('article %i gives suggestions of its own voice and of others', (index) => {
    const kinds = new Set(detect(index).suggestions.map(({ kind }) => kind))
    expect(kinds).toEqual(new Set(['attribution', 'own-voice']))
  })

  test('the third has right-to-left text and combining marks', () => {
    const text = SAMPLE_ARTICLES[2]?.text ?? ''
    expect(text).toMatch(/\p{Script=Arabic}\p{M}/u)
    expect(text).toMatch(/\u200D/u)
  })
})
