import { textQuoteSelectorMatcher } from '@apache-annotator/selector'
import search from 'approx-string-match'
import { diff_match_patch as DiffMatchPatch } from 'diff-match-patch'

/** With less of it left a quote has no place. */
const LEAST_LEFT = 0.5
/** Context that comes with a quote, in code units. */
export const CONTEXT = 32

/** Each places all quotes of an old text in a new one; `limit` quotes at most where it takes them one by one. */
export const mappingPeers = ({ mapText, ClaimMapper }) => [
  {
    name: 'Claimlight',
    place(before, after, quotes) {
      const mapper = new ClaimMapper(mapText(before, after))
      return quotes.map((quote) => {
        const fate = mapper.fateOf(claimOf(quote))
        return fate.placed?.content[0] ?? null
      })
    },
  },
  { name: 'Hypothesis (approx-string-match)', each: matchQuote },
  { name: 'diff-match-patch', place: byDiff },
  { name: '@apache-annotator/selector', each: bySelector },
]

function claimOf({ start, end, exact, prefix, suffix }) {
  const content = [{ start, end, exact, prefix, suffix }]
  const rest = {
    kind: 'own-voice',
    source: [],
    cue: [],
    sourceName: '',
    sourceKind: 'none',
    nestedIn: null,
    tag: null,
    note: '',
    evidence: [],
  }
  return { id: `${start}-${end}`, content, ...rest, origin: { kind: 'analyst' }, createdAt: '' }
}

/**
 * As Hypothesis anchors a quote: exact occurrences, else approximate ones with up to half of the quote (256 at most) in errors; of all the one with
 * the best mean of how well quote (50), prefix and suffix (20 each) and position (2) fit.
 */
function matchQuote(after, { start, exact, prefix, suffix }) {
  const matches = []
  for (let at = after.indexOf(exact); at >= 0; at = after.indexOf(exact, at + 1))
    matches.push({ start: at, end: at + exact.length, errors: 0 })
  if (matches.length === 0) matches.push(...search(after, exact, Math.min(256, exact.length / 2)))
  let best = null
  for (const match of matches) {
    const likeness = 1 - match.errors / exact.length
    const before = similarity(after.slice(Math.max(0, match.start - prefix.length), match.start), prefix)
    const behind = similarity(after.slice(match.end, match.end + suffix.length), suffix)
    const near = 1 - Math.abs(match.start - start) / after.length
    const score = (50 * likeness + 20 * before + 20 * behind + 2 * near) / 92
    if (!best || score > best.score) best = { start: match.start, end: match.end, score }
  }
  return best
}

function similarity(text, wanted) {
  if (wanted === '') return 1
  if (text === '') return 0
  const [match] = search(text, wanted, wanted.length)
  return match ? 1 - match.errors / wanted.length : 0
}

/** One comparison of both texts, within its usual limit of one second; a quote goes where its kept characters went. */
function byDiff(before, after, quotes) {
  const kept = []
  let [i, j] = [0, 0]
  for (const [kind, text] of new DiffMatchPatch().diff_main(before, after)) {
    if (kind === 0) kept.push({ start: i, end: i + text.length, at: j })
    if (kind <= 0) i += text.length
    if (kind >= 0) j += text.length
  }
  return quotes.map(({ start, end }) => {
    let low = 0
    let high = kept.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (kept[middle].end <= start) low = middle + 1
      else high = middle
    }
    let [from, to, count] = [-1, -1, 0]
    for (let k = low; k < kept.length && kept[k].start < end; k++) {
      const [a, b] = [Math.max(start, kept[k].start), Math.min(end, kept[k].end)]
      if (from < 0) from = kept[k].at + a - kept[k].start
      to = kept[k].at + b - kept[k].start
      count += b - a
    }
    return count >= (end - start) * LEAST_LEFT ? { start: from, end: to } : null
  })
}

async function bySelector(after, { exact, prefix, suffix }) {
  const chunk = { data: after, equals: (other) => other === chunk }
  const chunker = { currentChunk: chunk, nextChunk: () => null, previousChunk: () => null, precedesCurrentChunk: () => false }
  const matches = textQuoteSelectorMatcher({ type: 'TextQuoteSelector', exact, prefix, suffix })(chunker)
  for await (const { startIndex, endIndex } of matches) return { start: startIndex, end: endIndex }
  return null
}
