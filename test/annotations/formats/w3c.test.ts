import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { exportBundles } from '#annotations/formats/export-bundles'
import { importFiles } from '#annotations/formats/import-files'
import { golden } from './golden'
import { knownOf, randomBundle } from './random-bundle'
import { AT, importAll, OPTIONS, roundTrip } from './round-trip'
import { sampleBundle } from './sample-bundle'

const annotation = (target: object, more: object = {}): string =>
  JSON.stringify({ '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'Annotation', id: 'a1', target, ...more })
const on = (selector: object | object[], more: object = {}) => ({ source: 'https://courier.example/harbour', selector, ...more })
const quote = (exact: string, prefix = '', suffix = '') => ({ type: 'TextQuoteSelector', exact, prefix, suffix })
const position = (start: number, end: number) => ({ type: 'TextPositionSelector', start, end })

describe('W3C Web Annotation', () => {
  test('export then import is identity but for rejected suggestions, which the report counts', () => {
    fc.assert(
      fc.property(randomBundle, (bundle) => {
        const { exported, imported, back } = roundTrip('w3c', bundle)
        const { rejected } = bundle.set
        expect(back).toEqual({ ...bundle, set: { ...bundle.set, rejected: [] } })
        expect(exported.losses.find(({ what }) => what === 'rejections')?.count ?? 0).toBe(rejected.length)
        expect(imported.losses).toEqual([])
        expect(imported.sets[0]).toMatchObject({ unit: 'code-points', unitStated: true, moved: 0, unplaced: [] })
      }),
    )
  })

  test('positions count code points', () => {
    const file = JSON.parse(exportBundles('w3c', [sampleBundle], OPTIONS).files[0]?.text ?? '')
    const points = [...sampleBundle.text]
    for (const { target } of file.first.items) {
      for (const { selector } of typeof target === 'string' ? [] : [target].flat()) {
        expect(points.slice(selector[0].start, selector[0].end).join('')).toBe(selector[1].exact)
      }
    }
    expect(file['claimlight:offsetUnit']).toBe('code-points')
  })

  test('the golden file of version 1 is still what is written, and still reads', () => {
    const written = exportBundles('w3c', [sampleBundle], OPTIONS).files[0]?.text ?? ''
    const old = golden('sample.annotations.jsonld', written)
    expect(written).toBe(old)
    expect(importAll([{ path: 'old.jsonld', text: old }], [sampleBundle])[0]?.sets[0]?.bundle).toEqual({
      ...sampleBundle,
      set: { ...sampleBundle.set, rejected: [] },
    })
  })

  test('positions in another unit than the specification’s are noticed by their quotes', () => {
    const { text } = sampleBundle
    const start = text.indexOf('Boats')
    const utf16 = annotation(on([position(start, start + 5), quote('Boats')]))
    const bytes = Buffer.from(text.slice(0, start), 'utf8').length
    const utf8 = annotation(on([position(bytes, bytes + 5), quote('Boats')]))
    for (const [file, unit] of [
      [utf16, 'utf-16'],
      [utf8, 'utf-8-bytes'],
    ] as const) {
      const [imported] = importAll([{ path: 'x.json', text: file }], [sampleBundle])
      expect(imported?.sets[0]).toMatchObject({ unit, unitStated: false, moved: 0, unplaced: [] })
      expect(imported?.sets[0]?.bundle.set.claims[0]?.content).toMatchObject([{ start, exact: 'Boats' }])
    }
  })

  test('a quote with wrong or no offsets is found by its words where they leave no choice', () => {
    const { text } = sampleBundle
    const wrong = annotation(on([position(0, 5), quote('Boats', 'still.\n', ' left')]))
    const [moved] = importAll([{ path: 'x.json', text: wrong }], [sampleBundle])
    expect(moved?.sets[0]).toMatchObject({ moved: 1, unplaced: [] })
    expect(moved?.sets[0]?.bundle.set.claims[0]?.content[0]?.start).toBe(text.indexOf('Boats'))

    const twice = annotation(on([position(0, 4), quote('said')]))
    const [ambiguous] = importAll([{ path: 'x.json', text: twice }], [sampleBundle])
    expect(ambiguous?.sets[0]).toMatchObject({ moved: 0, unplaced: [{ id: 'a1', part: 'content', quote: 'said', why: 'quote-ambiguous' }] })
    expect(ambiguous?.sets[0]?.bundle.set.claims).toEqual([])
  })

  test('an offset without a quote is believed only on exactly the text that the file names', () => {
    const bare = annotation(on(position(0, 7)))
    expect(
      importAll([{ path: 'x.json', text: annotation(on([position(0, 9), quote('Harbour 🚢')])) }], [sampleBundle])[0]?.sets,
    ).toHaveLength(1)
    expect(importFiles([{ path: 'x.json', text: bare }], knownOf([sampleBundle]), 'Ana', AT)).toMatchObject([
      { kind: 'failed', why: { kind: 'no-matching-text' } },
    ])
    const pinned = annotation(on(position(0, 7), { state: { id: `nih:sha-256;${sampleBundle.set.revision}` } }))
    expect(importAll([{ path: 'x.json', text: pinned }], [sampleBundle])[0]?.sets[0]?.bundle.set.claims[0]?.content).toMatchObject([
      { exact: 'Harbour' },
    ])
  })

  test('what other tools say is taken over: tag, comment, creator; what has no place is kept as it is', () => {
    const odd = { type: 'TextualBody', purpose: 'replying', value: 'see above' }
    const text = annotation(on(quote('Boats left the bay at dawn.')), {
      id: 'https://tool.example/annotations/7',
      creator: { name: 'Reader' },
      created: '2024-05-05T05:05:05Z',
      body: [{ type: 'TextualBody', purpose: 'tagging', value: 'contested' }, { type: 'TextualBody', value: 'Really?' }, odd],
    })
    const set = importAll([{ path: 'in/x.json', text }], [sampleBundle])[0]?.sets[0]?.bundle.set
    expect(set).toMatchObject({ analyst: 'Reader', claims: [{ tag: 'contested', note: 'Really?', createdAt: '2024-05-05T05:05:05Z' }] })
    expect(set?.claims[0]?.origin).toEqual({ kind: 'import', format: 'w3c', file: 'x.json', lines: [JSON.stringify(odd)] })
    expect(set?.claims[0]?.id).toMatch(/^w3c\.[0-9a-f]{16}$/)
  })

  test('annotations that mark no text are counted', () => {
    const text = JSON.stringify([
      JSON.parse(annotation(on(quote('Boats left the bay')))),
      { type: 'Annotation', id: 'b', target: 'https://courier.example/harbour.png#xywh=1,2,3,4' },
    ])
    expect(importAll([{ path: 'x.json', text }], [sampleBundle])[0]?.losses).toEqual([{ what: 'foreign-annotations', count: 1 }])
  })
})
