import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { LOSS_KINDS, type Unplaced } from '#annotations/formats/bundle'
import { EXPORT_FORMATS, OFFSET_UNITS } from '#annotations/formats/format'
import type { Conflict as OpMisfit } from '#annotations/ops/apply'
import { OP_LABELS } from '#annotations/ops/op'
import { IMPORT_NOTICES } from '#main/exchange/notices'
import { COMMAND_GROUPS, COMMANDS } from '#shared/commands'
import { FAILURE_CODES } from '#shared/failures'
import { ADJUDICATE_MESSAGES } from '#shared/messages/adjudicate'
import { CARRIED_MESSAGES } from '#shared/messages/carried'
import { COMMAND_MESSAGES } from '#shared/messages/commands'
import { DESKTOP_MESSAGES } from '#shared/messages/desktop'
import { FAILURE_MESSAGES } from '#shared/messages/failures'
import { FIGURE_MESSAGES } from '#shared/messages/figures'
import { INTERFACE_MESSAGES } from '#shared/messages/interface'
import { LEDGER_MESSAGES } from '#shared/messages/ledger'
import { LOSS_MESSAGES } from '#shared/messages/losses'
import { failureWords, isMessageKey, message } from '#shared/messages/message'
import { NOTICE_MESSAGES } from '#shared/messages/notices'
import { PACKAGE_MESSAGES } from '#shared/messages/packages'
import { PEOPLE_MESSAGES } from '#shared/messages/people'
import { RECHECK_REASON_MESSAGES } from '#shared/messages/recheck-reasons'
import { REPORT_MESSAGES } from '#shared/messages/report'
import { REVIEW_MESSAGES } from '#shared/messages/review'
import { REVISION_MESSAGES } from '#shared/messages/revisions'
import { STORAGE_MESSAGES } from '#shared/messages/storage'
import { scanCalls } from './source-scan'

const GROUPS: readonly Readonly<Record<string, string>>[] = [
  ADJUDICATE_MESSAGES,
  CARRIED_MESSAGES,
  COMMAND_MESSAGES,
  DESKTOP_MESSAGES,
  FAILURE_MESSAGES,
  FIGURE_MESSAGES,
  INTERFACE_MESSAGES,
  LEDGER_MESSAGES,
  LOSS_MESSAGES,
  NOTICE_MESSAGES,
  PACKAGE_MESSAGES,
  PEOPLE_MESSAGES,
  RECHECK_REASON_MESSAGES,
  REPORT_MESSAGES,
  REVIEW_MESSAGES,
  REVISION_MESSAGES,
  STORAGE_MESSAGES,
]
const CATALOGUE: Readonly<Record<string, string>> = Object.assign({}, ...GROUPS)

