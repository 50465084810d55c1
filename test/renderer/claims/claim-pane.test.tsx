import { describe, expect, test } from '@jest/globals'
import { fireEvent, screen, within } from '@testing-library/react'
import { setToData } from '#annotations/model/annotation-set'
import type { Claim } from '#annotations/model/claim'
import { ClaimPane } from '../../../renderer/claims/claim-pane'
import { acceptEdit } from '../../../renderer/state/accept-edit'
import { DETECTION, doing, openWindow, TEXT, type TrialWindow } from '../app/trial-window'

const pane = (): Promise<TrialWindow> => openWindow((session) => <ClaimPane session={session} />)
const button = (name: string | RegExp) => screen.getByRole('button', { name })
const press = (name: string | RegExp) => doing(() => fireEvent.click(button(name)))
const stored = ({ host }: TrialWindow): readonly Claim[] => setToData(host.set).claims

/** Both suggestions accepted as c0 and c1, the first selected. */
async function withClaims(): Promise<TrialWindow> {
  const open = await pane()
  await doing(() => {
    for (const [i, suggestion] of DETECTION.suggestions.entries())
      open.session.perform(acceptEdit(open.session.store.getState(), suggestion, null, `c${i}`))
    open.session.select('c0')
  })
  return open
}

describe('with nothing selected', () => {
  test('the pane counts what there is and leads to the next undecided claim', async () => {
    const { session } = await pane()
    expect(screen.getByRole('region', { name: 'Claim' })).toBeTruthy()
    expect(screen.getByRole('heading', { name: '2 claims' })).toBeTruthy()
    await press(/^Next undecided claim/)
    expect(session.store.getState().selectedId).toBe('suggestion s0')
    expect(screen.getByRole('heading', { name: 'Claim 1 of 2' })).toBeTruthy()
  })
})

describe('a suggestion', () => {
  test('shows quote, source, reasons as plain text, and no more than a suggestion', async () => {
    const { session, container } = await pane()
    await doing(() => session.select('suggestion s0'))
    expect(within(container).getByText('the bridge was safe')).toBeTruthy()
    expect(within(container).getByText('The mayor')).toBeTruthy()
    expect(within(container).getByText('“said” <i>ties</i> source and claim')).toBeTruthy()
    expect(container.querySelector('i')).toBeNull()
    expect(within(container).getByText('Confidence 75 %')).toBeTruthy()
    expect(screen.queryByRole('textbox')).toBeNull()
  })

  test('is accepted, and the next undecided one comes', async () => {
    const open = await pane()
    await doing(() => open.session.select('suggestion s0'))
    await press(/^Accept/)
    expect(stored(open)).toMatchObject([{ tag: 'attributed', sourceName: 'The mayor', origin: { kind: 'suggestion', key: 's0' } }])
    expect(open.session.store.getState().selectedId).toBe('suggestion s1')
  })

  test('is rejected', async () => {
    const open = await pane()
    await doing(() => open.session.select('suggestion s0'))
    await press(/^Reject ?x/)
    expect(stored(open)).toEqual([])
    expect(setToData(open.host.set).rejected).toMatchObject([{ key: 's0', detector: 'rules-1' }])
  })

  test('is accepted with another tag by one press', async () => {
    const open = await pane()
    await doing(() => open.session.select('suggestion s0'))
    await doing(() => fireEvent.click(within(screen.getByRole('group', { name: 'Tag' })).getByRole('button', { name: /contested/ })))
    expect(stored(open)).toMatchObject([{ tag: 'contested' }])
  })
})

