/** A call in source: its first argument, and the property names of the object literal that comes next, or null where there is none. */
export interface ScannedCall {
  readonly first: string
  readonly names: readonly string[] | null
}

/**
 * Every place in `source` that `start` matches; its first group is the string wanted. Where an object literal follows the match at once,
 * the names of its properties come along. Not a parser: strings and brackets inside the literal are skipped by counting.
 */
export function scanCalls(source: string, start: RegExp): readonly ScannedCall[] {
  return [...source.matchAll(start)].map((found) => {
    const rest = source.slice(found.index + found[0].length)
    const opening = /^\s*,?\s*\{/.exec(rest)
    return { first: found[1] ?? '', names: opening ? namesIn(rest.slice(opening[0].length)) : null }
  })
}

function namesIn(literal: string): readonly string[] {
  const names: string[] = []
  let depth = 0
  let entry = ''
  let quote = ''
  for (const character of literal) {
    if (quote !== '') {
      if (character === quote) quote = ''
      continue
    }
    if (character === "'" || character === '"' || character === '`') quote = character
    else if (depth === 0 && (character === ',' || character === '}')) {
      const name = /^\s*(\w+)/.exec(entry)?.[1]
      if (name !== undefined) names.push(name)
      entry = ''
      if (character === '}') return names
    } else {
      if ('([{'.includes(character)) depth++
      if (')]}'.includes(character)) depth--
      entry += character
    }
  }
  return names
}
