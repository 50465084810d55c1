import { describe, expect, test } from '@jest/globals'
import { ruleDetector } from '#annotations/detect/rules/rule-detector'

const tags = (text: string): string[] => ruleDetector.detect(text).suggestions.map(({ tag }) => tag)
const links = (text: string): string[] => ruleDetector.detect(text).links.map(({ kind, from, to }) => `${from} ${kind} ${to}`)
const rules = (text: string): string[] => ruleDetector.detect(text).suggestions.flatMap(({ reasons }) => reasons.map(({ rule }) => rule))

describe('contested', () => {
  test.each([
    ['denial', 'The union accused Marlow Mills of hiding the accident. Marlow Mills denied the accusation.', '1 contradicts 0'],
    ['denial', 'Ada Holm said the mayor had sold the old pier. The mayor denied that he had sold the pier.', '1 contradicts 0'],
    ['rejection-in-words', 'The union accused the mill of hiding the accident. The mill said the claim was false.', '1 contradicts 0'],
    [
      'counter-accusation',
      'Norland accused Estmark of firing on a patrol. Estmark accused Norland of crossing the river.',
      '1 contradicts 0',
    ],
    [
      'counter-accusation',
      'Kyiv accused Moscow of shelling a bridge. Moscow said that Ukrainian troops had attacked the bridge.',
      '1 contradicts 0',
    ],
    [
      'different-time',
      'The explosion began at 21:40, police said. The explosion began at 20:55, the fire service said.',
      '1 contradicts 0',
    ],
    [
      'different-time',
      'The truce starts at 10:00 GMT, Ada Holm said. The truce starts at 10:00 Moscow time, Bo Lind said.',
      '1 contradicts 0',
    ],
    ['different-count', 'Police said 12 miners were killed. The union said 15 miners were killed.', '1 contradicts 0'],
  ])('%s: %s', (rule, text, link) => {
    expect(links(text)).toEqual([link])
    expect(tags(text)).toEqual(['contested', 'contested'])
    expect(rules(text)).toContain(rule)
  })

  test('a denial with nobody to contradict still shows a dispute', () => {
    expect([tags('The minister denied that the dam was cracked.'), rules('The minister denied that the dam was cracked.')[0]]).toEqual([
      ['contested'],
      'denial-alone',
    ])
  })
})

describe('not contested', () => {
  test.each([
    ['the same moment in two zones', 'The truce starts at 06:00 GMT, Ada Holm said. The truce starts at 9:00 Moscow time, Bo Lind said.'],
    [
      'a bracket that says the time again',
      'The truce starts at 9:00 Moscow time [06:00 GMT], Ada Holm said. The truce starts at 06:00 GMT, Bo Lind said.',
    ],
    ['start and end', 'The ceasefire lasts until 21:00 GMT, Ada Holm said. The ceasefire starts at 05:00 GMT, Bo Lind said.'],
    ['two days', 'The siren howled at 09:00 on Monday, Ada Holm said. The siren howled at 10:00 on Tuesday, Bo Lind said.'],
    ['a zone that is not stated', 'The truce starts at 05:00 GMT, Ada Holm said. The truce starts at 07:30, Bo Lind said.'],
    ['times of two events', 'The match starts at 19:00, Ada Holm said. The fire started at 20:00, Bo Lind said.'],
    ['numbers of different people', 'Police said 12 miners were killed. The union said 15 children were killed.'],
    ['a lower bound', 'Police said at least 12 miners were killed. The union said 15 miners were killed.'],
    ['numbers of different things', 'Police said 49 soldiers were killed. The union said 13 September would be a holiday.'],
    ['one source that corrects itself', 'Police said 12 miners were killed. Police said 15 miners were killed.'],
    ['a rejected offer', 'Ada Holm offered to buy the pier. Bo Lind rejected the offer.'],
    ['an accusation without an answer', 'Norland accused Estmark of firing on a patrol. Estmark said that the harvest was good.'],
  ])('%s', (_, text) => {
    expect(links(text)).toEqual([])
    expect(tags(text)).not.toContain('contested')
  })
})

describe('unverified and attributed', () => {
  test.each([
    ['unverified', 'anonymous', 'Sources said the dam was cracked.'],
    ['unverified', 'anonymous', 'A mill worker, who asked not to be named, said the dam was cracked.'],
    ['unverified', 'anonymous', 'According to people familiar with the contract, the dam was cracked.'],
    ['unverified', 'second-hand', 'The Norland Sova portal, citing engineers, said the dam was cracked.'],
    ['unverified', 'none', 'The dam was closed on Monday.'],
    ['attributed', 'named', 'Ada Holm said the dam was cracked.'],
    ['attributed', 'named', 'The Velden Water Board said the dam was cracked.'],
    ['attributed', 'role', 'The minister said the dam was cracked.'],
    ['attributed', 'role', 'A spokesman for the mill said the dam was cracked.'],
  ])('%s, source %s: %s', (tag, kind, text) => {
    expect(ruleDetector.detect(text).suggestions.map((suggestion) => [suggestion.tag, suggestion.sourceKind])).toEqual([[tag, kind]])
  })
})

describe('sources inside an article', () => {
  const names = (text: string): string[] => ruleDetector.detect(text).suggestions.map(({ sourceName }) => sourceName)

  test('a surname, an office and a pronoun go back to the full name', () => {
    expect(
      names(
        'Water Minister Ada Holm said the dam was safe. Holm said the town was safe. The minister said the road was safe. She said the rain would stop.',
      ),
    ).toEqual(Array.from({ length: 4 }, () => 'Ada Holm'))
  })

  test('a quotation that fills the next paragraph belongs to who spoke last', () => {
    expect(names('Ada Holm said the dam was safe.\n\n“We look at it every single day of the year.”')).toEqual(['Ada Holm', 'Ada Holm'])
  })

  test('a quotation over several paragraphs that open again is one source’s', () => {
    const text =
      '“The dam was built in my childhood,” Ada Holm said. “It held in every storm.\n\n“It held in the great flood too, and nobody thanked it.”'
    expect(names(text)).toEqual(['Ada Holm', 'Ada Holm'])
  })

  test('two names joined by "and" stay two', () => {
    expect(names('Norland and Estmark said the bridge was open.')).toEqual(['Norland and Estmark'])
  })
})

describe('repetitions', () => {
  const said = 'that the northern dam would hold through the long wet spring without repairs'

  test('the same content for the same source is linked to the first', () => {
    expect(links(`Ada Holm said ${said}. Later, Holm added ${said}.`)).toEqual(['1 repeats 0'])
  })

  test('the same content for another source is not', () => {
    expect(links(`Ada Holm said ${said}. Bo Lind said ${said}.`)).toEqual([])
  })
})
