import type { Cluster } from '#annotations/review/cluster'
import { message } from '#shared/messages/message'

/** In what the analysts differ about a statement, what weighs most first. */
export function differenceWords({ differs, members }: Cluster, analysts: number): readonly string[] {
  const words: string[] = []
  if (differs.tag) words.push(message('review.differs.tag'))
  if (differs.found) words.push(message('review.differs.found', { count: members.length, all: analysts }))
  if (differs.source) words.push(message('review.differs.source'))
  if (differs.span) words.push(message('review.differs.span'))
  if (differs.links) words.push(message('review.differs.links'))
  return words
}
