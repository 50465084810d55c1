import type { Anchors } from '../anchor/anchor'
import { describeSpans } from '../anchor/describe'
import { type Claim, CLAIM_PARTS, type ClaimPart } from '../model/claim'
import type { FateEvidence } from '../model/recheck'
import { isSpace } from '../text/code-units'
import { hull, normalizeSpans, type Span, type Spans } from '../text/span'
import type { ClaimFate, PlacedParts } from './claim-fate'
import { fateEvidence } from './fate-evidence'
import { MovedText } from './find-moved'
import { type MeaningChange, meaningChanges } from './guard/meaning-guard'
import { reachAround, sentencesAround } from './sentence-around'
import type { TextMap } from './text-map'

/** One thing that speaks for looking again: a kind of change, or `source`, `cue` and `content` where that part is gone or not whole. */
export interface FateReason {
  readonly kind: MeaningChange['kind'] | ClaimPart
  readonly before: string
  readonly after: string
}

/** With less of a span left it is not said to be there. */
const LEAST_LEFT = 0.5
/** Two places this near to each other in likeness cannot be told apart. */
const NO_DIFFERENCE = 0.1

interface PlacedSpan {
  readonly span: Span
  readonly moved: boolean
}

/** Takes claims from an old text to a new one. Keeps what it has compared, so claims of one sentence cost one comparison. */
export class ClaimMapper {
  readonly #map: TextMap
  readonly #moved: MovedText
  readonly #guarded = new Map<string, readonly MeaningChange[]>()

  constructor(map: TextMap) {
    this.#map = map
    this.#moved = new MovedText(map)
  }

