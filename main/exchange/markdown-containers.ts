const MARK = /[ \t]*(?:>|[-*+](?=[ \t\n]|$)|\d{1,9}[.)](?=[ \t\n]|$))/y

/** How many marks of block quotes and list items stand at the starts of a Markdown text's lines, those within each other each. Linear. */
export function markdownContainers(source: string): number {
  let count = 0
  for (let at = 0; at < source.length;) {
    MARK.lastIndex = at
    if (MARK.test(source)) {
      count++
      at = MARK.lastIndex
    } else {
      const end = source.indexOf('\n', at)
      at = end === -1 ? source.length : end + 1
    }
  }
  return count
}
