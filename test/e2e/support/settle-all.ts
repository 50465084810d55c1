import { expect } from '@jest/globals'
import type { ClaimlightPage } from '../models/claimlight-page'
import { eventually } from './eventually'

/** Settles what is left of a review by keyboard: by the majority, and where there is none by the first analyst's claim, with a reason. */
export async function settleAll(ui: ClaimlightPage): Promise<void> {
  const all = await ui.review.all()
  await ui.press('n')
  for (let left = all; left > 0 && (await ui.review.settled()) < all; left--) {
    const before = await ui.review.settled()
    await ui.press('Enter')
    if (!(await isMore(() => ui.review.settled(), before))) {
      // Where there is no majority a reason is asked for.
      await ui.press((await ui.review.members.first().locator('.button kbd').innerText()).trim())
      await ui.type('It is closest to the words of the text.')
      await ui.press('Enter')
      await eventually(
        () => ui.review.settled(),
        (settled) => expect(settled).toBe(before + 1),
      )
    }
  }
  expect(await ui.review.settled()).toBe(all)
  await ui.article.saved()
}

async function isMore(count: () => Promise<number>, before: number): Promise<boolean> {
  for (let tries = 0; tries < 10; tries++) {
    if ((await count()) > before) return true
    await new Promise((done) => setTimeout(done, 30))
  }
  return false
}
