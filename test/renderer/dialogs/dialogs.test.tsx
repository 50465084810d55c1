import { beforeEach, describe, expect, test } from '@jest/globals'
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { setToData } from '#annotations/model/annotation-set'
import type { ImportReport } from '#shared/contract/methods'
import { Dialogs } from '../../../renderer/dialogs/dialogs'
import type { OpenDialog } from '../../../renderer/state/app-store'
import { acceptEdit } from '../../../renderer/state/accept-edit'
import { DETECTION, doing, openWindow, type TrialWindow } from '../app/trial-window'

const [FIRST] = DETECTION.suggestions
if (!FIRST) throw new RangeError('no suggestion')

/** A window with two claims and one dialog open in it. */
async function openDialog(dialog: OpenDialog): Promise<TrialWindow> {
  const open = await openWindow(() => <Dialogs storage={null} packages={null} people={null} />)
  await doing(() => {
    for (const [i, suggestion] of DETECTION.suggestions.entries())
      open.session.perform(acceptEdit(open.session.store.getState(), suggestion, null, `c${i}`))
    open.controller.show(dialog)
  })
  return open
}

const dialog = (name: string) => screen.getByRole('dialog', { name })
const press = (name: string | RegExp) => doing(() => fireEvent.click(screen.getByRole('button', { name })))
const fill = (name: string, value: string) => doing(() => fireEvent.change(screen.getByLabelText(name), { target: { value } }))
const isOpen = ({ controller }: TrialWindow): boolean => controller.app.getState().dialog !== null
const callsOf = ({ host }: TrialWindow, method: string) => host.calls.filter((call) => call.method === method).map(({ params }) => params)

/** Names of files handed to the browser to save, and their words. */
let saved: { readonly name: string; readonly blob: Blob }[] = []
beforeEach(() => {
  saved = []
  let lastBlob = new Blob()
  URL.createObjectURL = (blob) => {
    lastBlob = blob as Blob
    return 'blob:x'
  }
  URL.revokeObjectURL = () => {}
  HTMLAnchorElement.prototype.click = function click(this: HTMLAnchorElement) {
    saved.push({ name: this.download, blob: lastBlob })
  }
})

test.each([
  ['Evidence', { kind: 'evidence', claimId: 'c0', evidenceId: null }, 'Add evidence'],
  ['Link', { kind: 'link', claimId: 'c0' }, 'Link to another claim'],
  ['Paste', { kind: 'paste', text: '' }, 'Paste text as article'],
  ['Export', { kind: 'export' }, 'Export annotations'],
  ['Import', { kind: 'import', files: [{ name: 'a.json', base64: '' }] }, 'Import annotations'],
  ['Report', { kind: 'import-report', reports: [] }, 'Import report'],
  ['Details', { kind: 'describe' }, 'Article details'],
  ['Shortcuts', { kind: 'shortcuts' }, 'Keyboard shortcuts'],
  ['Palette', { kind: 'palette' }, 'Command palette'],
  ['About', { kind: 'about' }, 'Claimlight 0.0.0'],
] as const)('%s: the dialog and everything in it has a name, and Escape closes it', async (_name, which, name) => {
  const open = await openDialog(which)
  const inside = within(dialog(name))
  for (const role of ['button', 'textbox', 'searchbox', 'combobox', 'radio', 'checkbox', 'group', 'listbox', 'option'] as const) {
    const named = inside.queryAllByRole(role, { name: /\S/ })
    expect([role, inside.queryAllByRole(role).filter((element) => !named.includes(element))]).toEqual([role, []])
  }
  await doing(() => fireEvent.keyDown(dialog(name), { key: 'Escape' }))
  expect(isOpen(open)).toBe(false)
})

describe('evidence', () => {
  test('is added with its stance, and not without address and excerpt', async () => {
    const open = await openDialog({ kind: 'evidence', claimId: 'c0', evidenceId: null })
    const save = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Save' })
    expect(save().disabled).toBe(true)
    await fill('Excerpt', '  ')
    expect(save().disabled).toBe(true)
    await fill('Address', ' https://example.org/minutes ')
    await fill('Excerpt', 'Seven to two.')
    await fill('Retrieved', '2026-03-01')
    await doing(() => fireEvent.click(screen.getByLabelText('refutes')))
    await press('Save')
    expect(isOpen(open)).toBe(false)
    expect(open.host.set.claims.get('c0')?.evidence).toEqual([
      { id: expect.any(String), url: 'https://example.org/minutes', excerpt: 'Seven to two.', stance: 'refutes', retrieved: '2026-03-01' },
    ])
  })

  test('that is there is edited, not added again', async () => {
    const open = await openWindow(() => <Dialogs storage={null} packages={null} people={null} />)
    const evidence = { id: 'e1', url: '', excerpt: 'Old.', stance: 'context', retrieved: '' } as const
    await doing(() => {
      open.session.perform(acceptEdit(open.session.store.getState(), FIRST, null, 'c0'))
      open.session.perform({ kind: 'evidence.add', id: 'c0', evidence })
      open.controller.show({ kind: 'evidence', claimId: 'c0', evidenceId: 'e1' })
    })
    await fill('Excerpt', 'New.')
    await press('Save')
    expect(open.host.set.claims.get('c0')?.evidence).toEqual([{ ...evidence, excerpt: 'New.' }])
  })
})

