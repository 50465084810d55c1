import { dice } from './dice.mjs'

const SPEAKERS = [
  'The harbour master',
  'Mayor Lindqvist',
  'A union delegate',
  'Two crew members',
  'The insurers',
  'Professor Adeyemi',
  'An official of the ministry',
  'Local fishermen',
]
const VERBS = ['said', 'told the council', 'maintained', 'conceded', 'denied', 'repeated on Friday', 'wrote in a letter', 'suggested']
const THINGS = [
  'the dredging contract',
  'the second berth',
  'the inspection report',
  'the fuel depot',
  'the night ferry',
  'the tender',
  'the repair fund',
  'the breakwater',
]
const CLAIMS = [
  'had cost twice the published sum',
  'was safe in every weather',
  'would open before the autumn storms',
  'never passed an independent review',
  'employed fewer than forty people',
  'had been signed without a vote',
]
const TAILS = [
  '',
  '',
  ', although no document has been shown',
  ', a figure that the auditors dispute',
  ' and that nobody had asked',
  ', according to minutes seen by this paper',
]
const PLAIN = [
  'Nobody at the office answered the telephone.',
  'The hearing goes on next week.',
  'It was the third delay this year.',
  'Both sides have appealed.',
]

/**
 * A news text of at least `length` UTF-16 code units, one paragraph a line, the same for the same length and seed. About a tenth of its
 * sentences are repeated word for word, as in agency copy.
 */
export function generateText(length, seed = 20_260) {
  const roll = dice(seed)
  const pick = (list) => list[Math.floor(roll() * list.length)]
  const sentence = () => {
    if (roll() < 0.1) return pick(PLAIN)
    const said = `${pick(THINGS)} ${pick(CLAIMS)}${pick(TAILS)}`
    const quoted = roll() < 0.3
    return quoted
      ? `“${said[0].toUpperCase()}${said.slice(1)},” ${pick(SPEAKERS)} ${pick(VERBS)}.`
      : `${pick(SPEAKERS)} ${pick(VERBS)} that ${said}.`
  }
  const lines = ['Council weighs the price of a deeper harbour']
  let written = lines[0].length
  while (written < length) {
    const line = Array.from({ length: 1 + Math.floor(roll() * 5) }, sentence).join(' ')
    lines.push(line)
    written += line.length + 1
  }
  return lines.join('\n')
}
