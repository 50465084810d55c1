import { dice } from '../text/dice.mjs'
import { generateText } from '../text/generate-text.mjs'
import { editedText } from './edited-text.mjs'
import { truthOf } from './judge.mjs'
import { CONTEXT } from './peers.mjs'

const CLAIMS = 1000
/** Every so many claims one is taken out. */
const CUT = 10

/** Sizes are UTF-16 code units. `share`: an edit every 14 / share characters. */
const EDITS = [
  { name: '1 % edited', share: 0.01 },
  { name: '10 % edited', share: 0.1 },
  { name: '40 paragraphs moved, 1 % edited', share: 0.01, moves: 40 },
  { name: 'sentences that are repeated, 1 % edited', share: 0.01, only: 'repeated' },
  { name: 'sentences taken out that have a twin', only: 'repeated', cut: true },
  { name: 'sentences taken out that have none', only: 'single', cut: true },
]

/** @param {{text?: number, edits?: number}} seeds others than the bench's own, to try the mapping on what it was not looked at with */
export function* scenarios({ text: textSeed, edits: editSeed } = {}) {
  for (const [size, length] of [
    ['100 kB', 100_000],
    ['1 MB', 1_000_000],
  ]) {
    const text = numbered(generateText(length, textSeed))
    const all = sentencesOf(text)
    for (const { name, share, moves, only, cut } of EDITS) {
      const pool = only ? all.filter(({ repeated }) => repeated === (only === 'repeated')) : all
      const claims = pick(pool, cut || only ? 'whole' : 'any')
      const cuts = cut ? claims.filter((_, i) => i % CUT === 0) : []
      const edited = editedText(text, cut ? { cuts } : { share, moves, seed: editSeed })
      const quotes = claims.map(({ start, end, repeated }) => ({
        start,
        end,
        repeated,
        exact: text.slice(start, end),
        prefix: text.slice(Math.max(0, start - CONTEXT), start),
        suffix: text.slice(end, end + CONTEXT),
      }))
      yield {
        name: `${size}, ${name}`,
        before: text,
        after: edited.text,
        quotes,
        truths: decided(
          quotes,
          text,
          quotes.map((quote) => truthOf(quote, edited.place)),
        ),
      }
    }
  }
}

/**
 * Where of several that say the same, side by side, some were taken out, nobody can tell which, and no answer is the wrong one: such truths
 * are left out (`undefined`). Between them stands white space alone.
 */
function decided(quotes, text, truths) {
  const left = [...truths]
  for (let i = 0, end = 1; i < quotes.length; i = end++) {
    while (quotes[end]?.exact === quotes[i].exact && isBeside(text, quotes[end - 1], quotes[end])) end++
    const run = truths.slice(i, end)
    if (run.includes(null) && run.some((truth) => truth !== null)) left.fill(undefined, i, end)
  }
  return left
}

const isBeside = (text, { end }, { start }) => text.slice(end, start).trim() === ''

/** A number in nine of ten sentences, so that most of them stand once only, as in news. */
function numbered(text) {
  let count = 0
  return text.replace(/ (had|was|would|never|employed) /g, (word) => (++count % 10 === 0 ? word : `, by count ${count * 7},${word}`))
}

function sentencesOf(text) {
  const spans = []
  for (const match of text.matchAll(/[^\n.]+[.][”]?/g)) {
    const lead = match[0].length - match[0].trimStart().length
    spans.push({ start: match.index + lead, end: match.index + match[0].length })
  }
  const times = new Map()
  for (const { start, end } of spans) times.set(text.slice(start, end), (times.get(text.slice(start, end)) ?? 0) + 1)
  return spans.map((span) => ({ ...span, repeated: times.get(text.slice(span.start, span.end)) > 1 }))
}

/** Sentences, whole or most of one. */
function pick(pool, how) {
  const roll = dice(11)
  const chosen = new Set()
  while (chosen.size < Math.min(CLAIMS, pool.length)) chosen.add(Math.floor(roll() * pool.length))
  return [...chosen]
    .sort((a, b) => a - b)
    .map((i) => pool[i])
    .map((span) => {
      if (how === 'whole' || roll() < 0.5) return span
      const start = span.start + Math.floor((roll() * (span.end - span.start)) / 3)
      return { ...span, start, end: Math.max(start + 12, span.end - Math.floor(roll() * 10)) }
    })
    .filter(({ end }, i, list) => end <= (list[i + 1]?.start ?? Infinity))
}
