import type { ArticleMetadata } from '../model/article'
import type { Claim } from '../model/claim'
import type { Evidence } from '../model/evidence'
import type { AtomicOp } from '../ops/op'
import type { SetLog } from './merge-logs'

export const WRITTEN_KINDS = ['note', 'reason', 'message', 'evidence', 'address', 'source', 'article'] as const
/** Where analysts write freely; `article`: what is known of an article besides its text, of which a title may be that of a file. */
export type WrittenKind = (typeof WRITTEN_KINDS)[number]

/** A place in a log from which somebody may be known although names were replaced. */
export interface MaskingGap {
  readonly kind: WrittenKind
  /** Whose set it is in; empty for `article`. */
  readonly analyst: string
  /** The word that may be a name, as it stands there. */
  readonly word: string
  /** The words around it, at most `AROUND` UTF-16 code units on each side. */
  readonly words: string
}

const AROUND = 40
const WORD = /[\p{L}\p{M}\p{N}]+/gu
/** Written without blanks between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const SHORTEST = 3

/** Case and accents aside: names are typed as it comes. */
const fold = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

/**
 * What `renameAnalysts` leaves of names in what was written: parts of names by themselves, in another case or without accents, with an ending, in addresses and
 * names of sources. Everything that ever stood there counts, because a log holds it. It cannot find nicknames, and what only they could know.
 * Each place once, in the order of the log. O(length of what was written).
 * @param logs with names replaced already
 * @param names of everybody, former ones too
 */
export function maskingGaps(
  logs: readonly SetLog[],
  names: readonly string[],
  masks: readonly string[],
  metadata: readonly ArticleMetadata[] = [],
): readonly MaskingGap[] {
  const own = new Set(masks.flatMap(wordsOf))
  const wanted = new Set(names.flatMap(wordsOf).filter((word) => (UNSPACED.test(word) || word.length >= SHORTEST) && !own.has(word)))
  const unspaced = [...wanted].filter((word) => UNSPACED.test(word))
  const gaps = new Map<string, MaskingGap>()
  const look = (analyst: string, { kind, text }: Written): void => {
    for (const { word, at } of namesIn(text, wanted, unspaced)) {
      const words = text.slice(Math.max(0, at - AROUND), at + word.length + AROUND)
      gaps.set(JSON.stringify([kind, analyst, word, words]), { kind, analyst, word, words })
    }
  }
  for (const { title, author, url } of metadata) for (const text of [title, author, url]) look('', { kind: 'article', text })
  for (const { analyst, log } of logs)
    for (const { op } of log) for (const atom of op.atoms) for (const one of written(atom)) look(analyst, one)
  return [...gaps.values()]
}

const wordsOf = (name: string): readonly string[] => fold(name).match(WORD) ?? []

function* namesIn(
  text: string,
  wanted: ReadonlySet<string>,
  unspaced: readonly string[],
): Iterable<{ readonly word: string; readonly at: number }> {
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const folded = fold(word)
    // "Anas" is Ana's in some languages, as is "Ana's", which is two words here.
    const isName = wanted.has(folded) || (folded.endsWith('s') && wanted.has(folded.slice(0, -1)))
    if (isName || unspaced.some((name) => folded.includes(name))) yield { word, at: index }
  }
}

interface Written {
  readonly kind: WrittenKind
  readonly text: string
}

function* written(atom: AtomicOp): Iterable<Written> {
  if (atom.kind === 'claim.note') yield* [atom.before, atom.after].map((text): Written => ({ kind: 'note', text }))
  else if (atom.kind === 'claim.evidence') yield* [...atom.before, ...atom.after].flatMap(inEvidence)
  else if (atom.kind === 'claim.source') yield* [atom.before, atom.after].map((one): Written => ({ kind: 'source', text: one.sourceName }))
  else if ('claim' in atom) yield* inClaim(atom.claim)
  else if ('link' in atom) yield { kind: 'reason', text: atom.link.reason }
  else if ('recheck' in atom) {
    yield* inClaim(atom.recheck.was)
    for (const { reason } of atom.recheck.links) yield { kind: 'reason', text: reason }
  } else if ('decision' in atom) {
    yield { kind: 'reason', text: atom.decision.reason }
    for (const { sourceName } of atom.decision.about) yield { kind: 'source', text: sourceName }
  } else if ('message' in atom) yield { kind: 'message', text: atom.message.text }
}

function* inClaim({ note, evidence, sourceName }: Claim): Iterable<Written> {
  yield { kind: 'note', text: note }
  yield { kind: 'source', text: sourceName }
  yield* evidence.flatMap(inEvidence)
}

const inEvidence = ({ url, excerpt }: Evidence): readonly Written[] => [
  { kind: 'address', text: url },
  { kind: 'evidence', text: excerpt },
]
