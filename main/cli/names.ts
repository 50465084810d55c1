import { currentName, type Person } from '#annotations/people/person'
import { type ShownNames, shownNames } from '#annotations/people/shown-names'
import { countMessage } from '#shared/messages/message'
import type { App } from '../app/app'
import { call } from './call'
import type { Output } from './output'

/** What everybody is called in the library. */
export async function namesIn(app: App, besides: readonly Person[] = []): Promise<ShownNames> {
  const { people } = await call(app, 'people.list', {})
  return shownNames([...people, ...besides.filter(({ id }) => !people.some((known) => known.id === id))])
}

/** Whom somebody means who says an id, or the name that one person has. What is neither is given back. */
export async function idNamed(app: App, said: string): Promise<string> {
  const { people } = await call(app, 'people.list', {})
  if (people.some(({ id }) => id === said)) return said
  const named = people.filter((person) => currentName(person) === said)
  return named.length === 1 ? (named[0]?.id ?? said) : said
}

/** That sets were left out because the article is to be judged blind. */
export function tellWithheld(articleId: string, withheld: number | undefined, output: Output): void {
  if (withheld) output.err(`${articleId}: ${countMessage('package.withheld', withheld)}\n`)
}

/** `claimlight name`: says what this analyst is called, or gives them another name. */
export async function nameCommand(
  app: App,
  [name]: readonly string[],
  options: { readonly json?: boolean },
  output: Output,
): Promise<number> {
  const { analyst: id } = await call(app, 'app.info', {})
  const { people } = name === undefined ? await call(app, 'people.list', {}) : await call(app, 'people.rename', { name })
  const person = people.find((one) => one.id === id) ?? { id, names: [] }
  output.out(options.json ? `${JSON.stringify({ ...person, name: currentName(person) })}\n` : `${currentName(person)}\n`)
  return 0
}
