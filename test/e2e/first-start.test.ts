/** A new user, a sample article, two hands on the keyboard. */
import { beforeAll, expect, test } from '@jest/globals'
import { TAGS, type Tag } from '#annotations/model/claim'
import { articleOnDisk, claimlight, verify } from './support/command-line'
import { ANALYST, describeOnHosts, type OpenWindow } from './support/describe-on-hosts'
import { eventually } from './support/eventually'

const SAMPLE = 'Brenmoor and Castle Venn'
const SECOND_SAMPLE = 'Salt battery'

/** One key for each of the twenty suggestions, in the order in which they come into view. */
const KEYS = ['a', 'c', 'u', 'Enter', 'x', '1', '2', '3', 'c', 'c', 'a', 'u', 'Enter', 'a', 'x', 'a', 'a', 'a', 'x', 'u']

const TAG_OF_KEY: Readonly<Record<string, Tag>> = {
  a: 'attributed',
  '1': 'attributed',
  c: 'contested',
  '2': 'contested',
  u: 'unverified',
  '3': 'unverified',
}

describeOnHosts('first start', (launch) => {
  let window: OpenWindow
  beforeAll(async () => {
    window = await launch()
  })

  test('shows the sample library with its first article open', async () => {
    const { ui } = window
    expect(await ui.library.titles.count()).toBe(3)
    expect(await ui.article.title.textContent()).toContain(SAMPLE)
    expect(await ui.library.entry(SAMPLE).getByRole('button').getAttribute('aria-current')).toBe('page')
    expect(await ui.article.saveState.textContent()).toContain('Saved')
  })

  test('highlights the claims at once', async () => {
    const { ui } = window
    await eventually(
      () => ui.claim.title.textContent(),
      (title) => expect(title).toBe('20 claims'),
    )
    expect(await ui.article.marks.count()).toBeGreaterThan(10)
  })

  test('all twenty suggestions are decided by the keyboard alone', async () => {
    const { ui } = window
    await ui.press('n')
    for (const [at, key] of KEYS.entries()) {
      await ui.claim.pane.getByText('Suggested:').waitFor()
      await ui.press(key)
      // Nothing else is pressed in between: each decision brings the next suggestion into view.
      await eventually(
        () => ui.library.progress(SAMPLE).textContent(),
        (words) => expect(words).toBe(at === KEYS.length - 1 ? 'Done' : `${at + 1} of 20 decided`),
      )
    }
    await ui.notice('Every claim is decided.').waitFor()
  })

  test('the disk holds each decision as it was made', async () => {
    const { ui, libraryDir } = window
    await ui.article.saved()
    const { set, text } = await articleOnDisk(libraryDir, SAMPLE)
    const accepted = KEYS.filter((key) => key !== 'x')
    expect(set.rejected).toHaveLength(KEYS.length - accepted.length)
    expect(set.claims.map(({ tag }) => tag)).toEqual(
      // Enter takes the tag that was proposed.
      accepted.map((key, at) => TAG_OF_KEY[key] ?? proposedTag(set.claims[at]?.origin)),
    )
    for (const claim of set.claims) {
      for (const { start, end, exact } of claim.content) expect(text.slice(start, end)).toBe(exact)
    }
  })

  test('keys as fast as they go down are all taken', async () => {
    const { ui, libraryDir } = window
    await ui.library.open(SECOND_SAMPLE)
    await ui.article.ready(SECOND_SAMPLE)
    const count = await eventually(
      async () => Number.parseInt((await ui.claim.title.textContent()) ?? '', 10),
      (found) => expect(found).toBeGreaterThan(5),
    )
    const keys = Array.from({ length: count }, (_, at) => 'acu'.charAt(at % 3))
    await ui.press('n', ...keys)
    await ui.article.saved()
    await eventually(
      () => ui.library.progress(SECOND_SAMPLE).textContent(),
      (words) => expect(words).toBe('Done'),
    )
    const { set } = await articleOnDisk(libraryDir, SECOND_SAMPLE)
    expect(set.claims.map(({ tag }) => tag)).toEqual(keys.map((key) => TAG_OF_KEY[key]))
  })

  test('the library is found to be well while it is open, and after', async () => {
    const { libraryDir } = window
    expect(await verify(libraryDir)).toMatchObject({ code: 0 })
    await window.closeWindow()
    expect(await verify(libraryDir)).toMatchObject({ code: 0 })
    const { out } = await claimlight(['list', '--library', libraryDir, '--analyst', ANALYST])
    expect(out).toContain('done\t20/20\t17\tBrenmoor')
  })
})

function proposedTag(origin: { readonly kind: string; readonly tag?: Tag } | undefined): Tag | undefined {
  return origin?.kind === 'suggestion' ? TAGS.find((tag) => tag === origin.tag) : undefined
}
