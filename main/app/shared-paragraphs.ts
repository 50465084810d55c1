/** A shorter paragraph (a byline, "Read more") stands in many articles and says nothing. */
const LEAST_LENGTH = 60
/** So much of the shorter text's long paragraphs must stand in the other, letter by letter. */
const LEAST_SHARE = 0.5

/** Whether two texts have so many paragraphs in common that one is likely a version of the other. Linear in both. */
export function sharesMuchText(a: string, b: string): boolean {
  const [first, second] = [longParagraphs(a), longParagraphs(b)]
  const [fewer, more] = first.size <= second.size ? [first, second] : [second, first]
  const lengthOf = (paragraphs: Iterable<string>): number => [...paragraphs].reduce((sum, paragraph) => sum + paragraph.length, 0)
  const total = lengthOf(fewer)
  return total > 0 && lengthOf([...fewer].filter((paragraph) => more.has(paragraph))) / total >= LEAST_SHARE
}

function longParagraphs(text: string): ReadonlySet<string> {
  return new Set(text.split('\n').flatMap((line) => (line.trim().length >= LEAST_LENGTH ? [line.trim()] : [])))
}
