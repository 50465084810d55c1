/** A text as long as a book: reading begins at once, looking for claims says how far it is, can be cancelled and begun again. */
import { expect, test } from '@jest/globals'
import { message } from '#shared/messages/message'
import { describeOnHosts, type OpenWindow } from './support/describe-on-hosts'
import { eventually } from './support/eventually'

/** CLAIMLIGHT_LONG=1 opens the largest that the application promises to read. */
const LENGTH = process.env['CLAIMLIGHT_LONG'] === undefined ? 1_000_000 : 5_000_000

const TOWNS = ['Brenmoor', 'Tessaly', 'Oster', 'Lindvale', 'Harrow End']

/** News of a harbour, its names and numbers different from paragraph to paragraph. */
function longText(length: number): string {
  const paragraphs = ['The long year of the harbour']
  let size = 0
  for (let i = 1; size < length; i++) {
    const [town, other] = [TOWNS[i % 5] ?? '', TOWNS[(i + 2) % 5] ?? '']
    paragraphs.push(
      `The mayor of ${town} said that ${i} boats had been moved to the inner quay. “We waited ${i % 30} hours for the tide,” she told reporters.`,
      `The harbour board in ${other} denied this. It said only ${i % 17} boats had been moved, according to a log that nobody else has seen.`,
    )
    size += 290
  }
  return paragraphs.join('\n\n').slice(0, length)
}

describeOnHosts('a long text', (launch) => {
  let window: OpenWindow

  test('is read while claims are looked for; that can be cancelled and begun again', async () => {
    window = await launch({ samples: false })
    const { ui, page } = window
    const file = { name: 'harbour.txt', mimeType: 'text/plain', buffer: Buffer.from(longText(LENGTH)) }
    await ui.chooseFiles(() => ui.press('Control+O'), file)
    await page.getByText('The long year of the harbour').first().waitFor()
    const looking = page.locator('.toast').filter({ hasText: message('claim.looking') })
    const bar = looking.getByRole('progressbar')
    await bar.waitFor({ timeout: 45_000 })
    const share = (): Promise<number> => bar.evaluate((element) => Number((element as HTMLProgressElement).value))
    const first = await share()
    await eventually(share, (later) => expect(later).toBeGreaterThan(first))
    await looking.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText(message('claim.looking-stopped')).waitFor({ timeout: 5_000 })
    await looking.waitFor({ state: 'detached' })

    await page.getByRole('button', { name: message('claim.look') }).click()
    await eventually(
      () => page.locator('.article-header').getAttribute('data-detecting'),
      (detecting) => expect(detecting).toBe('false'),
      240_000,
    )
    await ui.press('j')
    await page.getByText(/^Claim 1 of \d{4,5}$/).waitFor({ timeout: 20_000 })
    await ui.press('Enter')
    await page.getByText('Saved').first().waitFor()
  }, 400_000)
})
