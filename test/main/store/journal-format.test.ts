import { describe, expect, test } from '@jest/globals'
import { formatEntry, formatHeader, parseJournal } from '#main/store/journal-format'
import type { JournalEntry } from '#main/store/set-state'
import { addClaim } from '#support/sample-set'

const TEXT = 'Ein Text — 😀 with “quotes”.'
const HEADER = { articleId: '0123456789abcdef', revision: 'ab'.repeat(32), analyst: 'Ana', after: 3 }
const entry = (seq: number, more: Partial<JournalEntry> = {}): JournalEntry => ({
  seq,
  at: '2026-01-02T03:04:05.000Z',
  by: 'Ana',
  op: addClaim(TEXT, `c${seq}`, 3),
  ...more,
})
/** An edit that no version has known. */
const STRANGE = { seq: 4, at: '', by: 'Ana', op: { label: 'guess', atoms: [] } } as unknown as JournalEntry
const LINES = [formatHeader(HEADER), formatEntry(entry(4)), formatEntry(entry(5)), formatEntry(entry(6, { undoes: 4 }))]
const JOURNAL = Buffer.from(LINES.join(''))

/** How many whole lines after the header lie within so many bytes. */
function wholeEntries(length: number): number {
  let end = 0
  return LINES.filter((line) => (end += Buffer.byteLength(line)) <= length).length - 1
}

describe('a journal', () => {
  test('reads back what was written', () => {
    expect(parseJournal(JOURNAL)).toEqual({
      header: HEADER,
      entries: [entry(4), entry(5), entry(6, { undoes: 4 })],
      goodLength: JOURNAL.length,
      torn: false,
      damage: null,
    })
  })

  test('cut off at any length: every whole line is read, the rest is called torn, nothing is called damaged', () => {
    for (let length = 0; length < JOURNAL.length; length++) {
      const read = parseJournal(JOURNAL.subarray(0, length))
      expect(read.damage).toBeNull()
      expect(read.entries.length).toBe(Math.max(0, wholeEntries(length)))
      expect(read.torn).toBe(read.goodLength < length)
      expect(parseJournal(JOURNAL.subarray(0, read.goodLength)).torn).toBe(false)
    }
  })

  test('one bit wrong anywhere is noticed, and what stands before it is still read', () => {
    for (let at = 0; at < JOURNAL.length; at++) {
      const bytes = Buffer.from(JOURNAL)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8))
      const read = parseJournal(bytes)
      const noticed = read.damage !== null || read.torn
      expect({ at, noticed }).toEqual({ at, noticed: true })
      expect(read.goodLength).toBeLessThanOrEqual(at)
      expect(read.entries).toEqual(parseJournal(JOURNAL).entries.slice(0, read.entries.length))
    }
  })

  test('a line that is missing, doubled or of another kind is damage', () => {
    const damage = (lines: readonly (string | undefined)[]): unknown => parseJournal(Buffer.from(lines.join(''))).damage
    expect(damage([LINES[0], LINES[2]])).toEqual({ kind: 'damaged', where: 'line 2: edit 5 where 4 belongs' })
    expect(damage([LINES[0], LINES[1], LINES[1]])).toEqual({ kind: 'damaged', where: 'line 3: edit 4 where 5 belongs' })
    expect(damage([LINES[1]])).toEqual({ kind: 'damaged', where: 'line 1: not a journal' })
    expect(damage([LINES[0], LINES[0]])).toEqual({ kind: 'damaged', where: 'line 2: not an edit' })
    expect(damage([LINES[0], formatEntry(STRANGE)])).toEqual({
      kind: 'damaged',
      where: 'line 2: not an edit',
    })
  })

  test('a byte order mark that an editor put in front is passed over; Latin-1 is not taken for text', () => {
    expect(parseJournal(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), JOURNAL])).entries.length).toBe(3)
    const latin1 = Buffer.from(JOURNAL.toString('utf8').replace('—', 'é'), 'latin1')
    expect(parseJournal(latin1).damage).toEqual({ kind: 'damaged', where: 'line 2: not UTF-8' })
  })

  test('a newer format is said to be newer, not damaged', () => {
    const newer = { ...HEADER, schema: 2 }
    expect(parseJournal(Buffer.from(formatHeader(newer))).damage).toEqual({ kind: 'newer', version: '2' })
  })
})
