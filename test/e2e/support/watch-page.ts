import type { Page } from 'playwright-core'

export interface WatchedPage {
  complaints(): readonly string[]
  stop(): void
}

/** Notes every request that leaves for another origin than the page's own, and every one that the page was refused. */
export function watchPage(page: Page): WatchedPage {
  const complaints: string[] = []
  const own = originOf(page.url())
  let watching = true
  page.on('request', (request) => {
    const url = request.url()
    if (watching && !/^(blob|data):/.test(url) && originOf(url) !== own) complaints.push(`a request to ${url}`)
  })
  page.on('requestfailed', (request) => {
    // A download is a request that the page does not get.
    if (watching && !request.url().startsWith('blob:')) complaints.push(`refused: ${request.url()} (${request.failure()?.errorText ?? ''})`)
  })
  return {
    complaints: () => complaints,
    stop() {
      watching = false
    },
  }
}

/** Scheme and host: `app://` has no origin that could be compared. */
function originOf(address: string): string {
  const { protocol, host } = new URL(address)
  return `${protocol}//${host}`
}