describe('a link', () => {
  test('is made from this claim to the one chosen, of the kind and with the reason given', async () => {
    const open = await openDialog({ kind: 'link', claimId: 'c0' })
    const save = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Link to another claim' })
    expect(save().disabled).toBe(true)
    await doing(() => fireEvent.click(screen.getByLabelText('updates')))
    await doing(() => fireEvent.click(screen.getByRole('radio', { name: /denied it/ })))
    await fill('Reason', ' Later. ')
    await doing(() => fireEvent.click(save()))
    expect(setToData(open.host.set).links).toMatchObject([{ kind: 'updates', from: 'c0', to: 'c1', reason: 'Later.' }])
    expect(isOpen(open)).toBe(false)
  })

  test('offers other claims only, narrowed down by words of theirs or their source', async () => {
    await openDialog({ kind: 'link', claimId: 'c0' })
    expect(screen.queryByRole('radio', { name: /bridge was safe/ })).toBeNull()
    await fill('Find the other claim', 'ENGINEER')
    expect(screen.getByRole('radio', { name: /denied it/ })).toBeTruthy()
    await fill('Find the other claim', 'nowhere')
    expect(screen.getByText('No claim matches.')).toBeTruthy()
  })
})

describe('pasting', () => {
  test('sends text and details as they are', async () => {
    const open = await openDialog({ kind: 'paste', text: '' })
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Add to library' }).disabled).toBe(true)
    await fill('Text', ' <b>Text</b>\n')
    await fill('Title', 'A “title”')
    await press('Add to library')
    expect(callsOf(open, 'article.paste')).toMatchObject([{ text: ' <b>Text</b>\n', metadata: { title: 'A “title”', outlet: '' } }])
  })
})

describe('exporting', () => {
  test('hands over one file under the article’s name, and says what the format leaves out', async () => {
    const open = await openDialog({ kind: 'export' })
    await doing(() => fireEvent.click(screen.getByRole('radio', { name: /CSV/ })))
    await doing(() => fireEvent.click(screen.getByRole('checkbox', { name: 'Guard against spreadsheet formulas' })))
    await press('Export')
    expect(callsOf(open, 'export.run')).toEqual([{ scope: { kind: 'article', id: open.host.article.id }, format: 'csv', rawCsv: true }])
    expect(saved.map(({ name }) => name)).toEqual(['Bridge.claimlight.json'])
    const report = within(screen.getByRole('status'))
    expect(report.getByText(/Bridge\.claimlight\.json.*UTF-16 code units/)).toBeTruthy()
    expect(report.getByText(/2 × rejected suggestions/)).toBeTruthy()
  })

  test('of the whole library asks for all of it', async () => {
    const open = await openDialog({ kind: 'export' })
    await doing(() => fireEvent.click(screen.getByRole('radio', { name: 'The whole library' })))
    await press('Export')
    expect(callsOf(open, 'export.run')).toMatchObject([{ scope: { kind: 'library' }, format: 'native' }])
  })

  test('waits for edits that are still on their way', async () => {
    const open = await openDialog({ kind: 'export' })
    open.host.isPrompt = false
    await doing(() => open.session.perform({ kind: 'note', id: 'c0', note: 'Late.' }))
    await press('Export')
    expect(callsOf(open, 'export.run')).toEqual([])
    await doing(() => open.host.answer())
    expect(callsOf(open, 'export.run')).toHaveLength(1)
    await doing(() => open.host.answer())
  })
})

