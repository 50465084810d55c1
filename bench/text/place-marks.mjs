import { dice } from './dice.mjs'

const TAGS = ['attributed', 'contested', 'unverified']
/** Share of each stretch that its mark may take; the rest stays free for the marks that key presses add. */
const COVERED = 0.55

/**
 * `count` marks spread evenly over the text, each whole words within one line, none overlapping another: several peers cannot show
 * overlaps. And up to `spare` free words near the top for marks to be added. Offsets are UTF-16 code units.
 */
export function placeMarks(text, count, spare) {
  const roll = dice(11)
  const words = [...text.matchAll(/\S+/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
  const step = text.length / count
  const marks = []
  const free = []
  let word = 0
  for (let i = 0; i < count && word < words.length; i++) {
    while (word < words.length && words[word].start < i * step) word++
    const start = words[word]?.start
    if (start === undefined) break
    const limit = start + step * COVERED * (0.6 + 0.4 * roll())
    let end = words[word++].end
    while (word < words.length && words[word].end <= limit && !text.slice(end, words[word].start).includes('\n')) end = words[word++].end
    marks.push({ id: `mark${i}`, start, end, tag: TAGS[Math.floor(roll() * 3)] })
    // One word away from the mark on both sides, so that no peer may join the two.
    const next = words[word + 1]
    if (free.length < spare && next && next.end < (i + 1) * step - 8 && start > 60)
      free.push({ id: `added${free.length}`, ...next, tag: TAGS[i % 3] })
  }
  return { marks, free }
}
