import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import type { PackedArticle, PackedLog } from '#main/app/package/package-content'
import { type ReadPackage, readPackage } from '#main/app/package/read-package'
import { writePackage } from '#main/app/package/write-package'
import { readZip } from '#main/exchange/zip/read-zip'
import { formatEntry, formatHeader } from '#main/store/journal-format'
import { FailureError } from '#shared/failures'
import { addClaim } from '#support/sample-set'
import { buildZip } from '../../exchange/zip/build-zip'

const TEXT = 'The mill will close in May, said the owner. Nobody had told the workers.\n'
const sha = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')
const SHA = sha(TEXT)
const ID = SHA.slice(0, 16)
const AT = '2026-01-02T03:04:05.000Z'
const LOG: PackedLog = {
  kind: 'annotations',
  articleId: ID,
  analyst: 'Ana',
  begunOn: SHA,
  log: [{ seq: 1, at: AT, by: 'Ana', op: addClaim(TEXT, 'c1') }],
}
const ARTICLE: PackedArticle = {
  article: {
    id: ID,
    metadata: { title: 'Mill', outlet: '', author: '', published: '', url: '', language: '' },
    revisions: [
      {
        sha256: SHA,
        length: TEXT.length,
        addedAt: AT,
        provenance: { fileName: 'mill.txt', format: 'text', encoding: 'utf-8', encodingEvidence: 'strict-utf-8', notices: [] },
      },
    ],
  },
  texts: new Map([[SHA, TEXT]]),
  logs: [LOG],
}
const ANALYSTS = [{ id: 'Ana', name: 'Ana', names: [] }]
const SAID = { kind: 'open', from: 'Ana', answers: null, analysts: ANALYSTS, generator: 'test', created: AT } as const

type Files = ReadonlyMap<string, string>
const good = (): Files =>
  new Map(
    readZip('p', writePackage({ ...SAID, articles: [ARTICLE] }).bytes).map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]),
  )
const SET = `articles/${ID}/sets/1.ndjson`
const PAGE = `articles/${ID}/revisions/${SHA}.txt`
const HEAD = `articles/${ID}/article.json`

/** The package with files changed, its manifest telling the truth about them. */
function sealed(
  changes: Readonly<Record<string, string | null>>,
  manifest: (said: Record<string, unknown>) => unknown = (said) => said,
): Uint8Array {
  const files = new Map(good())
  for (const [path, content] of Object.entries(changes))
    if (content === null) files.delete(path)
    else files.set(path, content)
  const said = JSON.parse(files.get('manifest.json') ?? '') as Record<string, unknown>
  files.delete('manifest.json')
  const entries = [...files].map(([path, content]) => ({ path, size: Buffer.byteLength(content), sha256: sha(content) }))
  const written = manifest({ ...said, entries })
  return zipOf(new Map([['manifest.json', typeof written === 'string' ? written : JSON.stringify(written)], ...files]))
}
const zipOf = (files: Files): Uint8Array => buildZip([...files].map(([name, content]) => ({ name, content })))

function refusal(bytes: Uint8Array): { readonly code: string; readonly where: string } {
  try {
    readPackage('p.claimlight', bytes)
  } catch (error) {
    if (error instanceof FailureError)
      return { code: error.code, where: error.values['where'] ?? error.values['reason'] ?? error.values['version'] ?? '' }
    throw error
  }
  return { code: 'taken', where: '' }
}
const logText = (log: PackedLog): string =>
  formatHeader({ articleId: log.articleId, revision: log.begunOn, analyst: log.analyst, after: 0 }) + log.log.map(formatEntry).join('')

test('what was written is read', () => {
  const { bytes, manifest } = writePackage({ ...SAID, articles: [ARTICLE] })
  expect(readPackage('p', bytes)).toEqual({ manifest, articles: [ARTICLE] })
  expect(refusal(sealed({}))).toEqual({ code: 'taken', where: '' })
})

