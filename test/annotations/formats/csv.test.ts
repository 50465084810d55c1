import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { formatCsv, parseCsv } from '#annotations/formats/csv/csv-table'
import { guardCell, unguardCell } from '#annotations/formats/csv/formula-guard'
import { decode } from '#annotations/formats/decode'
import { exportBundles } from '#annotations/formats/export-bundles'
import { importFiles } from '#annotations/formats/import-files'
import { golden } from './golden'
import { awkwardText, knownOf, randomBundle } from './random-bundle'
import { AT, importAll, OPTIONS, roundTrip } from './round-trip'
import { sampleBundle } from './sample-bundle'

/** Few signs, all of them those that matter. */
const separated = fc.string({ unit: fc.constantFrom(...`;|\t\r\n"',=+-@＝ ab`), maxLength: 12 })

describe('CSV', () => {
  test.each([true, false])('export then import is identity but for what the report counts, guarded: %s', (csvGuard) => {
    fc.assert(
      fc.property(randomBundle, (bundle) => {
        const { exported, imported, back } = roundTrip('csv', bundle, { csvGuard })
        const { claims, rejected } = bundle.set
        const lost = new Map(exported.losses.map(({ what, count }) => [what, count]))
        expect(lost.get('rejections') ?? 0).toBe(rejected.length)
        expect(lost.get('empty-sets') ?? 0).toBe(claims.length === 0 ? 1 : 0)
        expect(back).toEqual(claims.length === 0 ? undefined : { ...bundle, set: { ...bundle.set, rejected: [] } })
        expect(imported.losses).toEqual([])
      }),
    )
  })

  test('no guarded cell begins a formula; every row says its unit and its guard', () => {
    fc.assert(
      fc.property(randomBundle, (bundle) => {
        const [header = [], ...rows] = parseCsv((exportBundles('csv', [bundle], OPTIONS).files[0]?.text ?? '').slice(1))
        for (const row of rows) {
          for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r\n\0＝＋－＠]/)
          expect(row[header.indexOf('offset_unit')]).toBe('utf-16')
          expect(row[header.indexOf('formula_guard')]).toBe('apostrophe')
        }
      }),
    )
  })

  test('guarding is undone exactly', () => {
    fc.assert(fc.property(fc.oneof(awkwardText, separated), (cell) => expect(unguardCell(guardCell(cell))).toBe(cell)))
  })

  test('whatever a spreadsheet splits lines at, no part of a table begins a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.array(separated, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 3 }), (rows) => {
        const table = formatCsv(rows.map((row) => row.map(guardCell)))
        // Set to another sign, it takes commas and quotes inside for text, and a quote at the beginning for none of the value.
        for (const splitter of [/[;\r\n]/, /[\t\r\n]/, /[|\r\n]/])
          for (const part of table.split(splitter)) expect(part.replace(/^"*/, '')).not.toMatch(/^[=+\-@＝＋－＠]/)
      }),
      { numRuns: 1000 },
    )
    expect(guardCell('text;=1+1')).toBe("text;'=1+1")
    expect(guardCell('text;"=1+1"')).toBe(`text;"'=1+1"`)
    expect(guardCell('ten - two; a=b')).toBe('ten - two; a=b')
  })

  test('a table that a spreadsheet has saved again reads the same: other delimiter, order, line ends, quotes, blank lines', () => {
    const text = (exportBundles('csv', [sampleBundle], OPTIONS).files[0]?.text ?? '').slice(1)
    const rows = parseCsv(text).map((row) =>
      [...row]
        .reverse()
        .map((cell) => `"${cell.replaceAll('"', '""')}"`)
        .join(';'),
    )
    const [header = '', ...claims] = rows
    const again = `${[header, ...claims.reverse()].join('\n')}\n\n`
    const back = importAll([{ path: 'again.csv', text: again }], [sampleBundle])[0]?.sets[0]?.bundle
    expect(back).toEqual({ ...sampleBundle, set: { ...sampleBundle.set, rejected: [] } })
  })

  test('a column of one’s own is counted, a newer version named, a broken record told', () => {
    const text = exportBundles('csv', [sampleBundle], OPTIONS).files[0]?.text ?? ''
    const own = text.replace(/^\uFEFFtitle/, '\uFEFFmine,title').replaceAll('\r\nHarbour', '\r\nx,Harbour')
    expect(importAll([{ path: 'a.csv', text: own }], [sampleBundle])[0]?.losses).toEqual([{ what: 'columns', count: 1 }])
    const failing = (changed: string) => importFiles([{ path: 'a.csv', text: changed }], knownOf([sampleBundle]), 'Ana', AT)
    expect(failing(text.replaceAll('apostrophe,2', 'apostrophe,3'))).toMatchObject([{ why: { kind: 'newer-version', where: '3' } }])
    expect(failing(text.slice(0, text.indexOf('SUM')))).toMatchObject([
      { why: { kind: 'broken-file', where: expect.stringMatching(/^record 2, character \d+$/) } },
    ])
    expect(failing(text.replace('named', 'nmaed'))).toMatchObject([{ why: { kind: 'broken-file', where: 'record 2, source_kind' } }])
  })

  test('the golden file is still what is written; it and that of version 1 still read', () => {
    const written = exportBundles('csv', [sampleBundle], OPTIONS).files[0]?.text ?? ''
    expect(written).toBe(golden('sample-2.csv', written))
    for (const name of ['sample.csv', 'sample-2.csv']) {
      const text = readFileSync(`test/annotations/formats/golden/${name}`, 'utf8')
      const back = importAll([{ path: 'old.csv', text }], [sampleBundle])
      expect(back[0]?.sets[0]?.bundle).toEqual({ ...sampleBundle, set: { ...sampleBundle.set, rejected: [] } })
    }
  })
})

