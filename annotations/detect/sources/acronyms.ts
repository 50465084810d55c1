import { isWordLike, type Token } from '../reading/token'
import { tokenize } from '../reading/tokenize'

/** Words of a name that its initials leave out. */
const SMALL = new Set(['of', 'for', 'the', 'and', '&', 'in', 'on'])

/** Code units before a bracket in which the name that it shortens is looked for. */
const REACH = 120

/** "NHB" and "N.H.B." are; "US" alone is a country, and a word of capitals longer than this is shouted. */
export function isAcronym(name: string): boolean {
  return /^(?:[A-Z]{2,7}|(?:[A-Z]\.){2,6})$/.test(name)
}

/** The initials of a name in lower case: "Union of River Workers" is "urw"; empty where there are fewer than three. */
export function initialsOf(name: string): string {
  const initials = name
    .split(/[\s-]+/)
    .filter((word) => word && !SMALL.has(word.toLowerCase()))
    .map((word) => word.charAt(0))
  return initials.length > 2 && initials.every((letter) => letter !== letter.toLowerCase()) ? initials.join('').toLowerCase() : ''
}

/** The name that the text explains with the acronym in brackets: "the Northern Pilot Service (NPS)"; null where it does not. */
export function explainedName(text: string, acronym: string): string | null {
  const at = text.indexOf(`(${acronym})`)
  if (at < 0) return null
  const tokens = tokenize(text, Math.max(0, at - REACH), at)
  const letters = acronym.replaceAll('.', '').toLowerCase()
  let found = ''
  for (let i = tokens.length - 1; i >= 0; i--) {
    const token = tokens[i]
    if (!token || !isPart(token)) return null
    if (SMALL.has(token.lower)) continue
    found = token.lower.charAt(0) + found
    if (found === letters) return text.slice(token.start, tokens.at(-1)?.end ?? token.end)
    if (found.length >= letters.length) return null
  }
  return null
}

function isPart(token: Token): boolean {
  return (isWordLike(token) && token.capital) || SMALL.has(token.lower)
}
