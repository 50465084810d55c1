import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import type { TextFile } from '#annotations/formats/bundle'
import { exportBundles } from '#annotations/formats/export-bundles'
import { EXPORT_FORMATS, type ExportFormat } from '#annotations/formats/format'
import { importFiles } from '#annotations/formats/import-files'
import { knownOf } from './random-bundle'
import { AT, OPTIONS } from './round-trip'
import { sampleBundle } from './sample-bundle'

const run = (files: readonly TextFile[]) => importFiles(files, knownOf([sampleBundle]), 'Ana', AT)
const one = (text: string, path = 'file') => run([{ path, text }])[0]

/** Whatever a file holds, the answer is a value, and nothing in it is where its quote is not. */
function expectSound(files: readonly TextFile[]): void {
  for (const outcome of run(files)) {
    if (outcome.kind === 'failed') {
      expect(['unknown-format', 'broken-file', 'newer-version', 'no-matching-text']).toContain(outcome.why.kind)
      continue
    }
    for (const { bundle } of outcome.imported.sets) {
      for (const { content, source, cue } of bundle.set.claims) {
        expect(content.length).toBeGreaterThan(0)
        for (const { start, end, exact } of [...content, ...source, ...cue]) expect(bundle.text.slice(start, end)).toBe(exact)
      }
    }
  }
}

