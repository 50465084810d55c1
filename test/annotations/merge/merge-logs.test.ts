import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import type { LoggedOp } from '#annotations/merge/lineage'
import { mergeLogs, replay, type SetLog } from '#annotations/merge/merge-logs'
import type { Side } from '#annotations/merge/merge-sets'
import { setToData } from '#annotations/model/annotation-set'
import type { Tag } from '#annotations/model/claim'
import { invertOp } from '#annotations/ops/invert'
import type { Op } from '#annotations/ops/op'
import { sampleClaim } from '#support/sample-set'

const TEXT = 'The mill will close in May, said the owner. Nobody had told the workers, who learned of it from the radio.'
const BEGUN = 'a'.repeat(64)
const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A computer on which one analyst works; every edit goes to the end of the log. */
class Computer {
  log: readonly LoggedOp[]
  readonly #name: string

  constructor(name: string, log: readonly LoggedOp[] = []) {
    this.#name = name
    this.log = log
  }

  get setLog(): SetLog {
    return { articleId: 'article', analyst: 'analyst A', begunOn: BEGUN, log: this.log }
  }

  get data() {
    const replayed = replay(this.setLog, this.log.length)
    if (replayed.kind === 'broken') throw new Error(`edit ${replayed.seq} does not fit: ${replayed.why}`)
    return setToData(replayed.set)
  }

  /** A copy of the log as it is now, for another computer. */
  copy(name: string): Computer {
    return new Computer(name, this.log)
  }

  do(op: Op, marks: Partial<LoggedOp> = {}): void {
    this.log = [...this.log, { seq: this.log.length + 1, at: `by ${this.#name}`, by: 'analyst A', ...marks, op }]
  }

  add(id: string): void {
    this.do({ label: 'add-claim', atoms: [{ kind: 'claim.add', claim: sampleClaim(TEXT, id) }] })
  }

  tag(id: string, tag: Tag | null): void {
    const before = this.claim(id)?.tag ?? null
    this.do({ label: 'tag-contested', atoms: [{ kind: 'claim.tag', id, before, after: tag }] })
  }

  note(id: string, note: string): void {
    this.do({ label: 'edit-note', atoms: [{ kind: 'claim.note', id, before: this.claim(id)?.note ?? '', after: note }] })
  }

  remove(id: string): void {
    const claim = this.claim(id)
    if (claim) this.do({ label: 'delete-claim', atoms: [{ kind: 'claim.remove', claim }] })
  }

  undoLast(): void {
    const last = this.log.at(-1)
    if (last) this.do(invertOp(last.op), { undoes: last.seq })
  }

  claim(id: string) {
    return this.data.claims.find((claim) => claim.id === id)
  }

  /** Takes in what the other one has; returns the ids of the claims in conflict. */
  merge(other: Computer, decided: ReadonlyMap<string, Side> = new Map()): readonly string[] | string {
    const merged = mergeLogs(this.setLog, other.setLog, digest, decided)
    if (merged.kind === 'append') this.log = [...this.log, ...merged.entries]
    else if (merged.kind === 'merge') {
      this.do(merged.op, { merged: merged.head })
      return merged.conflicts.map(({ id }) => id)
    } else if (merged.kind !== 'nothing-new') return merged.kind
    return []
  }
}

function twoComputers(): readonly [Computer, Computer] {
  const first = new Computer('one')
  first.add('c1')
  first.add('c2')
  return [first, first.copy('two')]
}

