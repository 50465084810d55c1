import type { Decision } from './decision'
import type { Message } from './message'
import { ShardedMap } from './sharded-map'
import type { Stage } from './stage'

/** What a participant of a review adds to it, besides the adjudicated claims: kept in a file of that participant's own. By id. */
export interface ReviewRecord {
  readonly decisions: ShardedMap<Decision>
  readonly messages: ShardedMap<Message>
  readonly stages: ShardedMap<Stage>
}

export interface ReviewRecordData {
  readonly decisions: readonly Decision[]
  readonly messages: readonly Message[]
  readonly stages: readonly Stage[]
}

export const NO_REVIEW: ReviewRecord = { decisions: ShardedMap.empty(), messages: ShardedMap.empty(), stages: ShardedMap.empty() }

/** Undefined where there is nothing, so that an annotation set is written as it always was. */
export function reviewToData({ decisions, messages, stages }: ReviewRecord): ReviewRecordData | undefined {
  if (decisions.size + messages.size + stages.size === 0) return undefined
  return { decisions: listOf(decisions), messages: listOf(messages), stages: listOf(stages) }
}

export function reviewFromData(data: ReviewRecordData | undefined): ReviewRecord {
  return data ? { decisions: byId(data.decisions), messages: byId(data.messages), stages: byId(data.stages) } : NO_REVIEW
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ShardedMap<T> {
  return ShardedMap.from(items.map((item) => [item.id, item]))
}

function listOf<T extends { readonly id: string }>(items: ShardedMap<T>): readonly T[] {
  return [...items.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}
