import type { Token } from '../reading/token'

/** As a title or a pronoun says it; empty where nothing does. */
export type Gender = 'm' | 'f' | ''

const MALE = new Set('mr mr. sir lord king prince father brother he his him'.split(' '))
const FEMALE = new Set('mrs mrs. ms ms. miss dame lady queen princess mother sister she her'.split(' '))

/** What titles and offices in the words of a source say: "Mr. Beck", "chairwoman Britt Aas". */
export function genderOf(tokens: readonly Token[]): Gender {
  for (const { lower, kind } of tokens) {
    if (kind === 'comma') break
    if (MALE.has(lower) || (lower.endsWith('man') && lower.length > 5 && isOffice(lower, 'man'))) return 'm'
    if (FEMALE.has(lower) || (lower.endsWith('woman') && isOffice(lower, 'woman'))) return 'f'
  }
  return ''
}

/** "Spokesman" and no "Bergman". */
function isOffice(word: string, ending: string): boolean {
  return OFFICES.has(word.slice(0, -ending.length))
}

const OFFICES = new Set('spokes chair congress council alder states sports business police fire fisher noble gentle work'.split(' '))

/** Whether somebody may be meant by a title or pronoun of that gender. */
export function fits(known: Gender, asked: Gender): boolean {
  return known === '' || asked === '' || known === asked
}
