import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import type { Detection, Suggestion } from '#annotations/detect/detector'
import { type AnnotationSet, emptySet, setFromData } from '#annotations/model/annotation-set'
import { applyOp } from '#annotations/ops/apply'
import { invertOp } from '#annotations/ops/invert'
import type { Op } from '#annotations/ops/op'
import { planEdit } from '#annotations/ops/plan-edit'
import { editOf, setDataOf } from '#support/arbitraries'
import { sampleClaim } from '#support/sample-set'
import { buildItems, type ClaimItems, countSuggested, isUndecided, updateItems } from '../../../renderer/state/claim-items'

// So short that claims and suggestions begin and end at the same places.
const TEXT = 'No, 🌉 he said.\n'

const suggestion = (key: string, start: number, end: number): Suggestion => ({
  key,
  kind: 'attribution',
  content: [{ start, end }],
  source: [],
  cue: [],
  sourceName: '',
  sourceKind: 'none',
  nestedIn: null,
  tag: 'attributed',
  reasons: [
    { rule: key === 's1' ? 'b' : 'a', text: '' },
    { rule: 'every', text: '' },
  ],
  confidence: { s0: 0.9, s1: 0.5 }[key] ?? 0.1,
})
// The keys that test/support/arbitraries gives its suggestions, so that edits decide these.
const DETECTION: Detection = {
  detector: 'rules-1',
  language: { code: 'en', supported: true, others: [] },
  suggestions: [suggestion('s0', 0, 3), suggestion('s1', 7, 14), suggestion('s2', 7, 9)],
  links: [],
}

/** Everything that the interface can see of the items, in a form that can be compared. */
function visible(items: ClaimItems): unknown {
  const keys = DETECTION.suggestions.map(({ key }) => [key, items.accepted.get(key)])
  const marks = items.marks.between(0, TEXT.length).map(({ id, span, isLast, mark }) => ({ id, span, isLast, mark }))
  return {
    order: items.order,
    items: items.order.map((id) => items.byId.get(id)),
    size: items.byId.size,
    rules: new Map([...items.openByRule].sort()),
    keys,
    marks: marks.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.id < b.id ? -1 : 1)),
  }
}

interface Step {
  readonly set: AnnotationSet
  readonly items: ClaimItems
  readonly done: readonly Op[]
}

function run(step: Step, op: Op, detection: Detection | null): Step | null {
  const applied = applyOp(step.set, op)
  if (applied.kind === 'conflict') return null
  return { set: applied.set, items: updateItems(step.items, applied.set, op, detection), done: [...step.done, op] }
}

describe('items kept up to date op by op', () => {
  test.each([
    ['with suggestions', DETECTION, 0],
    ['with the surest suggestions', DETECTION, 0.5],
    ['before the detector has answered', null, 0],
  ])('are those built from scratch, after any edits and undos, %s', (_name, detection, least) => {
    const action = fc.oneof(
      { weight: 2, arbitrary: editOf(TEXT) },
      // What moves things about in the list.
      { weight: 3, arbitrary: editOf(TEXT).filter(({ kind }) => kind === 'accept' || kind === 'spans' || kind === 'delete') },
      { weight: 1, arbitrary: fc.constant('undo' as const) },
    )
    fc.assert(
      fc.property(setDataOf(TEXT), fc.array(action, { minLength: 10, maxLength: 30, size: 'max' }), (data, actions) => {
        const set = setFromData(data)
        let step: Step = { set, items: buildItems(set, detection, least), done: [] }
        for (const one of actions) {
          if (one === 'undo') {
            const last = step.done.at(-1)
            if (last) step = { ...(run(step, invertOp(last), detection) ?? step), done: step.done.slice(0, -1) }
          } else {
            const planned = planEdit(step.set, TEXT, one, '')
            step = (planned.kind === 'planned' ? run(step, planned.op, detection) : null) ?? step
          }
          expect(visible(step.items)).toEqual(visible(buildItems(step.set, detection, least)))
        }
      }),
      { numRuns: 200 },
    )
  })

  test('are built anew after an op that touches very many', () => {
    const claims = Array.from({ length: 300 }, (_, i) => sampleClaim(TEXT, `c${i}`, i % 10))
    const op: Op = { label: 'import', atoms: claims.map((claim) => ({ kind: 'claim.add', claim })) }
    const start: Step = {
      set: emptySet('0'.repeat(16), '0'.repeat(64), 'Ana'),
      items: buildItems(emptySet('', '', ''), DETECTION),
      done: [],
    }
    const step = run(start, op, DETECTION)
    expect(step && visible(step.items)).toEqual(step && visible(buildItems(step.set, DETECTION)))
    expect(step?.items.order).toHaveLength(303)
  })
})