describe('a claim', () => {
  test('is tagged by a press, and untagged by a press on the tag it has', async () => {
    const open = await withClaims()
    const tag = (name: RegExp) => within(screen.getByRole('group', { name: 'Tag' })).getByRole('button', { name })
    expect(tag(/attributed/).getAttribute('aria-pressed')).toBe('true')
    await doing(() => fireEvent.click(tag(/unverified/)))
    expect(stored(open)[0]?.tag).toBe('unverified')
    await doing(() => fireEvent.click(tag(/unverified/)))
    expect(stored(open)[0]?.tag).toBeNull()
  })

  test('has a source that can be named and classed', async () => {
    const open = await withClaims()
    const name = screen.getByRole<HTMLInputElement>('textbox', { name: 'Name of the source' })
    expect(name.value).toBe('The mayor')
    await doing(() => fireEvent.change(name, { target: { value: '  <img src=x onerror=alert(1)> ' } }))
    expect(stored(open)[0]?.sourceName).toBe('The mayor')
    await doing(() => fireEvent.blur(name))
    expect(stored(open)[0]?.sourceName).toBe('<img src=x onerror=alert(1)>')
    expect(document.querySelector('img')).toBeNull()
    await doing(() => fireEvent.change(screen.getByRole('combobox', { name: 'Kind of source' }), { target: { value: 'anonymous' } }))
    expect(stored(open)[0]).toMatchObject({ sourceKind: 'anonymous', kind: 'attribution' })
  })

  test('has a source whose name goes to the claim it was typed for when another claim is selected', async () => {
    const open = await withClaims()
    const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Name of the source' })
    const first = field()
    await doing(() => open.session.select('c1'))
    expect(field()).toBe(first)
    const second = field().value
    await doing(() => open.session.select('c0'))
    await doing(() => fireEvent.change(field(), { target: { value: 'The deputy mayor' } }))
    await doing(() => open.session.select('c1'))
    expect(stored(open).map(({ sourceName }) => sourceName)).toEqual(['The deputy mayor', second])
    expect(field().value).toBe(second)
    // Its own undo would bring the deputy mayor here.
    expect(field()).not.toBe(first)
  })

  test('has parts whose boundaries move by buttons', async () => {
    const open = await withClaims()
    await press('Start one word later')
    await press('End one word earlier')
    expect(stored(open)[0]?.content.map(({ exact }) => exact)).toEqual(['bridge was'])
    await doing(() => fireEvent.click(screen.getByRole('radio', { name: 'Source' })))
    expect(open.session.store.getState().part).toBe('source')
    await press('Remove Source')
    expect(stored(open)[0]?.source).toEqual([])
  })

  test('is linked to another as proposed, and the link can be followed and taken away', async () => {
    const open = await withClaims()
    await press('Take the link over')
    expect(setToData(open.host.set).links).toMatchObject([{ kind: 'contradicts', from: 'c0', to: 'c1', reason: 'One denies it.' }])
    expect(screen.queryByRole('button', { name: 'Take the link over' })).toBeNull()
    await press(/denied it/)
    expect(open.session.store.getState().selectedId).toBe('c1')
    expect(screen.getByText('contradicted by')).toBeTruthy()
    await press('Remove the link')
    expect(setToData(open.host.set).links).toEqual([])
  })

  test('shows evidence as text, never as a way out', async () => {
    const open = await withClaims()
    const evidence = {
      id: 'e1',
      url: 'javascript:alert(1)',
      excerpt: '<script>1</script>',
      stance: 'refutes',
      retrieved: '2026-02-28',
    } as const
    await doing(() => open.session.perform({ kind: 'evidence.add', id: 'c0', evidence }))
    expect(screen.getByText('javascript:alert(1)').closest('a')).toBeNull()
    expect(open.container.querySelector('a, script')).toBeNull()
    await press('Edit evidence')
    expect(open.controller.app.getState().dialog).toEqual({ kind: 'evidence', claimId: 'c0', evidenceId: 'e1' })
    await press('Delete evidence')
    expect(stored(open)[0]?.evidence).toEqual([])
  })

  test('is deleted, and the neighbour is selected', async () => {
    const open = await withClaims()
    await press(/^Delete the claim/)
    expect(stored(open).map(({ id }) => id)).toEqual(['c1'])
    expect(open.session.store.getState().selectedId).toBe('c1')
  })

  test('of which every button, field and group has a name', async () => {
    const { container } = await withClaims()
    for (const role of ['button', 'textbox', 'combobox', 'radio', 'group', 'radiogroup'] as const) {
      for (const element of within(container).queryAllByRole(role)) {
        expect([role, within(container).queryAllByRole(role, { name: /\S/ }).includes(element)]).toEqual([role, true])
      }
    }
  })
})

describe('a note', () => {
  const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Note' })
  const type = (value: string) => doing(() => fireEvent.change(field(), { target: { value } }))

  test('is saved when the field is left', async () => {
    const open = await withClaims()
    await type('Asked the <press> office.')
    expect(stored(open)[0]?.note).toBe('')
    await doing(() => fireEvent.blur(field()))
    expect(stored(open)[0]?.note).toBe('Asked the <press> office.')
  })

  test('is saved, to the claim it was written on, when another claim is selected', async () => {
    const open = await withClaims()
    await type('On the first.')
    await doing(() => open.session.select('c1'))
    expect(stored(open).map(({ note }) => note)).toEqual(['On the first.', ''])
    expect(field().value).toBe('')
  })

  test('is saved when the window flushes, once', async () => {
    const open = await withClaims()
    await type('One.')
    await doing(() => open.controller.flush())
    await doing(() => open.controller.flush())
    expect(stored(open)[0]?.note).toBe('One.')
    const notes = open.host.calls.filter(({ method, params }) => method === 'set.commit' && JSON.stringify(params).includes('claim.note'))
    expect(notes).toHaveLength(1)
  })
})

test('a text with markup is shown letter by letter', async () => {
  const open = await pane()
  await doing(() => open.session.perform({ kind: 'add', id: 'm', content: [{ start: TEXT.indexOf('<b>'), end: TEXT.indexOf('goes') }] }))
  await doing(() => open.session.select('m'))
  expect(within(open.container).getAllByText('<b>it</b>').length).toBeGreaterThan(0)
  expect(open.container.querySelector('b')).toBeNull()
})
