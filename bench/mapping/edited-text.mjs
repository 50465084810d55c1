import { dice } from '../text/dice.mjs'

const WORDS = 'harbour quiet eleven council signed ferry northern office before report engine winter public tide ledger market'.split(' ')

/**
 * Another version of a text, and where each character of the old one is in it. Edits come at random, `share * length / 14` of them: some put
 * words in, some take up to 27 characters out wherever they are, some do both. With `moves`, so many whole paragraphs change their place;
 * `cuts` are stretches that are taken out.
 * @param {string} text
 * @param {{share?: number, moves?: number, cuts?: readonly {start: number, end: number}[], seed?: number}} options
 * @returns {{text: string, place: (offset: number) => number}} `place` is -1 for a character that is gone
 */
export function editedText(text, { share = 0, moves = 0, cuts = [], seed = 1 }) {
  const roll = dice(seed)
  /** Kept stretches of the old text and new words, in the order of the new text. */
  let parts = []
  const keep = (start, end) => end > start && parts.push({ start, end })
  const words = (count) => Array.from({ length: count }, () => WORDS[Math.floor(roll() * WORDS.length)]).join(' ')
  if (cuts.length > 0) {
    let at = 0
    for (const { start, end } of [...cuts].sort((a, b) => a.start - b.start)) {
      keep(at, start)
      at = Math.max(at, end)
    }
    keep(at, text.length)
  } else if (share > 0) {
    for (let at = 0; at < text.length;) {
      const end = Math.min(text.length, at + 1 + Math.floor((-Math.log(1 - roll()) * 14) / share))
      keep(at, end)
      const what = roll()
      const size = 1 + Math.floor(roll() * 27)
      if (what > 0.33) parts.push({ text: ` ${words(1 + Math.floor(size / 8))}`.slice(0, size) })
      at = what < 0.67 ? Math.min(text.length, end + size) : end
    }
  } else keep(0, text.length)
  if (moves > 0) parts = withMoves(parts, text, moves, roll)
  const kept = []
  let out = ''
  for (const part of parts) {
    if (part.text === undefined) {
      kept.push({ ...part, at: out.length })
      out += text.slice(part.start, part.end)
    } else out += part.text
  }
  kept.sort((a, b) => a.start - b.start)
  return { text: out, place: (offset) => placeIn(kept, offset) }
}

/** Takes whole paragraphs out, with what was edited in them, and puts each in between two others. */
function withMoves(parts, text, moves, roll) {
  const lines = [[]]
  for (const part of parts) {
    if (part.text !== undefined) lines.at(-1).push(part)
    else {
      let { start } = part
      for (let end = text.indexOf('\n', start); end >= 0 && end < part.end; start = end + 1, end = text.indexOf('\n', start)) {
        lines.at(-1).push({ start, end: end + 1 })
        lines.push([])
      }
      if (start < part.end) lines.at(-1).push({ start, end: part.end })
    }
  }
  const chosen = new Set()
  // The last line has no line break of its own.
  while (chosen.size < Math.min(moves, lines.length - 2)) chosen.add(Math.floor(roll() * (lines.length - 1)))
  const stay = lines.filter((_, i) => !chosen.has(i))
  for (const i of chosen) stay.splice(Math.floor(roll() * (stay.length - 1)), 0, lines[i])
  return stay.flat()
}

function placeIn(kept, offset) {
  let low = 0
  let high = kept.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (kept[middle].end <= offset) low = middle + 1
    else high = middle
  }
  const part = kept[low]
  return part && part.start <= offset ? part.at + offset - part.start : -1
}
