import { describe, expect, test } from '@jest/globals'
import { setFromData, setToData } from '#annotations/model/annotation-set'
import type { Claim } from '#annotations/model/claim'
import { stackFromItems, stackToItems } from '#main/store/history-stack'
import type { SetState } from '#main/store/set-state'
import { formatSnapshot, parseSnapshot } from '#main/store/snapshot-format'
import { sampleClaim } from '#support/sample-set'

const TEXT = 'Ein Text — 😀 with “quotes” and more.'
const STATE: SetState = {
  seq: 7,
  set: setFromData({
    articleId: '0123456789abcdef',
    revision: 'ab'.repeat(32),
    analyst: 'Ana “the” first',
    claims: [sampleClaim(TEXT, 'a', 4), { ...sampleClaim(TEXT, 'b', 8), tag: 'contested', note: 'line\nend' }],
    links: [{ id: 'l', kind: 'contradicts', from: 'a', to: 'b', reason: '' }],
    rejected: [{ detector: 'rules-1', key: 'k', content: [{ start: 0, end: 3 }] }],
  }),
  undo: stackFromItems([
    { seq: 1, label: 'add-claim' },
    { seq: 2, label: 'link' },
  ]),
  redo: stackFromItems([{ seq: 3, label: 'reject' }]),
}
const bytesOf = async (state: SetState): Promise<Buffer> => Buffer.concat((await formatSnapshot(state)).parts)
const plain = ({ seq, set, undo, redo }: SetState): unknown => ({
  seq,
  set: setToData(set),
  undo: stackToItems(undo),
  redo: stackToItems(redo),
})

function read(bytes: Uint8Array): SetState {
  const snapshot = parseSnapshot(bytes, 'quick')
  if (snapshot.kind !== 'read') throw new Error(JSON.stringify(snapshot))
  return snapshot.state
}

describe('a snapshot', () => {
  test('reads back what was written, full or empty, past one slice', async () => {
    expect(plain(read(await bytesOf(STATE)))).toEqual(plain(STATE))
    const empty = { ...STATE, set: setFromData({ ...setToData(STATE.set), claims: [], links: [], rejected: [] }), undo: null, redo: null }
    expect(plain(read(await bytesOf(empty)))).toEqual(plain(empty))
    const claims = Array.from({ length: 450 }, (_, i) => sampleClaim(TEXT, `c${i}`, i % 20))
    const many = { ...STATE, set: setFromData({ ...setToData(STATE.set), claims }) }
    expect(plain(read(await bytesOf(many)))).toEqual(plain(many))
  })

  test('is JSON that can be written anew with other white space', async () => {
    const pretty = JSON.stringify(JSON.parse((await bytesOf(STATE)).toString()), null, 3)
    expect(plain(read(Buffer.from(`\uFEFF${pretty}`)))).toEqual(plain(STATE))
  })

  test('one bit wrong anywhere is noticed, or is white space', async () => {
    const good = await bytesOf(STATE)
    for (let at = 0; at < good.length; at++) {
      const bytes = Buffer.from(good)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8))
      const snapshot = parseSnapshot(bytes, 'quick')
      if (snapshot.kind === 'read') expect(plain(snapshot.state)).toEqual(plain(STATE))
    }
  })

  test('cut off at any length it is damaged', async () => {
    const good = await bytesOf(STATE)
    for (let length = 0; length < good.length - 1; length++) expect(parseSnapshot(good.subarray(0, length), 'quick').kind).toBe('damaged')
  })

  test.each(['null', '0', 'false', '[]', '{}', '""', '{"__proto__":{"schema":1}}', '[['.repeat(5000)])(
    '%.20s is not an empty set',
    (json) => {
      expect(parseSnapshot(Buffer.from(json), 'quick').kind).toBe('damaged')
    },
  )

  test('read in full: a claim that is none is found even under the right checksum', async () => {
    const strange = { ...sampleClaim(TEXT, 'x'), tag: 'true' } as unknown as Claim
    const bytes = await bytesOf({ ...STATE, set: setFromData({ ...setToData(STATE.set), claims: [strange] }) })
    expect(parseSnapshot(bytes, 'full')).toEqual({ kind: 'damaged', where: 'set.claims.0' })
    expect(parseSnapshot(await bytesOf(STATE), 'full').kind).toBe('read')
  })

  test('a newer format is said to be newer', async () => {
    const newer = (await bytesOf(STATE)).toString().replace('"schema":1', '"schema":12')
    expect(parseSnapshot(Buffer.from(newer), 'quick')).toEqual({ kind: 'newer', version: '12' })
  })
})
