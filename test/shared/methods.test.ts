import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { NO_METADATA } from '#annotations/model/article'
import type { Op } from '#annotations/ops/op'
import { DEFAULT_SETTINGS, type Method, METHODS, type Params, type Result } from '#shared/contract/methods'
import { addClaim, sampleArticle } from '#support/sample-set'

const TEXT = 'The mayor said the bridge was safe.\n'
const article = sampleArticle(TEXT)
const articleId = article.id
const op = addClaim(TEXT, 'c1')
const failure = { code: 'disk-full', values: {} } as const
const history = { undo: 'add-claim', redo: null } as const
const committed = { seq: 1, at: '2026-01-02T03:04:05.000Z', history }
const view = { topOffset: 3, topPixels: -0.5, selected: 'c1', caret: { start: 1, end: 1 } }
const set = { articleId, revision: article.revisions[0]?.sha256 ?? '', analyst: 'Ana', claims: [], links: [], rejected: [] }
const file = { name: 'a.txt', base64: 'YQ==' }
const ref = { analyst: 'Ben', claim: 'c1' }
const decision = {
  id: 'd1',
  verdict: 'take',
  taken: ref,
  about: [{ ...ref, content: [{ start: 0, end: 9 }], tag: 'contested', sourceName: 'The mayor' }],
  result: 'c9',
  reason: 'Closer to the text',
  by: 'Ana',
  at: '',
  against: [{ analyst: 'Ben', seq: 4 }],
} as const
const message = {
  id: 'm1',
  thread: 't1',
  kind: 'say',
  about: [ref],
  text: '@Ben why?',
  mentions: ['Ben'],
  after: 'm0',
  by: 'Ana',
  at: '',
} as const
const figures = [{ measure: 'fleiss-kappa', value: 0.5, low: 0.4, high: 0.6, why: '' }]
const sets = [{ analyst: 'Ben', seq: 4 }]
const stage = { id: 's1', kind: 'before', by: 'Ana', at: '', revision: set.revision, sets, claims: [3], figures } as const
const reviewOp: Op = {
  label: 'decide-take',
  atoms: [
    { kind: 'decision.add', decision },
    { kind: 'decision.remove', decision },
    { kind: 'message.add', message },
    { kind: 'message.remove', message },
    { kind: 'stage.add', stage },
    { kind: 'stage.remove', stage },
  ],
}

const backup = { name: 'b.zip', at: '2026-01-02T03:04:05Z', reason: 'manual', claims: 3, size: 1000 } as const
const change = {
  articleId,
  title: 'T',
  analyst: 'Ana',
  set: 'annotations',
  kind: 'changed',
  claimsNow: 1,
  claimsThen: 2,
  come: 1,
  gone: 0,
  altered: 0,
} as const
const target = { kind: 'set', set: 'annotations', articleId, analyst: 'Ana' } as const
const merged = { articleId, analyst: 'Ana', brought: 1, conflicts: 0, kept: '', refused: { count: 9, of: 10, quotes: ['q'] } }

const madePackage = { name: 'T', base64: 'YQ==', id: 'p1', articles: 1, sets: 2, bytes: 1 }
const packageLook = {
  name: 'a.claimlight',
  id: 'p1',
  kind: 'return',
  from: 'Ben',
  created: '',
  answers: 'blind',
  people: [{ id: 'Ben', names: [] }],
  articles: [{ id: articleId, title: 'T', isNew: false, newRevisions: 0 }],
  sets: [
    {
      articleId,
      analyst: 'Ana',
      set: 'annotations',
      isOwn: true,
      fate: 'merge',
      edits: 2,
      claims: 1,
      removes: 0,
      conflicts: [{ id: 'c1', base: null, mine: null, theirs: null, fields: ['tag'] }],
    },
  ],
} as const

