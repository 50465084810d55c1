import type { Claim, Origin } from '../model/claim'
import { assertNever } from '../model/assert-never'
import type { ClaimRef, Decision } from '../model/decision'
import type { Evidence } from '../model/evidence'
import type { Link } from '../model/link'
import type { Message } from '../model/message'
import type { Recheck } from '../model/recheck'
import type { Stage } from '../model/stage'
import type { AtomicOp } from '../ops/op'
import type { SetLog } from './merge-logs'

/** What to do with names. */
interface Renaming {
  readonly id: (analyst: string) => string
  /** Of what somebody wrote: whole names in it. */
  readonly words: (text: string) => string
  readonly origin: (origin: Origin) => Origin
}

export interface RenamingOptions {
  /** What whole names in what analysts wrote become, where it is not what ids become: people are spoken of by name. */
  readonly words?: ReadonlyMap<string, string>
  /** Also forget which files claims were imported from: their names tell of people. */
  readonly hideFiles?: boolean
}

/**
 * The same log with its analysts called otherwise: whose set it is, who made the edits, whoever is referred to, and whole names in what analysts wrote (notes,
 * reasons, messages, excerpts of evidence). Before-images change with what they are images of, so the log still replays. Ids of claims and the like are
 * not touched, nor addresses and names of sources, which would lead elsewhere.
 */
export function renameAnalysts(log: SetLog, naming: ReadonlyMap<string, string>, options: RenamingOptions = {}): SetLog {
  const { words: spoken = naming, hideFiles = false } = options
  const id = (analyst: string): string => naming.get(analyst) ?? naming.get(analyst.normalize('NFC')) ?? analyst
  const words = wordsRenamer(spoken)
  const origin = (from: Origin): Origin => (hideFiles && from.kind === 'import' ? { ...from, file: '', lines: [] } : from)
  const renaming: Renaming = { id, words, origin }
  return {
    ...log,
    analyst: id(log.analyst),
    log: log.log.map((entry) => ({
      ...entry,
      by: id(entry.by),
      op: { label: entry.op.label, atoms: entry.op.atoms.map((atom) => renameAtom(atom, renaming)) },
    })),
  }
}

function wordsRenamer(naming: ReadonlyMap<string, string>): (text: string) => string {
  const names = [...naming.keys()].filter((name) => name.trim() !== '').toSorted((a, b) => b.length - a.length)
  if (names.length === 0) return (text) => text
  const literal = names.map((name) => name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)).join('|')
  // Longest first and all at once: what one name became is not taken for another.
  const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${literal})(?![\p{L}\p{N}])`, 'gu')
  return (text) => text.replaceAll(pattern, (name) => naming.get(name) ?? name)
}

function renameAtom(atom: AtomicOp, to: Renaming): AtomicOp {
  switch (atom.kind) {
    case 'claim.add':
    case 'claim.remove':
      return { ...atom, claim: renameClaim(atom.claim, to) }
    case 'claim.note':
      return { ...atom, before: to.words(atom.before), after: to.words(atom.after) }
    case 'claim.evidence':
      return { ...atom, before: renameEvidence(atom.before, to), after: renameEvidence(atom.after, to) }
    case 'claim.origin':
      return { ...atom, before: to.origin(atom.before), after: to.origin(atom.after) }
    case 'link.add':
    case 'link.remove':
      return { ...atom, link: renameLink(atom.link, to) }
    case 'recheck.add':
    case 'recheck.remove':
      return { ...atom, recheck: renameRecheck(atom.recheck, to) }
    case 'decision.add':
    case 'decision.remove':
      return { ...atom, decision: renameDecision(atom.decision, to) }
    case 'message.add':
    case 'message.remove':
      return { ...atom, message: renameMessage(atom.message, to) }
    case 'stage.add':
    case 'stage.remove':
      return { ...atom, stage: renameStage(atom.stage, to) }
    case 'claim.tag':
    case 'claim.spans':
    case 'claim.source':
    case 'claim.nesting':
    case 'suggestion.reject':
    case 'suggestion.restore':
    case 'set.revision':
      return atom
    default:
      return assertNever(atom)
  }
}

const renameClaim = (claim: Claim, to: Renaming): Claim => ({
  ...claim,
  note: to.words(claim.note),
  evidence: renameEvidence(claim.evidence, to),
  origin: to.origin(claim.origin),
})
const renameEvidence = (evidence: readonly Evidence[], to: Renaming): readonly Evidence[] =>
  evidence.map((one) => ({ ...one, excerpt: to.words(one.excerpt) }))
const renameLink = (link: Link, to: Renaming): Link => ({ ...link, reason: to.words(link.reason) })
const renameRecheck = (recheck: Recheck, to: Renaming): Recheck => ({
  ...recheck,
  was: renameClaim(recheck.was, to),
  links: recheck.links.map((link) => renameLink(link, to)),
})
const renameOwner = <T extends { readonly analyst: string }>(one: T, { id }: Renaming): T => ({ ...one, analyst: id(one.analyst) })

function renameDecision(decision: Decision, to: Renaming): Decision {
  return {
    ...decision,
    taken: decision.taken && renameOwner<ClaimRef>(decision.taken, to),
    about: decision.about.map((position) => renameOwner(position, to)),
    reason: to.words(decision.reason),
    by: to.id(decision.by),
    against: decision.against.map((point) => renameOwner(point, to)),
  }
}

function renameMessage(message: Message, to: Renaming): Message {
  return {
    ...message,
    about: message.about.map((ref) => renameOwner(ref, to)),
    text: to.words(message.text),
    mentions: message.mentions.map(to.id),
    by: to.id(message.by),
  }
}

const renameStage = (stage: Stage, to: Renaming): Stage => ({
  ...stage,
  by: to.id(stage.by),
  sets: stage.sets.map((one) => renameOwner(one, to)),
})
