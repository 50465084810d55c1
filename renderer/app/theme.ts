import type { Settings } from '#shared/contract/methods'

type Theme = Settings['theme']
const THEMES: readonly Theme[] = ['system', 'light', 'dark']

export function nextTheme(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system'
}

/** Sets theme and text size on the root element, where the styles look for them. */
export function applyAppearance({ theme, zoom }: Pick<Settings, 'theme' | 'zoom'>): void {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset['theme']
  else root.dataset['theme'] = theme
  root.style.setProperty('--zoom', String(zoom))
}
