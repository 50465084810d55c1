import type { JudgedSentence } from './train-ranker'

/**
 * The sentences of ClaimBuster's file, `[{ "text", "label": 0 or 1 }]`.
 * @throws RangeError where it is something else
 */
export function parseDebates(json: string): JudgedSentence[] {
  const read: unknown = JSON.parse(json)
  if (!Array.isArray(read)) throw new RangeError('Expected a list of sentences')
  return read.map((entry: unknown, i) => {
    if (typeof entry !== 'object' || entry === null || !('text' in entry) || !('label' in entry) || typeof entry.text !== 'string') {
      throw new RangeError(`Entry ${i} of ${read.length} is no sentence with a label`)
    }
    return { text: entry.text, isCheckWorthy: entry.label === 1 }
  })
}

/** Sentences a line: "+ " before those worth checking, "- " before the others, "#" before a remark. */
export function parseNews(text: string): JudgedSentence[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('+ ') || line.startsWith('- '))
    .map((line) => ({ text: line.slice(2), isCheckWorthy: line.startsWith('+') }))
}
