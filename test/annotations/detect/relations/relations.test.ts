import { describe, expect, test } from '@jest/globals'
import { ruleDetector } from '#annotations/detect/rules/rule-detector'

const links = (text: string): string[] => ruleDetector.detect(text).links.map(({ kind, from, to }) => `${from} ${kind} ${to}`)
const rules = (text: string): string[] => ruleDetector.detect(text).suggestions.flatMap(({ reasons }) => reasons.map(({ rule }) => rule))

describe('claims that contradict each other', () => {
  test.each([
    ['negation', 'Ada Holm said the eels were counted in spring. Bo Lind said the eels were never counted in spring.'],
    ['negation', 'Ada Holm said the baker was acquitted of theft. Bo Lind said the baker was convicted of theft.'],
    ['different-count', 'Ada Holm said the pier cost $1.2bn. Bo Lind said the pier cost $900m.'],
    ['different-count', 'Ada Holm said 62 percent of the eels died. Bo Lind said 48 per cent of the eels died.'],
    ['different-date', 'Ada Holm said the mine exploded on 4 March. Bo Lind said the mine exploded on 6 March.'],
    ['different-cause', 'Ada Holm said the barge sank because of a leak. Bo Lind said the barge sank because of a storm.'],
    ['different-place', 'Ada Holm said the plane crashed in the marsh. Bo Lind said the plane crashed in the lake.'],
    ['different-actor', 'Ada Holm said miners had burned the chapel. Bo Lind said soldiers had burned the chapel.'],
    [
      'different-time',
      'Ada Holm said the truce would begin at noon in Paris on 14 July. Bo Lind said the truce would begin at 11:00 GMT on 14 July.',
    ],
    ['denial', 'Ada Holm accused Bo Lind of hiring thieves. “I have hired nobody,” Lind said.'],
  ])('%s: %s', (rule, text) => {
    expect(links(text)).toEqual(['1 contradicts 0'])
    expect(rules(text)).toContain(rule)
  })
})

describe('claims that do not', () => {
  test.each([
    ['one money in two ways', 'Ada Holm said the pier cost $1.2bn. Bo Lind said the pier cost 1,200 million dollars.'],
    ['a forecast and a result', 'Ada Holm predicted that 900 eels would come. Bo Lind said 400 eels came.'],
    ['a part of the whole', 'Ada Holm said 22 people were killed in the blast. Bo Lind said five children were killed in the blast.'],
    ['two streets', 'Ada Holm said 12 cellars were flooded in Mill Lane. Bo Lind said 30 cellars were flooded in Station Road.'],
    [
      'two halves of a town',
      'Ada Holm said 12 cellars burned in the northern district. Bo Lind said 30 cellars burned in the southern district.',
    ],
    ['two days', 'Ada Holm said 12 miners fell on Monday. Bo Lind said 30 miners fell on Tuesday.'],
    ['a condition', 'Ada Holm said the eels might be counted in spring. Bo Lind said the eels were never counted in spring.'],
    ['a question', 'Ada Holm asked whether the eels were counted in spring. Bo Lind said the eels were not counted in spring.'],
    [
      'what somebody believed',
      'Ada Holm said the dam was not safe for the eels. Bo Lind told what Holm believed of the eels and the safe dam.',
    ],
    ['two persons', 'Ada Holm said she had signed the eel treaty. Bo Lind said he had never signed the eel treaty.'],
    [
      'two persons who got something',
      'Ada Holm said the guild spent $2 million on helping her. Bo Lind said the guild spent $500,000 on helping him.',
    ],
    ['a time of at most', 'Ada Holm said eel buyers waited as long as five hours. Bo Lind said eel buyers waited 25 minutes.'],
    ['things of one kind', 'Ada Holm said the ferry carried 22 eels. Bo Lind said the ferry carried eight eel boxes.'],
    [
      'a year that the other does not mean',
      'Ada Holm said 39 percent of the guild voted. Bo Lind said 42 percent of the guild voted in 2008.',
    ],
    ['what is taken in', 'Ada Holm said the guild held eels from Brenmoor. Bo Lind said the guild took in eels from Brenmoor.'],
    ['the earnings of two', 'The eel company reported earnings of $8.42 a share. The lamp company reported earnings of $1.78 a share.'],
    ['an answer of nobody', 'Ada Holm accused the guild of stealing eels. Holm was accused of hurting the eels.'],
    [
      'a denial that is denied',
      'Ada Holm said the eels were counted in spring. Bo Lind did not deny that the eels were counted in spring.',
    ],
  ])('%s', (_, text) => {
    expect(links(text).filter((link) => link.includes('contradicts'))).toEqual([])
  })
})

test('how many think that it is not so contradicts nobody', () => {
  const text =
    'Ada Holm said the guild can sell the eels at market. Bo Lind said 62 percent of buyers say the guild cannot sell the eels at market.'
  expect(links(text)).not.toContain('1 contradicts 0')
})

describe('figures that replace earlier ones', () => {
  test('of one source', () => {
    expect(links('Ada Holm said 8 miners had been killed. The toll had risen to 12, Holm said.')).toEqual(['1 updates 0'])
  })

  test('and do not contradict a lower bound', () => {
    expect(links('At least 30 miners were killed, Ada Holm said. Holm later raised the toll to 37 miners.')).not.toContain(
      '1 contradicts 0',
    )
  })
})

test('a repetition in other words is linked, another number is not', () => {
  const said = 'Ada Holm said the old harbour crane would be moved to Brenmoor by 14 oxen.'
  expect(links(`${said} Holm said 14 oxen would move the old harbour crane to Brenmoor.`)).toEqual(['1 repeats 0'])
  expect(links(`${said} Holm said 16 oxen would move the old harbour crane to Brenmoor.`)).toEqual([])
})

describe('hostile texts', () => {
  test.each([
    [
      'the same claim by ten thousand sources',
      Array.from({ length: 10_000 }, (_, i) => `A${i} Holm said ${i} miners were killed.`).join(' '),
    ],
    ['one number for ever', `Ada Holm said ${'12 miners and '.repeat(20_000)}left.`],
    ['nothing but negations', `Ada Holm said ${'not never no '.repeat(20_000)}.`],
    ['nothing but times', `Ada Holm said at ${'9:00 Moscow time [06:00 GMT] '.repeat(10_000)}.`],
  ])('%s comes to an end with bounded links', (_, text) => {
    expect(links(text).length).toBeLessThanOrEqual(600)
  })
})
