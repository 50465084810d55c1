import type { Settings } from '#shared/contract/methods'

/** `--paper` of renderer/styles/tokens.css, so that nothing flashes before the page is drawn. A test compares the two. */
export const BACKGROUND = { light: '#fdfcf9', dark: '#1a1b1d' } as const

export function backgroundOf(theme: Settings['theme'], systemIsDark: boolean): string {
  const dark = theme === 'dark' || (theme === 'system' && systemIsDark)
  return dark ? BACKGROUND.dark : BACKGROUND.light
}
