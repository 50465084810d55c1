/** What of a keyboard event decides which command it is; a DOM KeyboardEvent fits. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/**
 * True when `press` is `chord` (`Mod+Shift+Z`, `?`, `Alt+[`). Characters are compared as characters, so that `{` is found wherever
 * a layout puts it; Shift therefore counts only beside Mod and for named keys. On macOS Alt changes the character typed, so with
 * Alt the physical bracket keys count as well.
 */
export function matchesChord(press: KeyPress, chord: string, mac: boolean): boolean {
  const parts = chord.split('+')
  // `Mod++` ends with the plus key itself.
  const key = chord.endsWith('++') ? '+' : (parts.at(-1) ?? '')
  const mod = parts.includes('Mod')
  const alt = parts.includes('Alt')
  const shift = parts.includes('Shift')
  const modDown = mac ? press.metaKey : press.ctrlKey
  const otherDown = mac ? press.ctrlKey : press.metaKey
  if (modDown !== mod || otherDown || press.altKey !== alt) return false
  if (key.length > 1) return press.key === key && press.shiftKey === shift
  if (mod) return press.key.toLowerCase() === key.toLowerCase() && (/[a-z]/i.test(key) ? press.shiftKey === shift : true)
  return press.key === key || (alt && press.code === BRACKETS[key]?.code && press.shiftKey === BRACKETS[key]?.shift)
}

const BRACKETS: Readonly<Record<string, { readonly code: string; readonly shift: boolean }>> = {
  '[': { code: 'BracketLeft', shift: false },
  ']': { code: 'BracketRight', shift: false },
  '{': { code: 'BracketLeft', shift: true },
  '}': { code: 'BracketRight', shift: true },
}

/** The chord as people of that platform write it: `Ctrl+Shift+Z`, `⇧⌘Z`. */
export function chordLabel(chord: string, mac: boolean): string {
  const key = chord.endsWith('++') ? '+' : (chord.split('+').at(-1) ?? '')
  const modifiers = chord.endsWith('++') ? chord.slice(0, -2).split('+') : chord.split('+').slice(0, -1)
  const name = modifiers.includes('Mod') ? key.toUpperCase() : /^[A-Z]$/.test(key) ? `Shift+${key}` : key === 'Delete' ? 'Del' : key
  if (mac) return modifiers.map((modifier) => MAC_MODIFIERS[modifier] ?? modifier).join('') + name
  return [...modifiers.map((modifier) => (modifier === 'Mod' ? 'Ctrl' : modifier)), name].join('+')
}

const MAC_MODIFIERS: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' }