describe('in the list', () => {
  test('claims and open suggestions stand in text order, longer ones first', () => {
    const { order } = buildItems(emptySet('', '', ''), DETECTION)
    expect(order).toEqual(['suggestion s0', 'suggestion s1', 'suggestion s2'])
  })

  test('an accepted suggestion is its claim, a rejected one is gone, and those of another detector are neither', () => {
    const origin = (detector: string) =>
      ({ kind: 'suggestion', detector, key: 's0', tag: 'attributed', confidence: 1, reasons: [] }) as const
    const base = setFromData({
      articleId: '',
      revision: '',
      analyst: '',
      claims: [{ ...sampleClaim(TEXT, 'mine', 0, 3), origin: origin('rules-1') }],
      links: [],
      rejected: [
        { detector: 'rules-1', key: 's1', content: [] },
        { detector: 'rules-0', key: 's2', content: [] },
      ],
    })
    const items = buildItems(base, DETECTION)
    expect(items.order).toEqual(['mine', 'suggestion s2'])
    expect(items.accepted.get('s0')).toBe('mine')
    const old = setFromData({
      articleId: '',
      revision: '',
      analyst: '',
      claims: [{ ...sampleClaim(TEXT, 'old'), origin: origin('rules-0') }],
      links: [],
      rejected: [],
    })
    expect(buildItems(old, DETECTION).order).toContain('suggestion s0')
  })

  test('a claim made from an unsure suggestion stays whatever is asked of suggestions, and counts as one to decide on', () => {
    const origin = { kind: 'suggestion', detector: 'rules-1', key: 's2', tag: 'attributed', confidence: 0.1, reasons: [] } as const
    const claims = [{ ...sampleClaim(TEXT, 'unsure'), origin }]
    const set = setFromData({ articleId: '', revision: '', analyst: '', claims, links: [], rejected: [] })
    expect(buildItems(set, DETECTION, 0.8).order).toEqual(['unsure', 'suggestion s0'])
    expect(buildItems(set, DETECTION, 1).order).toEqual(['unsure'])
    expect([0, 0.5, 0.8, 1].map((least) => countSuggested(buildItems(set, DETECTION, least), set, DETECTION))).toEqual([3, 3, 2, 1])
  })

  test('undecided are suggestions and claims without a tag', () => {
    const set = setFromData({
      articleId: '',
      revision: '',
      analyst: '',
      claims: [sampleClaim(TEXT, 'a'), { ...sampleClaim(TEXT, 'b'), tag: 'contested' }],
      links: [],
      rejected: [],
    })
    const { byId, order } = buildItems(set, DETECTION)
    const undecided = order.filter((id) => {
      const item = byId.get(id)
      return item !== undefined && isUndecided(item)
    })
    expect(undecided.sort()).toEqual(['a', 'suggestion s0', 'suggestion s1', 'suggestion s2'])
  })
})

describe('a claim to look at again', () => {
  const claim = { ...sampleClaim(TEXT, 'a'), nestedIn: null }
  const set = { ...setFromData({ articleId: '', revision: 'r2', analyst: '', claims: [claim], links: [], rejected: [] }) }
  const recheck = { id: 'a', fate: 'changed', revision: 'r1', was: claim, reasons: [], candidates: [], links: [], encloses: [] } as const
  const isAgain = ({ marks }: ClaimItems): boolean => marks.get('a')?.isAgain === true

  test('has a sign in the text until it was looked at', () => {
    const add: Op = { label: 'revise', atoms: [{ kind: 'recheck.add', recheck }] }
    const waits = run({ set, items: buildItems(set, null), done: [] }, add, null)
    const settled = waits && run(waits, { label: 'confirm-claim', atoms: [{ kind: 'recheck.remove', recheck }] }, null)
    expect([isAgain(buildItems(set, null)), waits && isAgain(waits.items), settled && isAgain(settled.items)]).toEqual([false, true, false])
    expect(waits && isAgain(buildItems(waits.set, null))).toBe(true)
  })
})
