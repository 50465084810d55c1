/** Shorter ones, as of tiny icons, are not worth the copying. */
const LEAST_LENGTH = 256

const isEnd = (unit: number): boolean => unit <= 0x20 || unit === 0x22 || unit === 0x27 || unit === 0x29 || unit === 0x3c || unit === 0x3e

function endOfData(html: string, start: number): number {
  let end = start
  while (end < html.length && !isEnd(html.charCodeAt(end))) end++
  return end
}

/**
 * The page without the pictures and fonts that stand in its own text: megabytes of saved pages, and nothing to read. One pass, by hand:
 * a regular expression that takes megabytes in one match can run out of stack.
 */
export function withoutEmbeddedData(html: string): string {
  const kept: string[] = []
  let from = 0
  for (const match of html.matchAll(/data:[a-z]{1,20}\/[a-z0-9.+-]{1,80}[;,]/gi)) {
    const start = match.index + match[0].length
    if (match.index < from) continue
    const end = endOfData(html, start)
    if (end - start < LEAST_LENGTH) continue
    kept.push(html.slice(from, match.index), 'data:,')
    from = end
  }
  kept.push(html.slice(from))
  return kept.join('')
}