test('the bytes follow from the content, in whatever order its parts come', () => {
  const second = { ...LOG, analyst: 'Ben' }
  const one = writePackage({ ...SAID, articles: [{ ...ARTICLE, logs: [LOG, second] }] }).bytes
  expect(writePackage({ ...SAID, articles: [{ ...ARTICLE, logs: [second, LOG] }] }).bytes).toEqual(one)
})

test('a text that says one thing a million times is stored, not packed into what looks like a bomb', () => {
  const text = 'a'.repeat(2_000_000)
  const hash = sha(text)
  const [revision] = ARTICLE.article.revisions
  const article = {
    ...ARTICLE.article,
    id: hash.slice(0, 16),
    revisions: [{ ...revision, sha256: hash, length: text.length }],
  } as PackedArticle['article']
  const { bytes } = writePackage({ ...SAID, articles: [{ article, texts: new Map([[hash, text]]), logs: [] }] })
  expect(readPackage('p', bytes).articles[0]?.texts.get(hash)).toBe(text)
})

describe('is refused with a name', () => {
  const cases: readonly [string, () => Uint8Array, string, string][] = [
    ['no archive', () => Buffer.from('not a zip'), 'unsafe-archive', 'archive-broken'],
    ['cut short', () => writePackage({ ...SAID, articles: [ARTICLE] }).bytes.subarray(0, 700), 'unsafe-archive', 'archive-broken'],
    ['a bomb', () => buildZip([{ name: 'manifest.json', content: new Uint8Array(40_000_000) }]), 'unsafe-archive', 'archive-bomb'],
    ['too large', () => buildZip([{ name: 'manifest.json', content: 'x', unpacked: 60_000_000 }]), 'unsafe-archive', 'archive-too-large'],
    ['a name that leads out', () => buildZip([{ name: '../manifest.json', content: '{}' }]), 'unsafe-archive', 'archive-name'],
    [
      'one name twice',
      () =>
        buildZip([
          { name: 'manifest.json', content: '{}' },
          { name: 'manifest.json', content: '{}' },
        ]),
      'unsafe-archive',
      'archive-name',
    ],
    ['an archive of something else', () => buildZip([{ name: 'notes.txt', content: 'hello' }]), 'package-foreign', ''],
    ['another manifest', () => sealed({}, () => ({ format: 'other', version: 1 })), 'package-foreign', ''],
    ['a newer one', () => sealed({}, (said) => ({ ...said, version: 2, kind: 'what comes next' })), 'package-newer', '2'],
    ['a version that never was', () => sealed({}, (said) => ({ ...said, version: 0 })), 'package-foreign', ''],
    ['a manifest that is no JSON', () => sealed({}, () => '{'), 'package-broken', 'manifest.json'],
    [
      '__proto__ in the manifest',
      () => sealed({}, (said) => `{"__proto__":{"kind":"open"},${JSON.stringify(said).slice(1)}`),
      'package-broken',
      'manifest.json',
    ],
    [
      'a manifest nested deep',
      () => sealed({}, (said) => JSON.stringify({ ...said, kind: 0 }).replace('"kind":0', `"kind":${'['.repeat(5000)}${']'.repeat(5000)}`)),
      'package-broken',
      'manifest.json',
    ],
    ['an unknown kind', () => sealed({}, (said) => ({ ...said, kind: 'secret' })), 'package-broken', 'manifest.json: kind'],
    ['a file changed', () => zipOf(new Map(good()).set(PAGE, TEXT.replace('May', 'Jun'))), 'package-broken', PAGE],
    ['a file missing', () => zipOf(new Map([...good()].filter(([path]) => path !== SET))), 'package-broken', SET],
    ['a file too many', () => zipOf(new Map(good()).set('articles/extra.txt', 'x')), 'package-broken', 'articles/extra.txt'],
    [
      'a file of no article',
      () => sealed({ [`articles/${'0'.repeat(16)}/sets/1.ndjson`]: logText(LOG) }),
      'package-broken',
      `articles/${'0'.repeat(16)}/sets/1.ndjson`,
    ],
    ['a path no package has', () => sealed({ 'library.json': '{}' }), 'package-broken', 'library.json'],
    ['no article', () => sealed({ [HEAD]: null }), 'package-broken', HEAD],
    ['a text other than its hash', () => sealed({ [PAGE]: TEXT.replace('May', 'Jun') }), 'package-broken', PAGE],
    ['an article under another id', () => sealed({ [HEAD]: (good().get(HEAD) ?? '').replace(ID, 'f'.repeat(16)) }), 'package-broken', HEAD],
    ['a newer article', () => sealed({ [HEAD]: (good().get(HEAD) ?? '').replace('"schema": 1', '"schema": 99') }), 'package-newer', '99'],
    ['a set cut short', () => sealed({ [SET]: logText(LOG).slice(0, -9) }), 'package-broken', SET],
    ['an edit changed', () => sealed({ [SET]: logText(LOG).replace('c1', 'c2') }), 'package-broken', `${SET}, line 2: checksum`],
    [
      'a gap',
      () => sealed({ [SET]: logText({ ...LOG, log: LOG.log.map((entry) => ({ ...entry, seq: 2 })) }) }),
      'package-broken',
      `${SET}, line 2: edit 2 where 1 belongs`,
    ],
    [
      'a set begun on another text',
      () => sealed({ [SET]: logText({ ...LOG, begunOn: 'a'.repeat(64) }) }),
      'package-broken',
      `${SET}, edit 0`,
    ],
    [
      'a quote that is not there',
      () => sealed({ [SET]: logText({ ...LOG, log: [{ seq: 1, at: AT, by: 'Ana', op: addClaim(TEXT.replace('The', 'Two'), 'c1') }] }) }),
      'package-broken',
      `${SET}, edit 1`,
    ],
    [
      'an edit that does not fit',
      () => sealed({ [SET]: logText({ ...LOG, log: [...LOG.log, { seq: 2, at: AT, by: 'Ana', op: addClaim(TEXT, 'c1') }] }) }),
      'package-broken',
      `${SET}, edit 2`,
    ],
    [
      'undoing what was not done',
      () => sealed({ [SET]: logText({ ...LOG, log: [{ seq: 1, at: AT, by: 'Ana', undoes: 7, op: addClaim(TEXT, 'c1') }] }) }),
      'package-broken',
      `${SET}, edit 1`,
    ],
    ['two sets of one analyst', () => sealed({ [`articles/${ID}/sets/2.ndjson`]: logText(LOG) }), 'package-broken', HEAD],
    ['a set of nobody', () => sealed({ [SET]: logText({ ...LOG, analyst: ' ' }) }), 'package-broken', SET],
  ]
  test.each(cases)('%s', (_what, make, code, where) => {
    expect(refusal(make())).toEqual({ code, where })
    expect(({} as { kind?: string }).kind).toBeUndefined()
  })
})

test('no byte can be changed, and nothing be cut off, without it being noticed', () => {
  const { bytes } = writePackage({ ...SAID, articles: [ARTICLE] })
  const whole = JSON.stringify(readPackage('p', bytes), (_key, value: unknown) => (value instanceof Map ? [...value] : value))
  for (let at = 0; at < bytes.length; at++) {
    const changed = Uint8Array.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
    let read: ReadPackage | null = null
    try {
      read = readPackage('p', changed)
    } catch (error) {
      expect(error).toBeInstanceOf(FailureError)
    }
    // Dates and the like of the archive are nobody's business; what it holds must be the same then.
    if (read) expect(JSON.stringify(read, (_key, value: unknown) => (value instanceof Map ? [...value] : value))).toBe(whole)
  }
  for (let length = 0; length < bytes.length; length += 7) expect(() => readPackage('p', bytes.subarray(0, length))).toThrow(FailureError)
})
