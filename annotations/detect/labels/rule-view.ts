import type { Draft, FindingRule } from '../rules/draft'
import type { Passage } from '../reading/passage'
import type { Span, Spans } from '../../text/span'
import { Columns } from './columns'
import { hashText } from './hash'
import { LABEL_ROLES, writeRun } from './label-set'
import { PAD } from './observed'

const RULES: Readonly<Record<FindingRule, number>> = {
  'clause-after-cue': 1,
  'statement-before-cue': 2,
  'statement-around-cue': 3,
  'inverted-cue': 4,
  'according-to': 5,
  'passive-cue': 6,
  'shared-source': 7,
  'quote-continued': 8,
  'cue-inside-quote': 9,
  'own-hedged': 0,
  'own-number': 0,
  'own-date': 0,
  'own-superlative': 0,
  'own-event': 0,
  'foreign-quote': 0,
  'foreign-number': 0,
  'cue-inside-statement': 9,
  'content-elsewhere': 8,
  'speaker-line': 0,
}

/** What the hand-written rules say of each token; padded like `Observed`. */
export interface RuleView {
  /** The label that the rules give, as in `label-set.ts`; where attributions overlap, the first has the token. */
  readonly label: Uint8Array
  /** The rule that gave it, 0 for none. */
  readonly rule: Uint8Array
  /** Hash of the lemma of the attribution's cue, 0 for none. */
  readonly lemma: Int32Array
  /** Bits: 1 the attribution has a source, 2 a cue, 4 content before its cue, 8 content after it. */
  readonly parts: Uint8Array
  /** Index of the attribution plus one, 0 for none. */
  readonly draft: Int32Array
}

export function viewRules(passage: Passage, drafts: readonly Draft[]): RuleView {
  const { tokens } = passage
  const size = tokens.length + 2 * PAD
  const columns = new Columns(size * 11)
  const lemma = columns.int32(size)
  const draft = columns.int32(size)
  const view: RuleView = { label: columns.uint8(size), rule: columns.uint8(size), lemma, parts: columns.uint8(size), draft }
  drafts.forEach((one, index) => {
    const rule = RULES[one.rule]
    const verb = one.verb ? hashText(one.verb.lemma) : 0
    const parts = partsOf(one)
    LABEL_ROLES.forEach((role, roleIndex) => {
      for (const span of one[role]) {
        forFreeRuns(passage, span, draft, (first, end) => {
          draft.fill(index + 1, PAD + first, PAD + end)
          view.rule.fill(rule, PAD + first, PAD + end)
          lemma.fill(verb, PAD + first, PAD + end)
          view.parts.fill(parts, PAD + first, PAD + end)
          writeRun(view.label, roleIndex, PAD + first, PAD + end)
        })
      }
    })
  })
  return view
}

function partsOf({ source, cue, content }: Draft): number {
  const at = cue[0]?.start ?? -1
  return (
    (source.length > 0 ? 1 : 0) |
    (cue.length > 0 ? 2 : 0) |
    (startsBefore(content, at) ? 4 : 0) |
    (at >= 0 && content.some(({ start }) => start > at) ? 8 : 0)
  )
}

function startsBefore(content: Spans, at: number): boolean {
  return content.some(({ start }) => start < at)
}

/** The stretches of a span whose tokens no earlier attribution has. */
function forFreeRuns(passage: Passage, span: Span, taken: Int32Array, use: (first: number, end: number) => void): void {
  const [from, to] = tokenRange(passage, span)
  let first = from
  for (let i = from; i <= to; i++) {
    if (i < to && taken[PAD + i] === 0) continue
    if (i > first) use(first, i)
    first = i + 1
  }
}

/** Tokens that overlap a span, by binary search; an empty range for a span of another passage. */
export function tokenRange({ tokens }: Passage, { start, end }: Span): readonly [first: number, end: number] {
  const first = countBefore(tokens, (token) => token.end <= start)
  return [
    first,
    Math.max(
      first,
      countBefore(tokens, (token) => token.start < end),
    ),
  ]
}

function countBefore<T>(list: readonly T[], holds: (item: T) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    const item = list[middle]
    if (item !== undefined && holds(item)) low = middle + 1
    else high = middle
  }
  return low
}
