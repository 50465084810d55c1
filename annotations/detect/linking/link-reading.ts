import { Columns } from '../labels/columns'
import { hashText } from '../labels/hash'
import { KIND_APOSTROPHE, KIND_DASH, KIND_NUMBER, KIND_QUOTE, PAD, type Observed } from '../labels/observed'
import type { Draft } from '../rules/draft'
import type { Passage } from '../reading/passage'
import { firstEndingAfter, type TokenRange } from '../reading/token'
import type { Span } from '../../text/span'
import { CONTENT, CUE, SOURCE, type LabelledPassage } from './labelled-passage'

/** An attribution that the rules find, as token ranges of the passage; what lies in another passage is left out. */
export interface RuleLink {
  readonly draft: Draft
  readonly cue: TokenRange | null
  readonly source: TokenRange | null
  readonly content: readonly TokenRange[]
}

/** What the linker reads: the labelled passage, what the rules make of it, and numbers in place of words. */
export interface LinkReading extends LabelledPassage {
  readonly rules: readonly RuleLink[]
  /** For each role: 1 where a span of the rules begins or (bit 2) ends. */
  readonly ruleEdges: readonly [Uint8Array, Uint8Array, Uint8Array]
  /** A hash of each token's lower-case form. */
  readonly words: Int32Array
  /** A small number for the kind of token and whether it has a capital. */
  readonly kinds: Uint8Array
}

const QUOTE = hashText('"')
const APOSTROPHE = hashText("'")
const DASH = hashText('-')

/** Marks are the same whatever their typography is. */
function markOr(kind: number, word: number): number {
  if (kind === KIND_QUOTE) return QUOTE
  if (kind === KIND_APOSTROPHE) return APOSTROPHE
  return kind === KIND_DASH ? DASH : word
}

export const RULE_BEGINS = 1
export const RULE_ENDS = 2

/** Reads a labelled passage together with what was seen of its tokens for labelling and what the rules find in it. */
export function linkReading(labelled: LabelledPassage, seen: Observed, drafts: readonly Draft[]): LinkReading {
  const { passage } = labelled
  const count = passage.tokens.length
  const columns = new Columns(count * 8)
  const words = columns.int32(count)
  const kinds = columns.uint8(count)
  for (let i = 0; i < count; i++) {
    const token = passage.tokens[i]
    const kind = seen.kind[PAD + i] ?? 0
    // Numbers are told apart here and not by the labeller.
    const word = kind === KIND_NUMBER ? hashText(token?.lower ?? '') : (seen.word[PAD + i] ?? 0)
    words[i] = kind < KIND_QUOTE ? word : markOr(kind, word)
    kinds[i] = kind * 2 - 1 + (token?.capital ? 1 : 0)
  }
  const rules = drafts.map((draft): RuleLink => ruleLink(passage, draft))
  const ruleEdges = [columns.uint8(count), columns.uint8(count), columns.uint8(count)] as const
  for (const { cue, source, content } of rules) {
    if (cue) markEdges(ruleEdges[CUE], cue)
    if (source) markEdges(ruleEdges[SOURCE], source)
    for (const range of content) markEdges(ruleEdges[CONTENT], range)
  }
  return { passage, roles: labelled.roles, sentenceOf: labelled.sentenceOf, rules, ruleEdges, words, kinds }
}

function ruleLink(passage: Passage, draft: Draft): RuleLink {
  const content: TokenRange[] = []
  for (const span of draft.content) {
    const range = rangeOf(passage, span)
    if (range) content.push(range)
  }
  return { draft, cue: rangeOf(passage, draft.cue[0]), source: rangeOf(passage, draft.source[0]), content }
}

function markEdges(edges: Uint8Array, { first, end }: TokenRange): void {
  edges[first] = (edges[first] ?? 0) | RULE_BEGINS
  edges[end - 1] = (edges[end - 1] ?? 0) | RULE_ENDS
}

/** The tokens that a span covers, or null where it covers none of this passage. */
export function rangeOf(passage: Passage, span: Span | undefined): TokenRange | null {
  if (!span || span.end <= passage.span.start || span.start >= passage.span.end) return null
  const first = firstEndingAfter(passage.tokens, span.start)
  let end = first
  while (end < passage.tokens.length && (passage.tokens[end]?.start ?? span.end) < span.end) end++
  return end > first ? { first, end } : null
}
