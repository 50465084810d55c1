import { readFileSync } from 'node:fs'
import Ajv2020 from 'ajv/dist/2020'
import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { exportBundles } from '#annotations/formats/export-bundles'
import { importFiles } from '#annotations/formats/import-files'
import { golden } from './golden'
import { randomBundle } from './random-bundle'
import { AT, importAll, OPTIONS, roundTrip } from './round-trip'
import { sampleBundle } from './sample-bundle'

const schema: object = JSON.parse(readFileSync('docs/format/native.schema.json', 'utf8'))

describe('native JSON', () => {
  test('export then import is identity, without any text known beforehand, and nothing is lost', () => {
    fc.assert(
      fc.property(randomBundle, (bundle) => {
        const { exported, imported, back } = roundTrip('native', bundle, { known: [] })
        expect(back).toEqual(bundle)
        expect(exported.losses).toEqual([])
        expect(imported.losses).toEqual([])
        expect(imported.sets[0]).toMatchObject({ bringsText: true, unit: 'utf-16', unitStated: true, moved: 0, unplaced: [] })
      }),
    )
  })

  test('every export fits the published schema', () => {
    const validate = new Ajv2020({ strict: true }).compile(schema)
    fc.assert(
      fc.property(randomBundle, (bundle) => {
        const [file] = exportBundles('native', [bundle], OPTIONS).files
        validate(JSON.parse(file?.text ?? ''))
        expect(validate.errors).toBeNull()
      }),
      { numRuns: 30 },
    )
  })

  test('the schema and the reader refuse the same things', () => {
    const validate = new Ajv2020({ strict: true }).compile(schema)
    const [file] = exportBundles('native', [sampleBundle], OPTIONS).files
    const broken: readonly ((data: { [key: string]: unknown; set: { claims: { [key: string]: unknown }[] } }) => void)[] = [
      (data) => delete data['offsetUnit'],
      (data) => (data['version'] = 1.5),
      (data) => (data['extra'] = true),
      (data) => ((data.set.claims[0] ?? data)['tag'] = 'true'),
      (data) => ((data.set.claims[0] ?? data)['content'] = [{ start: -1, end: 2, exact: '', prefix: '', suffix: '' }]),
      (data) => ((data.set.claims[0] ?? data)['id'] = 'a b'),
      (data) => ((data.set.claims[0] ?? data)['origin'] = { kind: 'oracle' }),
    ]
    for (const damage of broken) {
      const data = JSON.parse(file?.text ?? '')
      damage(data)
      expect(validate(data)).toBe(false)
      expect(importFiles([{ path: 'x.json', text: JSON.stringify(data) }], [], 'Ana', AT)).toMatchObject([
        { kind: 'failed', why: { kind: 'broken-file' } },
      ])
    }
  })

  test('a newer version is named, not guessed at', () => {
    const text = JSON.stringify({ format: 'claimlight', version: 3, everything: 'else' })
    expect(importFiles([{ path: 'x.json', text }], [], 'Ana', AT)).toEqual([
      { kind: 'failed', name: 'x.json', why: { kind: 'newer-version', where: '3' } },
    ])
  })

  test('a text that is not what its hash says is refused', () => {
    const [file] = exportBundles('native', [sampleBundle], OPTIONS).files
    const data = JSON.parse(file?.text ?? '')
    data.text = data.text.replace('not', 'now')
    expect(importFiles([{ path: 'x.json', text: JSON.stringify(data) }], [], 'Ana', AT)).toMatchObject([
      { kind: 'failed', why: { kind: 'broken-file', where: '/text' } },
    ])
  })

  test('the golden file of version 1 is still what is written, and still reads', () => {
    const written = exportBundles('native', [sampleBundle], OPTIONS).files[0]?.text ?? ''
    const old = golden('sample.claimlight.json', written)
    expect(written).toBe(old)
    expect(importAll([{ path: 'old.json', text: old }], [])[0]?.sets[0]?.bundle).toEqual(sampleBundle)
  })
})
