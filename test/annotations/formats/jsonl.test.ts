import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { exportBundles } from '#annotations/formats/export-bundles'
import { importFiles } from '#annotations/formats/import-files'
import { golden } from './golden'
import { knownOf, randomBundle } from './random-bundle'
import { AT, importAll, OPTIONS, roundTrip } from './round-trip'
import { sampleBundle } from './sample-bundle'

describe('JSON Lines', () => {
  test('export then import is identity on a text that the library has', () => {
    fc.assert(
      fc.property(randomBundle, (bundle) => {
        const { exported, imported, back } = roundTrip('jsonl', bundle)
        expect(back).toEqual(bundle)
        expect(exported.losses).toEqual([
          { what: 'text', count: 1 },
          { what: 'provenance', count: 1 },
        ])
        expect(imported.losses).toEqual([])
      }),
    )
  })

  test('several sets share one file, each line is JSON, the header states the unit', () => {
    fc.assert(
      fc.property(fc.uniqueArray(randomBundle, { minLength: 2, maxLength: 4, selector: ({ text }) => text }), (bundles) => {
        const { files } = exportBundles('jsonl', bundles, OPTIONS)
        const lines = (files[0]?.text ?? '').split('\n').slice(0, -1)
        expect(lines.map((line) => JSON.parse(line)).filter(({ kind }) => kind === 'set')).toHaveLength(bundles.length)
        expect(lines[0]).toContain('"offsetUnit":"utf-16"')
        expect(importAll(files, bundles)[0]?.sets.map((set) => set.bundle)).toEqual(bundles)
      }),
      { numRuns: 20 },
    )
  })

  test('the golden file of version 1 is still what is written, and still reads', () => {
    const written = exportBundles('jsonl', [sampleBundle], OPTIONS).files[0]?.text ?? ''
    const old = golden('sample.jsonl', written)
    expect(written).toBe(old)
    expect(importAll([{ path: 'old.jsonl', text: old }], [sampleBundle])[0]?.sets[0]?.bundle).toEqual(sampleBundle)
  })

  test('a line cut off breaks the file and says which', () => {
    const text = exportBundles('jsonl', [sampleBundle], OPTIONS).files[0]?.text ?? ''
    const cut = text.slice(0, text.indexOf('"c2"') + 10)
    expect(importFiles([{ path: 'cut.jsonl', text: cut }], knownOf([sampleBundle]), 'Ana', AT)).toMatchObject([
      { kind: 'failed', why: { kind: 'broken-file', where: expect.stringMatching(/^line 3, character \d+$/) } },
    ])
  })

  test('claims on a text that nobody has are refused together', () => {
    const { files } = exportBundles('jsonl', [sampleBundle], OPTIONS)
    expect(importFiles(files, [], 'Ana', AT)).toMatchObject([{ kind: 'failed', why: { kind: 'no-matching-text' } }])
  })
})