/** One right message each way for every method; the compiler holds the list to the contract. */
const RIGHT: { readonly [M in Method]: { readonly params: Params<M>; readonly result: Result<M> } } = {
  'package.preview-masked': {
    params: { articleIds: null },
    result: { gaps: [{ kind: 'note', analyst: 'Ana', articleId, title: 'T', word: 'ana', words: 'ask ana' }], count: 1 },
  },
  'package.set-aside': { params: {}, result: { quarantine: 'quarantine/x' } },
  'people.list': {
    params: {},
    result: { people: [{ id: 'ana', names: [{ name: 'Ana', at: '2026-01-02T03:04:05.678Z', no: 1 }] }], failures: [failure] },
  },
  'people.rename': { params: { name: 'Ana' }, result: { people: [{ id: 'ana', names: [] }] } },
  'app.info': {
    params: {},
    result: {
      version: '0.1.0',
      host: 'test',
      library: 'library',
      libraryPath: '/library',
      analyst: 'Ana',
      readOnly: failure,
      notices: [failure],
      settings: DEFAULT_SETTINGS,
    },
  },
  'storage.backups': { params: {}, result: { backups: [backup], failure } },
  'storage.back-up': { params: {}, result: { backup } },
  'storage.copy': { params: {}, result: { name: 'a.zip', base64: 'YQ==' } },
  'storage.plan-restore': { params: { name: 'b.zip' }, result: { changes: [change], gone: 0, of: 1, confirm: false } },
  'storage.restore': { params: { name: 'b.zip', confirmed: true }, result: { before: backup, changes: [change] } },
  'storage.diagnose': {
    params: {},
    result: {
      troubles: [
        {
          target,
          title: 'T',
          problems: [{ file: 'f', failure }],
          canKeep: true,
          lost: [
            { kind: 'unfit', seq: 3, at: '2026-01-02T03:04:05.000Z', by: 'Ana', label: 'add-claim', quotes: ['q'] },
            { kind: 'unreadable', from: 1, to: 2 },
            { kind: 'history', from: 1, to: 2 },
          ],
          kept: 4,
          newer: null,
        },
      ],
    },
  },
  'storage.keep': { params: { target }, result: { quarantine: 'quarantine/x' } },
  'storage.outside': { params: { confirmed: false }, result: { merged: [merged], newArticles: 1 } },
  'storage.copies': {
    params: {},
    result: {
      copies: [{ file: 'f', title: 'T', analyst: 'Ana' }],
      unreadable: [failure],
    },
  },
  'storage.merge-copy': { params: { file: 'f', confirmed: false }, result: { merged } },
  'package.send': { params: { articleIds: [articleId], kind: 'masked' }, result: madePackage },
  'package.return': { params: { articleIds: null }, result: madePackage },
  'package.look': { params: { file }, result: packageLook },
  'package.merge': {
    params: { file, decided: [{ articleId, analyst: 'Ana', set: 'annotations', claim: 'c1', side: 'theirs' }] },
    result: packageLook,
  },
  'storage.take-over': { params: {}, result: {} },
  'settings.save': { params: DEFAULT_SETTINGS, result: {} },
  'library.list': {
    params: { query: 'bridge', state: 'done' },
    result: {
      entries: [
        {
          id: articleId,
          metadata: NO_METADATA,
          state: 'new',
          decided: 0,
          suggested: 1,
          claims: 0,
          tags: { attributed: 0, contested: 0, unverified: 0, untagged: 0 },
          rechecks: 0,
          isBehind: false,
          length: TEXT.length,
          addedAt: '',
          excerpt: '',
        },
      ],
    },
  },
  'article.add': {
    params: { files: [file], encoding: 'utf-8' },
    result: {
      results: [
        { kind: 'failed', name: 'b', failure },
        {
          kind: 'added',
          name: 'a',
          article,
          existing: false,
          earlier: { id: articleId, title: '', added: 0, removed: 0, changed: 0, tooDifferent: true },
        },
      ],
    },
  },
  'article.cancel-add': { params: {}, result: {} },
  'article.paste': {
    params: { text: TEXT, metadata: NO_METADATA },
    result: { result: { kind: 'added', name: '', article, existing: true, earlier: null } },
  },
  'article.open': { params: { articleId }, result: { article, text: TEXT, set, seq: 0, history, view, readOnly: failure } },
  'article.sets': { params: { articleId }, result: { sets: [{ set, seq: 1, failure: null }] } },
  'article.place': {
    params: { articleId, start: 0, end: 9 },
    result: {
      article,
      revision: 'r',
      seq: 3,
      history,
      tags: { attributed: 1, contested: 0, unverified: 0, untagged: 0 },
      claims: set.claims,
    },
  },
  'article.suggested': { params: { articleId, detector: 'rules-1', count: 1 }, result: {} },
  'article.describe': { params: { articleId, metadata: NO_METADATA }, result: { article } },
  'revision.add': {
    params: { articleId, source: { kind: 'file', file, encoding: null } },
    result: { result: { kind: 'added', article, revision: 'b'.repeat(64), existing: false } },
  },
  'revision.text': { params: { articleId, revision: 'b'.repeat(64) }, result: { text: TEXT } },
  'revision.set': { params: { articleId, revision: 'b'.repeat(64) }, result: { set } },
  'claim.history': {
    params: { articleId, claimId: 'c1' },
    result: {
      steps: [
        {
          seq: 1,
          at: '',
          by: 'Ana',
          label: 'revise',
          isUndo: false,
          revision: 'b'.repeat(64),
          content: null,
          tag: 'contested',
          note: '',
          recheck: { fate: 'changed', reasons: [{ kind: 'number', before: '49', after: '105' }] },
        },
      ],
    },
  },
  'set.commit': { params: { articleId, op }, result: committed },
  'set.undo': { params: { articleId }, result: { op, committed } },
  'set.redo': { params: { articleId }, result: { op, committed } },
  'review.open': {
    params: { articleId },
    result: {
      sets: [{ set, seq: 1, failure: null }],
      others: [{ set, seq: 0, failure }],
      own: { set, seq: 2, failure: null },
      history,
      readOnly: failure,
      seen: ['m1'],
    },
  },
  'review.commit': { params: { articleId, op: reviewOp }, result: committed },
  'review.undo': { params: { articleId }, result: { op: reviewOp, committed } },
  'review.redo': { params: { articleId }, result: { op: reviewOp, committed } },
  'review.seen': { params: { articleId, seen: ['m1', 'm2'] }, result: {} },
  'report.print': { params: { html: '<!doctype html>' }, result: { kind: 'page', path: '/printed/a.html' } },
  'review.at': { params: { articleId, points: [{ analyst: 'Ana', seq: 2 }] }, result: { sets: [null] } },
  'view.save': { params: { articleId, view }, result: {} },
  'export.run': {
    params: { scope: { kind: 'article', id: articleId }, format: 'brat', rawCsv: false },
    result: { files: [{ path: 'a.ann', text: '' }], unit: 'code-points', losses: [{ what: 'text', count: 1 }] },
  },
  'import.run': {
    params: { files: [file], into: 'own' },
    result: {
      reports: [
        {
          name: 'a',
          format: 'native',
          unit: 'utf-16',
          unitStated: true,
          articleIds: [articleId],
          claims: 1,
          links: 0,
          moved: 0,
          existing: 0,
          unplaced: [{ id: 'c1', part: 'content', quote: 'x', why: 'quote-not-found' }],
          losses: [],
          failure,
        },
      ],
    },
  },
  'import.cancel': { params: {}, result: {} },
  'library.verify': { params: {}, result: { articles: 1, problems: [{ file: 'index.json', failure }] } },
}