describe('importing', () => {
  test('lists the files and asks whose set they go into', async () => {
    const files = [{ name: '<i>a</i>.json', base64: 'e30=' }]
    const open = await openDialog({ kind: 'import', files })
    expect(screen.getByText('<i>a</i>.json')).toBeTruthy()
    expect(screen.getByRole('radio', { name: 'myself (Ana)' })).toBeTruthy()
    await doing(() => fireEvent.click(screen.getByRole('radio', { name: 'whoever the file names' })))
    await doing(() => fireEvent.click(within(dialog('Import annotations')).getByRole('button', { name: 'Import' })))
    expect(callsOf(open, 'import.run')).toEqual([{ files, into: 'author' }])
  })

  const report: ImportReport = {
    name: 'set.csv',
    format: 'csv',
    unit: 'utf-16',
    unitStated: false,
    articleIds: [],
    claims: 3,
    links: 1,
    moved: 2,
    existing: 4,
    unplaced: [{ id: 'c1', part: 'content', quote: '<script>no</script>', why: 'quote-ambiguous' }],
    losses: [{ what: 'columns', count: 5 }],
    failure: null,
  }

  test('reports unit, counts, what has no place and why, and what was left out', async () => {
    await openDialog({ kind: 'import-report', reports: [report] })
    const { textContent } = dialog('Import report')
    for (const words of [
      'CSV: 3 claims and 1 links taken over.',
      'comparing quotes showed UTF-16 code units',
      '4 were there already',
      '2 had offsets that do not hold',
      '1 could not be placed',
      '<script>no</script>',
      'stands in the text more than once',
      '5 × column',
    ])
      expect(textContent).toContain(words)
    expect(document.querySelector('script')).toBeNull()
  })

  test('says what became of claims made on another revision, and how many wait; nothing of it where there were none', async () => {
    const carried = { kept: 5, moved: 4, changed: 1, ambiguous: 2, lost: 3 }
    await openDialog({ kind: 'import-report', reports: [{ ...report, carried }] })
    const { textContent } = dialog('Import report')
    expect(textContent).toContain('Made on another revision of the article')
    expect(textContent).toContain('5 unchanged, 4 moved, 1 changed, 2 unclear, 3 gone. 6 claims wait in Revisions to be looked at again.')
    cleanup()
    await openDialog({ kind: 'import-report', reports: [{ ...report, carried: { ...carried, changed: 0, ambiguous: 0, lost: 0 } }] })
    expect(dialog('Import report').textContent).toContain('0 gone.')
    expect(dialog('Import report').textContent).not.toContain('looked at again')
    cleanup()
    await openDialog({ kind: 'import-report', reports: [report] })
    expect(dialog('Import report').textContent).not.toContain('another revision')
  })

  test('says of a file that could not be read what happened, what is safe and what to do', async () => {
    const failure = { code: 'broken-file', values: { name: 'a.json', where: 'line 3' } } as const
    await openDialog({ kind: 'import-report', reports: [{ ...report, failure }] })
    const { textContent } = dialog('Import report')
    expect(textContent).toContain('“a.json” is damaged or breaks off (line 3).')
    expect(textContent).toContain('your annotations are as they were')
    expect(textContent).not.toContain('taken over')
  })
})

describe('article details', () => {
  test('show how the text came to be, in words', async () => {
    const open = await openWindow(() => <Dialogs storage={null} packages={null} people={null} />)
    const [revision] = open.host.article.revisions
    if (!revision) throw new Error('no revision')
    const provenance = {
      ...revision.provenance,
      notices: ['notice.line-ends-changed', 'notice.of-the-future'],
      encodingEvidence: 'detected' as const,
    }
    await doing(() => {
      open.session.store.setState({ article: { ...open.host.article, revisions: [{ ...revision, provenance }] } })
      open.controller.show({ kind: 'describe' })
    })
    const { textContent } = dialog('Article details')
    expect(textContent).toContain('Line ends were changed to LF')
    expect(textContent).toContain('notice.of-the-future')
    expect(textContent).toContain('detected: check accents')
    expect(textContent).toContain(revision.sha256)
  })
})

describe('the command palette', () => {
  test('offers what can be done now, found by its words, and runs it with Enter', async () => {
    const open = await openDialog({ kind: 'palette' })
    const field = screen.getByRole('combobox', { name: 'What do you want to do?' })
    const names = () => screen.queryAllByRole('option').map(({ textContent }) => textContent)
    expect(names()).toContain('UndoCtrl+Z')
    expect(names().some((name) => name?.startsWith('Write a note'))).toBe(false)
    await doing(() => fireEvent.change(field, { target: { value: 'EXPORT' } }))
    expect(names()).toEqual(['Export annotations…Ctrl+E', 'Export the ledger…'])
    await doing(async () => {
      fireEvent.keyDown(field, { key: 'Enter' })
      await new Promise((done) => requestAnimationFrame(done))
    })
    expect(open.controller.app.getState().dialog).toEqual({ kind: 'export' })
  })

  test('goes round with the arrows and says which one is meant', async () => {
    await openDialog({ kind: 'palette' })
    const field = screen.getByRole('combobox', { name: 'What do you want to do?' })
    const chosen = () => screen.getByRole('option', { selected: true })
    const first = chosen()
    await doing(() => fireEvent.keyDown(field, { key: 'ArrowUp' }))
    expect(chosen()).not.toBe(first)
    expect(field.getAttribute('aria-activedescendant')).toBe(chosen().id)
    await doing(() => fireEvent.keyDown(field, { key: 'ArrowDown' }))
    expect(chosen()).toBe(first)
    await doing(() => fireEvent.change(field, { target: { value: 'zzz' } }))
    expect(screen.getByText('No command matches.')).toBeTruthy()
  })
})