const PROJECT = resolve(__dirname, '../..')
const sourceOf = (folder: string): string =>
  readdirSync(join(PROJECT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes('messages'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n')
const SOURCE = ['renderer', 'main', 'shared'].map(sourceOf).join('\n')

const places = (words: string): readonly string[] => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')

describe('the catalogue has words for', () => {
  const UNPLACED: Readonly<Record<Unplaced['why'], true>> = { 'quote-not-found': true, 'quote-ambiguous': true, unverifiable: true }
  const wanted: readonly (readonly [string, readonly string[]])[] = [
    ['every command', COMMANDS.map(({ id }) => `command.${id}`)],
    ['every group of commands', COMMAND_GROUPS.map((group) => `group.${group}`)],
    ['every failure', FAILURE_CODES.flatMap((code) => [`failure.${code}.what`, `failure.${code}.safe`, `failure.${code}.do`])],
    ['everything that can be undone', OP_LABELS.map((label) => `op.${label}`)],
    ['every loss', [...LOSS_KINDS, 'own-version-kept'].map((kind) => `loss.${kind}`)],
    ['every notice of an import', IMPORT_NOTICES],
    ['every reason why a claim has no place', Object.keys(UNPLACED).map((why) => `unplaced.${why}`)],
    ['every format and unit', [...EXPORT_FORMATS.map((format) => `format.${format}`), ...OFFSET_UNITS.map((unit) => `unit.${unit}`)]],
  ]
  test.each(wanted)('%s', (_name, keys) => {
    expect(keys.filter((key) => !isMessageKey(key))).toEqual([])
  })

  test('nothing that is not there', () => {
    const notices: readonly string[] = IMPORT_NOTICES
    const losses: readonly string[] = [...LOSS_KINDS, 'own-version-kept']
    const codes: readonly string[] = FAILURE_CODES
    expect(Object.keys(NOTICE_MESSAGES).filter((key) => !notices.includes(key))).toEqual([])
    expect(Object.keys(LOSS_MESSAGES).filter((key) => !losses.includes(key.slice('loss.'.length)))).toEqual([])
    expect(Object.keys(FAILURE_MESSAGES).filter((key) => !codes.includes(key.split('.')[1] ?? ''))).toEqual([])
  })
})

test('no two groups of messages have a key in common', () => {
  expect(Object.keys(CATALOGUE)).toHaveLength(GROUPS.reduce((sum, group) => sum + Object.keys(group).length, 0))
})

describe('every interface message is used', () => {
  /** Keys that source builds from a part that varies, as `tag.${tag}`. */
  const templates = [...SOURCE.matchAll(/[`'"]([a-z][\w.-]*\.)\$\{[^`]*?\}([\w.-]*)`/g)].map(([, start = '', end = '']) => ({ start, end }))
  const isUsed = (key: string): boolean =>
    [`'${key}'`, `"${key}"`, `\`${key}\``].some((quoted) => SOURCE.includes(quoted)) ||
    templates.some(({ start, end }) => key.startsWith(start) && key.endsWith(end))

  test('by its key, or by a key that is put together', () => {
    const unused = Object.keys({ ...INTERFACE_MESSAGES, ...LEDGER_MESSAGES, ...REVISION_MESSAGES, ...DESKTOP_MESSAGES }).filter(
      (key) => !isUsed(key),
    )
    expect(unused).toEqual([])
  })

  test('and the check can tell', () => {
    expect(isUsed('library.nobody-says-this')).toBe(false)
    expect(isUsed('tag.attributed')).toBe(true)
  })
})

describe('places in a message', () => {
  test('are filled from the values, as they are, and stay visible without one', () => {
    expect(message('undo.named', { what: '<b>{what}</b>' })).toBe('Undo <b>{what}</b>')
    expect(message('undo.named')).toBe('Undo {what}')
    expect(message('find.count', { at: 1, of: 2 })).toBe('1 of 2')
    expect(message('undo.named', JSON.parse('{"__proto__": {"what": "x"}}') as Record<string, string>)).toBe('Undo {what}')
    expect(isMessageKey('toString')).toBe(false)
  })

  const calls = scanCalls(SOURCE, /message\(\s*'([\w.-]+)'/g).map(({ first, names }) => ({ key: first, names: names ?? [] }))

  test('all have a value wherever the key stands in the source', () => {
    expect(calls.length).toBeGreaterThan(100)
    const unfilled = calls.flatMap(({ key, names }) =>
      places(CATALOGUE[key] ?? '')
        .filter((place) => !names.includes(place))
        .map((place) => `${key}: {${place}}`),
    )
    expect([...new Set(unfilled)]).toEqual([])
  })

  test('and no value is given that the message has no place for', () => {
    const idle = calls.flatMap(({ key, names }) =>
      names.filter((name) => !places(CATALOGUE[key] ?? '').includes(name)).map((name) => `${key}: ${name}`),
    )
    expect([...new Set(idle)]).toEqual([])
  })
})

describe('failures', () => {
  const made = [
    ...scanCalls(SOURCE, /new FailureError\(\s*'([\w-]+)'/g).map(({ first, names }) => ({ code: first, names: names ?? [] })),
    ...scanCalls(SOURCE, /code: '([\w-]+)', values:/g).map(({ first, names }) => ({ code: first, names: names ?? [] })),
  ]

  test('carry every value that their first sentence names, wherever one is made', () => {
    expect(made.length).toBeGreaterThan(30)
    const unfilled = made.flatMap(({ code, names }) =>
      places(CATALOGUE[`failure.${code}.what`] ?? '')
        .filter((place) => !names.includes(place))
        .map((place) => `${code}: {${place}}`),
    )
    expect([...new Set(unfilled)]).toEqual([])
  })

  test.each(FAILURE_CODES)('%s says in three whole sentences what happened, what is safe and what to do', (code) => {
    const values = Object.fromEntries(places(CATALOGUE[`failure.${code}.what`] ?? '').map((place) => [place, 'x']))
    for (const sentence of Object.values(failureWords({ code, values }))) {
      expect(sentence).toMatch(/^[“A-Zx].*\.$/)
      expect(sentence).not.toMatch(/[{}]/)
    }
  })

  test.each(['exists', 'missing', 'changed', 'linked', 'invalid'] satisfies OpMisfit['reason'][])(
    'an edit that does not fit says why in words: %s',
    (reason) => {
      const { what } = failureWords({ code: 'op-conflict', values: { reason, id: 'c1' } })
      expect(what).toMatch(/as they are now: [a-z ,]{15,} \(c1\)\.$/)
    },
  )

  test('only the first sentence has places, so that the others hold whatever happened', () => {
    const others = Object.entries(FAILURE_MESSAGES).filter(([key, words]) => !key.endsWith('.what') && places(words).length > 0)
    expect(others).toEqual([])
  })

  test('every code is made somewhere', () => {
    const unused = FAILURE_CODES.filter((code) => !new RegExp(`['"]${code}['"]`).test(SOURCE.replace(/FAILURE_CODES = \[[^\]]*\]/, '')))
    expect(unused).toEqual([])
  })
})
