import type { Op } from '../ops/op'

/** One edit as an analyst's log holds it. Where two computers keep the log of one analyst, their logs begin alike and go apart at some edit. */
export interface LoggedOp {
  /** 1 for the first edit of the set; without gaps. The only order there is: clocks jump. */
  readonly seq: number
  /** ISO 8601 UTC. Shown, never used to order anything. */
  readonly at: string
  /** The analyst who made the edit. */
  readonly by: string
  /** Set where this edit takes back an earlier one, or brings it back again: that one's number. */
  readonly undoes?: number
  readonly redoes?: number
  /** Where the edit brought another log in: the name of that log's last edit, as `names` gives it. */
  readonly merged?: string
  readonly op: Op
}

/** Makes the name of an edit from that of the one before and a text of its own: a cryptographic digest. */
export type Digest = (text: string) => string

/**
 * The name of each edit of a log, and with it of all before it (a hash chain, as of git's commits): equal names mean equal logs up to there. The first
 * name is that of the log without edits, so `names[seq]` is that of edit `seq`.
 */
export function names(log: readonly LoggedOp[], digest: Digest): readonly string[] {
  const chain = [digest('')]
  for (const { seq, at, by, undoes = null, redoes = null, merged = null, op } of log)
    chain.push(digest(`${chain.at(-1)} ${JSON.stringify([seq, at, by, undoes, redoes, merged, op])}`))
  return chain
}

/** A point of one of two logs: the state that it has after edit `seq`, 0 for none. */
export interface LogPoint {
  readonly side: 'mine' | 'theirs'
  readonly seq: number
}

export interface Lineage {
  /** The latest state that both logs have in them. */
  readonly base: LogPoint
  /** One log has the whole other one in it: there is nothing to bring in, or all of it can be appended as it is. */
  readonly relation: 'same' | 'ahead' | 'behind' | 'apart'
  /** Name of the other log's last edit, to be noted with the merge. */
  readonly head: string
}

/**
 * How two logs of one set stand to each other. What a log has in it are its own edits and those of every log it has merged. `behind`: mine is how theirs
 * began. Where each has merged an earlier state of the other and neither of these has the other in it, the base is where they went apart, which may call
 * a conflict what is none, and loses nothing.
 */
export function lineage(mine: readonly LoggedOp[], theirs: readonly LoggedOp[], digest: Digest): Lineage {
  const [left, right] = [names(mine, digest), names(theirs, digest)]
  const head = right.at(-1) ?? ''
  const fork = commonLength(left, right)
  if (fork === right.length - 1) return { base: { side: 'theirs', seq: fork }, relation: fork === left.length - 1 ? 'same' : 'ahead', head }
  if (fork === left.length - 1) return { base: { side: 'mine', seq: fork }, relation: 'behind', head }
  const known = latestKnown(right, mine, fork)
  const given = latestKnown(left, theirs, fork)
  if (known.seq === right.length - 1) return { base: { side: 'theirs', seq: known.seq }, relation: 'ahead', head }
  // Mine at `given.seq` is in theirs, theirs at `known.seq` is in mine: the later of the two has the earlier in it, if their merges tell so.
  if (known.at <= given.seq) return { base: { side: 'mine', seq: given.seq }, relation: 'apart', head }
  if (given.at <= known.seq) return { base: { side: 'theirs', seq: known.seq }, relation: 'apart', head }
  return { base: { side: 'mine', seq: fork }, relation: 'apart', head }
}

/** The latest edit of `log` that `other` says it has merged, with the edit of `other` that did; where there is none, where both went apart. */
function latestKnown(log: readonly string[], other: readonly LoggedOp[], fork: number): { readonly seq: number; readonly at: number } {
  const undone = new Set<number>()
  for (const { undoes, redoes } of other) {
    if (undoes !== undefined) undone.add(undoes)
    if (redoes !== undefined) undone.delete(redoes)
  }
  let latest = { seq: fork, at: fork }
  for (const { seq, merged } of other) {
    const index = merged === undefined || undone.has(seq) ? -1 : log.indexOf(merged)
    if (index > latest.seq) latest = { seq: index, at: seq }
  }
  return latest
}

function commonLength(a: readonly string[], b: readonly string[]): number {
  let length = 0
  while (length + 1 < Math.min(a.length, b.length) && a[length + 1] === b[length + 1]) length++
  return length
}
