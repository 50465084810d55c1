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

/** Marks are the same whatever their typography is. */
const MARKS: ReadonlyMap<number, number> = new Map([
  [KIND_QUOTE, hashText('"')],
  [KIND_APOSTROPHE, hashText("'")],
  [KIND_DASH, hashText('-')],
])

export const RULE_BEGINS = 1
export const RULE_ENDS = 2

/** Reads a labelled passage together with what was seen of its tokens for labelling and what the rules find in it. */
export function linkReading(labelled: LabelledPassage, seen: Observed, drafts: readonly Draft[]): LinkReading {
  const { passage } = labelled
  const count = passage.tokens.length
  const words = new Int32Array(count)
  const kinds = new Uint8Array(count)
  for (let i = 0; i < count; i++) {
    const token = passage.tokens[i]
    const kind = seen.kind[PAD + i] ?? 0
    // Numbers are told apart here and not by the labeller.
    const word = kind === KIND_NUMBER ? hashText(token?.lower ?? '') : (seen.word[PAD + i] ?? 0)
    words[i] = kind < KIND_QUOTE ? word : (MARKS.get(kind) ?? word)
    kinds[i] = kind * 2 - 1 + (token?.capital ? 1 : 0)
  }
  const rules = drafts.map((draft): RuleLink => ({
    draft,
    cue: rangeOf(passage, draft.cue[0]),
    source: rangeOf(passage, draft.source[0]),
    content: draft.content.flatMap((span) => rangeOf(passage, span) ?? []),
  }))
  const ruleEdges = [new Uint8Array(count), new Uint8Array(count), new Uint8Array(count)] as const
  for (const { cue, source, content } of rules) {
    for (const [role, ranges] of [
      [SOURCE, [source]],
      [CUE, [cue]],
      [CONTENT, content],
    ] as const) {
      const edges = ruleEdges[role]
      for (const range of ranges) {
        if (!range) continue
        edges[range.first] = (edges[range.first] ?? 0) | RULE_BEGINS
        edges[range.end - 1] = (edges[range.end - 1] ?? 0) | RULE_ENDS
      }
    }
  }
  return { ...labelled, rules, ruleEdges, words, kinds }
}

/** The tokens that a span covers, or null where it covers none of this passage. */
export function rangeOf(passage: Passage, span: Span | undefined): TokenRange | null {
  if (!span || span.end <= passage.span.start || span.start >= passage.span.end) return null
  const first = firstEndingAfter(passage.tokens, span.start)
  let end = first
  while (end < passage.tokens.length && (passage.tokens[end]?.start ?? span.end) < span.end) end++
  return end > first ? { first, end } : null
}