  /** Where all of some spans stand in the new text, or null where one of them has no place. */
  move(spans: Spans): Spans | null {
    const placed = spans.map((span) => this.#place(span))
    const found = placed.filter((one) => one !== null).map(({ span }) => span)
    return found.length === spans.length && found.length > 0 ? normalizeSpans(found) : null
  }

  fateOf(claim: Claim): ClaimFate<FateReason> {
    const places = claim.content.map((span) => this.#place(span))
    const found = places.filter((one) => one !== null)
    if (found.length === 0) return this.#search(claim)
    const spans = normalizeSpans(found.map(({ span }) => span))
    const gone: FateReason[] = places.some((one) => one === null) ? [this.#gone('content', claim.content, places)] : []
    return this.#judge(
      claim,
      spans,
      found.some(({ moved }) => moved),
      gone,
    )
  }

  /** What speaks for the place that a claim was given. */
  evidenceOf(claim: Claim, fate: ClaimFate): FateEvidence {
    return fateEvidence(this.#map, claim, fate)
  }

  /** A claim none of whose content has a place: it is looked for in what is new. */
  #search(claim: Claim): ClaimFate<FateReason> {
    const whole = hull(claim.content)
    const found = whole ? this.#moved.find(whole) : []
    const [best, next] = found
    if (!best) return { kind: 'lost', reasons: [] }
    if (best.hasRival || (next && best.coverage - next.coverage < NO_DIFFERENCE)) {
      return { kind: 'ambiguous', candidates: found.map(({ span }) => [span]), reasons: [] }
    }
    return this.#judge(claim, [best.span], true, [])
  }

  #judge(claim: Claim, content: Spans, moved: boolean, gone: readonly FateReason[]): ClaimFate<FateReason> {
    const reasons = [...gone]
    const other = (part: 'source' | 'cue'): Anchors => {
      const places = claim[part].map((span) => this.#place(span))
      const spans = places.filter((one) => one !== null).map(({ span }) => span)
      if (spans.length < claim[part].length) reasons.push(this.#gone(part, claim[part], places))
      return describeSpans(this.#map.after, normalizeSpans(spans))
    }
    const placed = { content: describeSpans(this.#map.after, content), source: other('source'), cue: other('cue') }
    reasons.push(...this.#meaning(claim, placed))
    if (reasons.length > 0) return { kind: 'changed', placed, reasons: unique(reasons) }
    return { kind: moved ? 'moved' : 'kept', placed }
  }

  /** What the meaning guard says of the claim's own words, and of the sentences around it and its source and cue. */
  #meaning(claim: Claim, placed: PlacedParts): readonly MeaningChange[] {
    const before = hull(CLAIM_PARTS.flatMap((part) => claim[part]))
    if (!before || this.#isUntouched(before)) return []
    const after = hull(CLAIM_PARTS.flatMap((part) => placed[part]))
    if (!after) return []
    const changes: MeaningChange[] = []
    const [was, is] = [hull(claim.content), hull(placed.content)]
    if (was && is) changes.push(...this.#guard(was, is, true))
    // Parts far apart have other sentences between them, whose changes are not this claim's.
    const near = before.end - before.start < FAR ? [before, after] : [was, is]
    const [old, fresh] = near
    if (!old || !fresh) return changes
    const [around, there] = [sentencesAround(this.#map.before, old), sentencesAround(this.#map.after, fresh)]
    if (!was || !is || !this.#differOnlyIn(around, was, there, is)) changes.push(...this.#guard(around, there, false))
    return changes
  }

  /** Whether the sentences around a claim are the same but for the claim, which has been looked at already. */
  #differOnlyIn(around: Span, was: Span, there: Span, is: Span): boolean {
    const { before, after } = this.#map
    return (
      before.slice(around.start, was.start) === after.slice(there.start, is.start) &&
      before.slice(was.end, around.end) === after.slice(is.end, there.end)
    )
  }

  /** Whether all the sentences of a span stand in the new text letter by letter. */
  #isUntouched(span: Span): boolean {
    const [bridge] = this.#map.bridgesOver(span)
    if (bridge?.kind !== 'same') return false
    const isWithin = ({ start, end }: Span): boolean => bridge.before.start <= start && end <= bridge.before.end
    // Most claims stand in the middle of a long stretch that is the same: their sentences need not be found then.
    return isWithin(reachAround(this.#map.before, span)) || isWithin(sentencesAround(this.#map.before, span))
  }

  #guard(before: Span, after: Span, withWording: boolean): readonly MeaningChange[] {
    const [old, fresh] = [this.#map.before.slice(before.start, before.end), this.#map.after.slice(after.start, after.end)]
    if (old === fresh) return []
    const key = `${withWording ? 1 : 0} ${before.start} ${before.end} ${after.start} ${after.end}`
    const known =
      this.#guarded.get(key) ?? meaningChanges({ text: this.#map.before, ...before }, { text: this.#map.after, ...after }, withWording)
    this.#guarded.set(key, known)
    return known
  }

  #place({ start, end }: Span): PlacedSpan | null {
    const image = this.#map.imageOf({ start, end })
    if (image && image.coverage >= LEAST_LEFT) return trimmed(this.#map.after, image.span, image.moved)
    return null
  }

  #gone(part: ClaimPart, anchors: Anchors, places: readonly (PlacedSpan | null)[]): FateReason {
    const before = anchors.filter((_, i) => places[i] === null).map(({ exact }) => exact)
    return { kind: part, before: before.join(' … '), after: '' }
  }
}

/** Longer attributions are looked at in their content alone. */
const FAR = 1500

/** White space and halves of characters at the ends belong to no claim. */
function trimmed(text: string, { start, end }: Span, moved: boolean): PlacedSpan | null {
  let from = start
  let to = end
  while (from < to && isSpace(text.charCodeAt(from))) from++
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--
  return from < to ? { span: { start: from, end: to }, moved } : null
}

function unique(reasons: readonly FateReason[]): readonly FateReason[] {
  return [...new Map(reasons.map((one) => [`${one.kind}\n${one.before}\n${one.after}`, one])).values()]
}
