import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { planMany } from '#annotations/adjudicate/plan-decision'
import { returnSlip } from '#annotations/adjudicate/return-slip'
import { alignSets } from '#annotations/review/align-sets'
import { slipMarkdown } from '#shared/review/slip-markdown'
import { slipPage } from '#shared/review/slip-page'
import { done, newReview, setOf, trialContext } from '#support/review-sets'

const TEXT = 'The mayor said <b>the bridge</b> was safe. It fell on Monday.\n'

function slipWith(words: string) {
  const sets = [
    setOf(TEXT, 'Ana', [{ words: '<b>the bridge</b> was safe', tag: 'attributed' }]),
    setOf(TEXT, 'Ben', [{ words: '<b>the bridge</b> was safe', tag: 'contested' }, { words: 'It fell on Monday' }]),
  ]
  const rulings = alignSets(sets).clusters.map((cluster) => ({ cluster, ruling: { kind: 'take', analyst: 'Ben' } as const, reason: words }))
  const adjudicated = done(newReview(), planMany(newReview(), rulings, trialContext(TEXT, sets)))
  const message = { id: 'm1', thread: 't1', kind: 'say', text: words, mentions: [], after: null, by: words, at: '' } as const
  const slip = returnSlip(adjudicated, 'Ana', sets[0] ?? null, [{ ...message, about: [{ analyst: 'Ben', claim: 'ben0' }] }])
  return { slip, about: { text: TEXT, title: words, date: '2026-03-01', nameOf: (analyst: string) => analyst } }
}

const tagsIn = (html: string): readonly string[] => [...html.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([, name]) => name ?? '')

describe('a return slip', () => {
  test('says what was changed and why', () => {
    const { slip, about } = slipWith('The council denies it.')
    const markdown = slipMarkdown(slip, about)
    expect(markdown).toContain('1 changed, 1 added, 0 not taken as claims, 0 kept as they are.')
    expect(markdown).toContain('Tag: attributed → contested')
    expect(markdown).toContain('The council denies it.')
    expect(markdown).toContain('You did not mark this.')
    expect(slipPage(slip, about)).toContain('&lt;b&gt;the bridge&lt;/b&gt; was safe')
  })

  test('as a page lets no words of people or of the article become markup', () => {
    const plain = tagsIn(slipPage(slipWith('x').slip, slipWith('x').about))
    for (const words of [
      '</title><script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      `'--><svg onload=alert(1)>`,
      '<style>*{display:none}',
    ]) {
      const { slip, about } = slipWith(words)
      expect(tagsIn(slipPage(slip, about))).toEqual(plain)
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (words) => {
        const { slip, about } = slipWith(words)
        expect(tagsIn(slipPage(slip, about))).toEqual(plain)
      }),
      { numRuns: 50 },
    )
  })

  test('as Markdown lets no words become a heading, a list, a link or HTML', () => {
    const { slip, about } = slipWith('# no heading\n- no item [no](javascript:alert(1)) <img src=x> `no`')
    const lines = slipMarkdown(slip, about).split('\n')
    expect(lines.filter((line) => line.startsWith('# '))).toEqual(['# What became of your claims'])
    const markdown = lines.join('\n')
    expect(markdown).not.toMatch(/(?<!\\)\[no/)
    expect(markdown).not.toMatch(/(?<!\\)<img/)
    expect(markdown).not.toMatch(/(?<!\\)`no/)
  })
})