const METHOD_NAMES = Object.keys(METHODS) as Method[]

/** `value` with one property after the other left out, or replaced by something of another kind. */
function* wrongVersions(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value }
    const holder = copy as Record<string, unknown>
    if (!Array.isArray(value)) {
      delete holder[key]
      yield copy
    }
    yield Object.assign(Array.isArray(value) ? [...value] : { ...value }, { [key]: () => 0 })
    for (const wrong of wrongVersions(inner)) yield Object.assign(Array.isArray(value) ? [...value] : { ...value }, { [key]: wrong })
  }
}

describe.each(METHOD_NAMES)('%s', (method) => {
  const { params, result } = METHODS[method]
  const right = RIGHT[method]

  test('takes what is right through JSON without a change', () => {
    expect(params.parse(JSON.parse(JSON.stringify(right.params)))).toEqual(right.params)
    expect(result.parse(JSON.parse(JSON.stringify(right.result)))).toEqual(right.result)
  })

  test('refuses params and results of which one property is missing or of another kind', () => {
    // Values of a failure are whatever its message names, so one may be missing.
    const accepted = (schema: typeof params | typeof result, value: unknown): readonly unknown[] =>
      [...wrongVersions(value)].filter((wrong) => schema.safeParse(wrong).success)
    expect(accepted(params, right.params)).toEqual([])
    expect(accepted(result, right.result)).toEqual([])
  })

  test('refuses what is not an object', () => {
    for (const wrong of [undefined, null, 0, '', 'x', true, () => 0]) {
      expect(params.safeParse(wrong).success).toBe(false)
      expect(result.safeParse(wrong).success).toBe(false)
    }
  })

  test('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withDate: true, withMap: true, withSparseArray: true }), (anything) => {
        params.safeParse(anything)
        result.safeParse(anything)
      }),
    )
  })
})

test('limits hold at their edges', () => {
  const { params: list } = METHODS['library.list']
  expect(list.safeParse({ query: 'x'.repeat(1000), state: null }).success).toBe(true)
  expect(list.safeParse({ query: 'x'.repeat(1001), state: null }).success).toBe(false)
  const { params: settings } = METHODS['settings.save']
  for (const [zoom, fits] of [
    [0.5, true],
    [0.49, false],
    [3, true],
    [3.01, false],
  ] as const)
    expect(settings.safeParse({ ...DEFAULT_SETTINGS, zoom }).success).toBe(fits)
})
