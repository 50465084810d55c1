const NAMES: Readonly<Record<string, string>> = { '+': 'Plus', Enter: 'Return' }

/**
 * A chord of the commands table (`Mod+Shift+Z`, `j`, `P`) in Electron's words (`CommandOrControl+Shift+Z`, `J`, `Shift+P`).
 * `P` stands for the character, which on every layout takes Shift; punctuation stays as it is for the same reason.
 */
export function formatAccelerator(chord: string): string {
  const key = chord.endsWith('++') || chord === '+' ? '+' : (chord.split('+').at(-1) ?? chord)
  const modifiers = chord
    .slice(0, chord.length - key.length)
    .split('+')
    .filter((modifier) => modifier !== '')
    .map((modifier) => (modifier === 'Mod' ? 'CommandOrControl' : modifier))
  if (modifiers.length === 0 && /^[A-Z]$/.test(key)) modifiers.push('Shift')
  return [...modifiers, NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key)].join('+')
}

/** True for a chord that cannot be part of typing: with Mod or Alt, or a function key. */
export function isOutsideTyping(chord: string): boolean {
  return /^(?:Mod|Alt)\+/.test(chord) || /^F\d+$/.test(chord)
}