describe('one analyst on two computers', () => {
  test('a log that goes on where the other ends is appended as it is', () => {
    const [one, two] = twoComputers()
    two.tag('c1', 'contested')
    expect(mergeLogs(one.setLog, two.setLog, digest)).toEqual({ kind: 'append', entries: two.log.slice(2) })
    expect(mergeLogs(two.setLog, one.setLog, digest)).toEqual({ kind: 'nothing-new' })
    one.merge(two)
    expect(one.log).toEqual(two.log)
  })

  test('edits of different claims, and of different fields of one, come together by themselves', () => {
    const [one, two] = twoComputers()
    one.tag('c1', 'contested')
    two.tag('c2', 'unverified')
    two.note('c1', 'ask the owner')
    two.add('c3')
    expect(one.merge(two)).toEqual([])
    expect(one.claim('c1')).toMatchObject({ tag: 'contested', note: 'ask the owner' })
    expect(one.claim('c2')?.tag).toBe('unverified')
    expect(one.data.claims).toHaveLength(3)
  })

  test('one field edited on both is a conflict with both versions, decided claim by claim', () => {
    const [one, two] = twoComputers()
    one.tag('c1', 'contested')
    one.tag('c2', 'contested')
    two.tag('c1', 'unverified')
    two.tag('c2', 'unverified')
    const merged = mergeLogs(one.setLog, two.setLog, digest, new Map([['c2', 'theirs']]))
    expect(merged).toMatchObject({
      kind: 'merge',
      conflicts: [
        { id: 'c1', fields: ['tag'], base: { tag: null }, mine: { tag: 'contested' }, theirs: { tag: 'unverified' } },
        { id: 'c2', fields: ['tag'] },
      ],
    })
    one.merge(two, new Map([['c2', 'theirs']]))
    expect([one.claim('c1')?.tag, one.claim('c2')?.tag]).toEqual(['contested', 'unverified'])
  })

  test('what was decided is not asked again, and edits made since come along', () => {
    const [one, two] = twoComputers()
    one.tag('c1', 'contested')
    two.tag('c1', 'unverified')
    expect(one.merge(two)).toEqual(['c1'])
    expect(one.merge(two)).toEqual([])
    two.add('c3')
    expect(one.merge(two)).toEqual([])
    expect(one.claim('c1')?.tag).toBe('contested')
    expect(two.merge(one)).toEqual([])
    expect(two.data).toEqual(one.data)
  })

  test('a merge that was undone is made again', () => {
    const [one, two] = twoComputers()
    one.add('c4')
    two.tag('c1', 'unverified')
    one.merge(two)
    one.undoLast()
    expect(one.claim('c1')?.tag).toBeNull()
    one.merge(two)
    expect(one.claim('c1')?.tag).toBe('unverified')
  })

  test('removing what the other changed is a conflict; removing what nobody changed is none', () => {
    const [one, two] = twoComputers()
    one.remove('c1')
    one.remove('c2')
    two.tag('c2', 'attributed')
    two.add('c3')
    expect(mergeLogs(one.setLog, two.setLog, digest)).toMatchObject({ conflicts: [{ id: 'c2', mine: null, fields: [] }] })
    one.merge(two, new Map([['c2', 'theirs']]))
    expect(one.data.claims.map(({ id }) => id).toSorted()).toEqual(['c2', 'c3'])
  })

  test('sets that went to different revisions are not merged', () => {
    const [one, two] = twoComputers()
    one.add('c4')
    two.do({ label: 'revise', atoms: [{ kind: 'set.revision', before: BEGUN, after: 'b'.repeat(64) }] })
    expect(one.merge(two)).toBe('other-revision')
  })

  test('a log that does not fit together is named and changes nothing', () => {
    const [one, two] = twoComputers()
    one.add('c4')
    two.do({ label: 'untag', atoms: [{ kind: 'claim.tag', id: 'nobody', before: null, after: 'contested' }] })
    expect(mergeLogs(one.setLog, two.setLog, digest)).toEqual({ kind: 'broken', side: 'theirs', seq: 3, why: 'missing' })
  })
})

/** What is done on one of three computers: an edit, or taking in what another has. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ at: fc.nat(2), id: fc.nat(4), tag: fc.constantFrom<Tag | null>('attributed', 'contested', null) }) },
  { weight: 1, arbitrary: fc.record({ at: fc.nat(2), removed: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ at: fc.nat(2), from: fc.nat(2) }) },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

function run(steps: readonly Step[]): readonly Computer[] {
  const first = new Computer('0')
  first.add('c0')
  first.add('c1')
  const all = [first, first.copy('1'), first.copy('2')]
  for (const one of steps) {
    const computer = all[one.at]
    if (!computer) continue
    if ('from' in one) {
      const from = all[one.from]
      if (from && one.from !== one.at) computer.merge(from)
    } else if ('removed' in one) computer.remove(`c${one.removed}`)
    else if (computer.claim(`c${one.id}`)) {
      if (computer.claim(`c${one.id}`)?.tag !== one.tag) computer.tag(`c${one.id}`, one.tag)
    } else computer.add(`c${one.id}`)
  }
  return all
}

describe('three computers that edit and merge in any order', () => {
  test('every log replays, and merging twice does nothing more', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        for (const one of run(steps)) {
          for (const other of run(steps)) {
            one.merge(other)
            const after = one.data
            expect(mergeLogs(one.setLog, other.setLog, digest)).toEqual({ kind: 'nothing-new' })
            expect(one.data).toEqual(after)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  test('from either side the merge is the same set, where the decisions are', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), fc.array(fc.nat(4)), (steps, chosen) => {
        const [one, two] = run(steps)
        if (!one || !two) return
        const mine = new Map(chosen.map((id) => [`c${id}`, 'mine' as Side]))
        const all = new Map([0, 1, 2, 3, 4].map((id) => [`c${id}`, (mine.get(`c${id}`) ?? 'theirs') as Side]))
        const changed = new Map([...all].map(([id, side]) => [id, (side === 'mine' ? 'theirs' : 'mine') as Side]))
        const [left, right] = [one.copy('left'), two.copy('right')]
        left.merge(two, all)
        right.merge(one, changed)
        expect(left.data).toEqual(right.data)
      }),
      { numRuns: 200 },
    )
  })

  test('a claim that only one of them edited since both were alike is as that one left it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 10 }), fc.nat(1), (steps, id) => {
        const [one, two] = run(steps)
        if (!one || !two) return
        one.merge(two)
        two.merge(one)
        if (!one.claim(`c${id}`)) return
        two.note(`c${id}`, 'last word')
        one.add('fresh')
        expect(one.merge(two)).toEqual([])
        expect(one.claim(`c${id}`)?.note).toBe('last word')
      }),
      { numRuns: 100 },
    )
  })
})

test('a merge with nothing to change still notes that it was made', () => {
  const [one, two] = twoComputers()
  one.tag('c1', 'contested')
  two.tag('c1', 'contested')
  const merged = mergeLogs(one.setLog, two.setLog, digest)
  expect(merged.kind === 'merge' && merged.op.atoms).toEqual([])
  one.merge(two)
  expect(mergeLogs(one.setLog, two.setLog, digest).kind).toBe('nothing-new')
})