describe('bad input', () => {
  test.each([
    ['nothing', '', 'unknown-format'],
    ['blanks', ' \n\t ', 'unknown-format'],
    ['prose', 'Rain fell on the mill.', 'unknown-format'],
    ['markup', '<html><script>alert(1)</script></html>', 'unknown-format'],
    ['binary', '\u0000\u0001\uFFFD\u0000', 'unknown-format'],
    ['other JSON', '{"a":1}', 'unknown-format'],
    ['a list of things', '[1,2,{"x":null}]', 'unknown-format'],
    ['other CSV', 'a,b\r\n1,2\r\n', 'unknown-format'],
    ['JSON cut off', '{"format":"claimlight","version":1', 'broken-file'],
    ['deep nesting', `{"format":"claimlight","x":${'['.repeat(100)}${']'.repeat(100)}}`, 'broken-file'],
    ['very deep nesting', '['.repeat(200_000), 'broken-file'],
    ['a prototype', '{"format":"claimlight","version":1,"__proto__":{"polluted":true}}', 'broken-file'],
    ['a prototype in disguise', '{"format":"claimlight","version":1,"a":{"\\u005f_proto__":{}}}', 'broken-file'],
    ['a version of the wrong type', '{"format":"claimlight","version":"1"}', 'broken-file'],
    ['a newer version', '{"format":"claimlight","version":99}', 'newer-version'],
    ['newer lines', '{"format":"claimlight-lines","kind":"set","version":99}', 'newer-version'],
    ['a newer collection', '{"type":"AnnotationCollection","claimlight:version":99}', 'newer-version'],
    ['newer brat', 'T1\tClaim 0 7\tHarbour\n#1\tClaimlightFile T1\t{"version":99}\n', 'newer-version'],
  ])('%s', (_, text, kind) => {
    expect(one(text)).toMatchObject({ kind: 'failed', why: { kind } })
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  test('where a file breaks is told without a word of it', () => {
    const text = exportBundles('native', [sampleBundle], OPTIONS).files[0]?.text ?? ''
    expect(one(`${text.slice(0, text.indexOf('serious'))}\u0001`)).toEqual({
      kind: 'failed',
      name: 'file',
      why: { kind: 'broken-file', where: expect.stringMatching(/^character \d+$/) },
    })
  })

  test('two claims under one id are refused', () => {
    const text = exportBundles('native', [sampleBundle], OPTIONS).files[0]?.text ?? ''
    expect(one(text.replace('"id": "c2"', '"id": "c1"'))).toMatchObject({ why: { kind: 'broken-file', where: 'claims/c1' } })
  })

  test('circles of nesting are cut, ends of links that are not there are counted', () => {
    const text = exportBundles('native', [sampleBundle], OPTIONS).files[0]?.text ?? ''
    const data = JSON.parse(text)
    data.set.claims[1].nestedIn = 'c3'
    data.set.links[0].to = 'gone'
    expect(one(JSON.stringify(data))).toMatchObject({
      imported: {
        losses: [
          { what: 'nesting', count: 1 },
          { what: 'links', count: 1 },
        ],
      },
    })
  })

  test('one file that cannot be read does not stop the others', () => {
    const good = exportBundles('native', [sampleBundle], OPTIONS).files
    expect(run([{ path: 'a.json', text: '{' }, ...good]).map(({ kind }) => kind)).toEqual(['failed', 'imported'])
  })

  const written = (format: ExportFormat) => exportBundles(format, [sampleBundle], OPTIONS).files

  test.each(EXPORT_FORMATS)('%s cut off anywhere is a value', (format) => {
    for (const file of written(format)) {
      for (let length = 0; length < file.text.length; length += 23) {
        expectSound(written(format).map((each) => (each.path === file.path ? { ...each, text: file.text.slice(0, length) } : each)))
      }
    }
  })

  test.each(EXPORT_FORMATS)('%s with anything changed anywhere is a value, and nothing is put in a wrong place', (format) => {
    const files = written(format)
    const change = fc.record({
      file: fc.nat(files.length - 1),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(3),
      by: fc.oneof(fc.constantFrom('', '"', '\\', '{', ']', ',', '\t', '\n', '9', '-', 'null', ';', ' '), fc.string({ maxLength: 3 })),
    })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const texts = files.map(({ text }) => text)
        for (const { file, at, length, by } of changes) {
          const text = texts[file] ?? ''
          const start = Math.floor(at * text.length)
          texts[file] = text.slice(0, start) + by + text.slice(start + length)
        }
        expectSound(files.map((file, i) => ({ ...file, text: texts[i] ?? '' })))
      }),
      { numRuns: 300 },
    )
  })

  test('native with any value replaced by another is a value', () => {
    const original = written('native')[0]?.text ?? ''
    fc.assert(
      fc.property(fc.nat(1000), fc.jsonValue(), (index, value) => {
        let n = 0
        const total = countValues(JSON.parse(original))
        const replaced: unknown = JSON.parse(original, (_, each: unknown) => (n++ === index % total ? value : each))
        expectSound([{ path: 'x.json', text: JSON.stringify(replaced) ?? '' }])
      }),
      { numRuns: 300 },
    )
  })

  const SUITE = '../shared/corpora/jsontestsuite/test_parsing'
  const maybe = existsSync(SUITE) ? test : test.skip
  maybe('JSONTestSuite, as a file of any name (skipped without ../shared/corpora/jsontestsuite)', () => {
    const names = readdirSync(SUITE)
    expect(names.length).toBeGreaterThan(300)
    for (const name of names) {
      const text = readFileSync(`${SUITE}/${name}`, 'utf8')
      for (const path of [name, 'x.ann', 'x.csv', 'x.jsonl']) expectSound([{ path, text }])
      // What must not be read as JSON is no file of ours either.
      if (name.startsWith('n_')) expect(one(text)).toMatchObject({ kind: 'failed' })
    }
  })
})

describe('annotations that others wrote', () => {
  const SUITE = '../shared/corpora/web-annotation-tests/tools/samples'
  const maybe = existsSync(SUITE) ? test : test.skip
  maybe('every sample of the W3C, right and wrong, is a value (skipped without ../shared/corpora/web-annotation-tests)', () => {
    const paths = ['correct', 'incorrect'].flatMap((kind) => readdirSync(`${SUITE}/${kind}`).map((name) => `${SUITE}/${kind}/${name}`))
    expect(paths.length).toBeGreaterThan(50)
    for (const path of paths) expectSound([{ path, text: readFileSync(path, 'utf8') }])
  })
})

function countValues(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1
  return Object.values(value).reduce((sum: number, each: unknown) => sum + countValues(each), 1)
}
