import { describe, expect, test } from '@jest/globals'
import type { Bundle } from '#annotations/formats/bundle'
import { exportBundles } from '#annotations/formats/export-bundles'
import type { ExportFormat } from '#annotations/formats/format'
import { importFiles } from '#annotations/formats/import-files'
import { sha256 } from '#annotations/formats/sha256'
import { knownOf } from './random-bundle'
import { AT, OPTIONS } from './round-trip'
import { sampleBundle } from './sample-bundle'

/** Another text: of the same article, of the same address, or of nothing in common. */
function other(text: string, { id = sha256(text).slice(0, 16), url = '' } = {}): Bundle {
  const { article, set } = sampleBundle
  const revision = sha256(text)
  const revisions = article.revisions.map((each) => ({ ...each, sha256: revision, length: text.length }))
  return {
    text,
    article: { id, metadata: { ...article.metadata, url }, revisions },
    set: { ...set, articleId: id, revision, claims: [], links: [], rejected: [] },
  }
}

function read(format: ExportFormat, known: readonly Bundle[]) {
  const [outcome] = importFiles(exportBundles(format, [sampleBundle], OPTIONS).files, knownOf(known), 'Ana', AT)
  if (!outcome) throw new Error('no outcome')
  return outcome
}

const corrected = sampleBundle.text
  .replace('Harbour 🚢', 'Great 🚢🚢 harbour')
  .replace('five of seven cranes stand still', 'six of seven cranes stand still')

describe('a text that is not the one the file was made on', () => {
  test('a corrected article: what still stands is moved, what was changed is left out and listed, links with it', () => {
    const later = other(corrected, { id: sampleBundle.article.id })
    const outcome = read('jsonl', [later])
    if (outcome.kind === 'failed') throw new Error(outcome.why.kind)
    const [set] = outcome.imported.sets
    expect(set?.bundle.set.claims.map(({ id }) => id)).toEqual(['c1', 'c4'])
    for (const { content } of set?.bundle.set.claims ?? []) {
      for (const { start, end, exact } of content) expect(corrected.slice(start, end)).toBe(exact)
    }
    expect(set?.moved).toBe(2)
    expect(set?.unplaced).toEqual([
      { id: 'c2', part: 'content', quote: 'the damage is serious: five of seven cranes stand still', why: 'quote-not-found' },
      { id: 'c3', part: 'content', quote: 'five of seven cranes stand still', why: 'quote-not-found' },
    ])
    // The rejected suggestion stood on the word that was changed.
    expect(outcome.imported.losses).toEqual([
      { what: 'links', count: 1 },
      { what: 'rejections', count: 1 },
    ])
  })

  test('of an article’s revisions the one that holds most quotes, of equals the newest', () => {
    const id = sampleBundle.article.id
    const [first, second, third] = [`${sampleBundle.text}.`, `${sampleBundle.text}..`, corrected].map((text) => other(text, { id }))
    if (!first || !second || !third) throw new Error('texts')
    expect(read('csv', [first, second, third])).toMatchObject({
      imported: { sets: [{ bundle: { text: second.text }, bringsText: false }] },
    })
  })

  test('the same address will do, where neither hash nor id is known', () => {
    const { url } = sampleBundle.article.metadata
    expect(read('w3c', [other('Nothing of it.'), other(corrected, { url })])).toMatchObject({
      imported: { sets: [{ bundle: { text: corrected } }] },
    })
  })

  test('else the one text that has every quote; not one that has some, not two that have all', () => {
    const copy = `A copy. ${sampleBundle.text}`
    expect(read('csv', [other('Nothing.'), other(copy)])).toMatchObject({ imported: { sets: [{ bundle: { text: copy }, moved: 4 }] } })
    expect(read('csv', [other(corrected)])).toMatchObject({ kind: 'failed', why: { kind: 'no-matching-text' } })
    expect(read('csv', [other(copy), other(`${copy}!`)])).toMatchObject({ kind: 'failed', why: { kind: 'no-matching-text' } })
  })

  test('a source that is gone leaves its claim, and is listed', () => {
    const later = other(sampleBundle.text.replace('harbour master Ines Vale', 'Ms Vale'), { id: sampleBundle.article.id })
    expect(read('jsonl', [later])).toMatchObject({
      imported: {
        sets: [
          {
            bundle: { set: { claims: [{ id: 'c1', source: [] }, {}, {}, {}] } },
            unplaced: [
              { id: 'c1', part: 'source' },
              { id: 'c1', part: 'cue' },
            ],
          },
        ],
      },
    })
  })

  test('sets whose text nobody has are counted beside those whose text is there', () => {
    const stranger = other('Quite another story.')
    const { files } = exportBundles('jsonl', [sampleBundle, { ...stranger, set: { ...stranger.set, analyst: 'Bo' } }], OPTIONS)
    const outcomes = importFiles(files, knownOf([stranger]), 'Ana', AT)
    expect(outcomes).toMatchObject([
      { imported: { sets: [{ bundle: { set: { analyst: 'Bo' } } }], losses: [{ what: 'claims-without-text', count: 4 }] } },
    ])
  })
})

describe('what an export says it loses', () => {
  const rejections = { what: 'rejections', count: 1 }
  const text = { what: 'text', count: 1 }
  const provenance = { what: 'provenance', count: 1 }
  test.each([
    ['native', []],
    ['jsonl', [text, provenance]],
    ['w3c', [text, provenance, rejections]],
    ['csv', [text, provenance, rejections]],
    ['brat', [provenance, rejections]],
  ] as const)('%s', (format, losses) => {
    expect(exportBundles(format, [sampleBundle], OPTIONS).losses).toEqual(losses)
  })

  test('an empty set leaves no trace in a table, and none of its analyst in brat', () => {
    const empty = { ...sampleBundle, set: { ...sampleBundle.set, claims: [], links: [], rejected: [] } }
    for (const format of ['csv', 'brat'] as const) {
      expect(exportBundles(format, [empty], OPTIONS).losses).toContainEqual({ what: 'empty-sets', count: 1 })
    }
  })

  test('an article without the revision that its set names is misuse', () => {
    const wrong = { ...sampleBundle, set: { ...sampleBundle.set, revision: '0'.repeat(64) } }
    expect(() => exportBundles('native', [wrong], OPTIONS)).toThrow(RangeError)
  })
})

describe('names of exported files', () => {
  const named = (title: string, analyst = 'Ana') =>
    exportBundles(
      'native',
      [
        {
          ...sampleBundle,
          article: { ...sampleBundle.article, metadata: { ...sampleBundle.article.metadata, title } },
          set: { ...sampleBundle.set, analyst },
        },
      ],
      OPTIONS,
    ).files.map(({ path }) => path)[0] ?? ''

  test.each(['../../etc/passwd', 'C:\\Windows', 'CON', 'nul.txt', '', '...', 'a'.repeat(500), '\u202Egpj', 'Ž/ů', '🚢', 'a\u0000b', '-rf'])(
    '%j',
    (title) => {
      for (const name of [named(title), named('Rain', title)]) {
        expect(name).toMatch(/^[a-z0-9][a-z0-9-]*\.claimlight\.json$/)
        expect(name.length).toBeLessThan(200)
        expect(name).not.toMatch(/^(con|nul)\./)
      }
    },
  )

  test('two sets never share one', () => {
    const { files } = exportBundles(
      'native',
      [sampleBundle, sampleBundle, { ...sampleBundle, set: { ...sampleBundle.set, analyst: 'ANA' } }],
      OPTIONS,
    )
    expect(new Set(files.map(({ path }) => path.toLowerCase())).size).toBe(3)
  })
})
