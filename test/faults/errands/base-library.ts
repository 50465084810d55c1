import type { Decision } from '#annotations/model/decision'
import type { Op } from '#annotations/ops/op'
import { NO_METADATA } from '#annotations/model/article'
import { addClaim, sampleArticle, sampleClaim } from '#support/sample-set'
import { type Desk, NOW, Refused } from './desk'

export const TEXT = 'The mill\n\nThe owner said that 49 people worked there. The town denied that the weir was closed.\n'
export const NEWER = 'The mill again\n\nThe owner said that 105 people worked there. It rained on Monday.\n'
export const OTHER = 'The ferry\n\nThe line said that it runs at noon. Nobody saw it.\n'
export const ID = sampleArticle(TEXT).id
export const OTHER_ID = sampleArticle(OTHER).id

export const fileOf = (name: string, content: string) => ({ name, base64: Buffer.from(content).toString('base64') })

/** Two articles, two analysts, a review. Nothing is closed: journals lie beside snapshots. */
export async function makeBase(desk: Desk): Promise<void> {
  await desk.call('article.add', { files: [fileOf('mill.txt', TEXT), fileOf('ferry.txt', OTHER)], encoding: null })
  await desk.call('set.commit', { articleId: ID, op: addClaim(TEXT, 'c1', 10) })
  await desk.call('set.commit', { articleId: ID, op: addClaim(TEXT, 'c2', 30) })
  await desk.call('set.commit', { articleId: OTHER_ID, op: addClaim(OTHER, 'f1', 11) })
  const other = await desk.store.openSet(ID, 'Zoë')
  await other.commit(addClaim(TEXT, 'z1', 20), NOW)
  await other.checkpoint()
  await other.commit(addClaim(TEXT, 'z2', 40), NOW)
  await desk.call('review.commit', { articleId: ID, op: decide('d1', 'c1') })
}

/** Takes a claim of Ana's over, as a reviewer does. */
export function decide(id: string, claim: string, by = 'Ana'): Op {
  const decision: Decision = {
    id,
    verdict: 'take',
    taken: { analyst: 'Ana', claim },
    about: [{ analyst: 'Ana', claim, content: [{ start: 10, end: 20 }], tag: null, sourceName: '' }],
    result: `r-${id}`,
    reason: 'It is what the text says.',
    by,
    at: NOW,
    against: [{ analyst: 'Ana', seq: 1 }],
  }
  return {
    label: 'decide-take',
    atoms: [
      { kind: 'claim.add', claim: sampleClaim(TEXT, `r-${id}`, 10) },
      { kind: 'decision.add', decision },
    ],
  }
}

/** Adds the revision and gives its name. */
export async function addNewer(desk: Desk): Promise<string> {
  const { result } = await desk.call('revision.add', { articleId: ID, source: { kind: 'paste', text: NEWER, metadata: NO_METADATA } })
  if (result.kind === 'failed') throw new Refused('revision.add', result.failure)
  return result.revision
}
