import { existsSync, readdirSync, readFileSync } from 'node:fs'
import Ajv from 'ajv'
import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import type { Bundle } from '#annotations/formats/bundle'
import { exportBundles } from '#annotations/formats/export-bundles'
import { fromDraft04 } from './draft-04'
import { randomBundle } from './random-bundle'
import { OPTIONS } from './round-trip'
import { sampleBundle } from './sample-bundle'

const SUITE = '../shared/corpora/web-annotation-tests'
const maybe = existsSync(SUITE) ? describe : describe.skip
const read = (path: string): unknown => JSON.parse(readFileSync(`${SUITE}/${path}`, 'utf8'))

/** RFC 3986 and RFC 3339 as far as a schema's `format` asks. */
const FORMATS = {
  uri: /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/,
}

/** Every MUST of one of the suite's test files, as validators by name. */
function musts(file: string, strict: boolean) {
  const ajv = new Ajv({ strict: false, formats: FORMATS })
  for (const name of readdirSync(`${SUITE}/definitions`))
    ajv.addSchema(fromDraft04(read(`definitions/${name}`), { strict }) as object, name)
  const { assertions } = read(file) as { assertions: readonly string[] }
  return assertions.map((path) => {
    const schema = fromDraft04(read(path), { strict }) as { $id?: string }
    // Relative references start at the definitions.
    const { $id: _, ...anonymous } = schema
    return { path, validate: ajv.compile(anonymous), expected: (read(path) as { expectedResult?: string }).expectedResult !== 'invalid' }
  })
}

function failures(file: string, strict: boolean, value: unknown): readonly string[] {
  return musts(file, strict)
    .filter(({ validate, expected }) => validate(value) !== expected)
    .map(({ path }) => path)
}

const collectionOf = (bundle: Bundle) => JSON.parse(exportBundles('w3c', [bundle], OPTIONS).files[0]?.text ?? '')

maybe('the W3C’s own schemas (skipped without ../shared/corpora/web-annotation-tests)', () => {
  for (const strict of [false, true]) {
    const reading = strict ? 'with what stands beside $ref' : 'as draft 4 reads them'

    test(`every MUST for collections, pages and annotations holds, ${reading}`, () => {
      const collection = musts('collections/collectionMusts.test', strict)
      const page = musts('collections/pages/pageMusts.test', strict)
      const annotation = musts('annotations/annotationMusts.test', strict)
      expect(annotation.length).toBeGreaterThan(50)
      const failing = (checks: typeof page, value: unknown) =>
        checks.filter((check) => check.validate(value) !== check.expected).map((check) => check.path)
      const check = (bundle: Bundle): void => {
        const file = collectionOf(bundle)
        expect(failing(collection, file)).toEqual([])
        expect(failing(page, file)).toEqual([])
        // An annotation inside a page has the page's context.
        for (const item of file.first.items) expect(failing(annotation, { '@context': file['@context'], ...item })).toEqual([])
      }
      check(sampleBundle)
      fc.assert(fc.property(randomBundle, check), { numRuns: 20 })
    })
  }

  test('these checks can fail', () => {
    const [item] = collectionOf(sampleBundle).first.items
    const context = { '@context': 'http://www.w3.org/ns/anno.jsonld' }
    for (const damaged of [
      { ...item },
      { ...context, ...item, id: 'no uri' },
      { ...context, ...item, target: undefined },
      { ...context, ...item, bodyValue: 'twice' },
      { ...context, ...item, created: 'yesterday' },
      { ...context, ...item, target: { ...item.target[0], selector: [{ type: 'TextPositionSelector', start: 1.5, end: 2 }] } },
      { ...context, ...item, target: { ...item.target[0], state: { type: 'Unknown' } } },
    ]) {
      expect(failures('annotations/annotationMusts.test', true, JSON.parse(JSON.stringify(damaged)))).not.toEqual([])
    }
  })
})