describe('the table under it', () => {
  test('parsing takes back formatting', () => {
    const field = fc.oneof(awkwardText, fc.string({ unit: 'binary' }))
    const rows = fc
      .integer({ min: 1, max: 4 })
      .chain((width) => fc.array(fc.array(field, { minLength: width, maxLength: width }), { maxLength: 4 }))
    fc.assert(
      fc.property(rows, (rows) => {
        // One empty field alone on a line cannot be told from an empty line (RFC 4180 does not say which it is).
        fc.pre(!rows.some((row) => row.length === 1 && row[0] === ''))
        expect(parseCsv(formatCsv(rows))).toEqual(rows)
      }),
    )
  })

  test.each(['"a', 'a,"b""', '"a"b', '"a",b\r\n"c" d'])('%j is refused', (text) => {
    expect(decode(() => parseCsv(text))).toMatchObject({ kind: 'broken-file' })
  })

  const SPECTRUM = '../shared/corpora/csv-spectrum'
  const maybe = existsSync(SPECTRUM) ? describe : describe.skip
  maybe('csv-spectrum (skipped without ../shared/corpora/csv-spectrum)', () => {
    const names = existsSync(SPECTRUM) ? readdirSync(`${SPECTRUM}/csvs`).map((file) => file.replace('.csv', '')) : []
    test.each(names)('%s', (name) => {
      const [header = [], ...rows] = parseCsv(readFileSync(`${SPECTRUM}/csvs/${name}.csv`, 'utf8'))
      const records = rows.map((row) => Object.fromEntries(header.map((key, i) => [key, row[i]])))
      const expected: unknown = JSON.parse(readFileSync(`${SPECTRUM}/json/${name}.json`, 'utf8'))
      if (name === 'location_coordinates') {
        // Its expected file gives another telephone number than its table, and no list; the rest agrees.
        expect([expected]).toMatchObject(records.map((record) => ({ ...record, 'Contact Phone Number': expect.any(String) })))
      } else expect(records).toEqual(expected)
    })
  })
})
