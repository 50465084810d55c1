import { describe, expect, test } from '@jest/globals'
import { COMMAND_GROUPS, COMMANDS, type Command, commandById, commandsWhile } from '#shared/commands'
import { chordLabel, type KeyPress, matchesChord } from '#shared/key-chord'

/** A key as a keyboard sends it: what is printed on a US keyboard there, and what each layout makes of it. */
interface Key {
  readonly code: string
  readonly plain: string
  readonly shifted: string
}

const letters = 'abcdefghijklmnopqrstuvwxyz'
const named = ['Enter', 'Escape', 'Delete', 'Backspace', 'Tab', 'F1', 'F7', 'ArrowLeft', 'ArrowRight', 'Home', 'End'].map((name): Key => ({
  code: name,
  plain: name,
  shifted: name,
}))
const rows = (codes: readonly string[], plain: string, shifted: string): readonly Key[] =>
  codes.map((code, i) => ({ code, plain: plain[i] ?? '', shifted: shifted[i] ?? '' }))
const digits = [...'1234567890'].map((digit) => `Digit${digit}`)
const lettersOf = (order: string): readonly Key[] =>
  [...letters].map((at, i) => ({ code: `Key${at.toUpperCase()}`, plain: order[i] ?? '', shifted: (order[i] ?? '').toUpperCase() }))

const LAYOUTS: Readonly<Record<string, readonly Key[]>> = {
  US: [
    ...lettersOf(letters),
    ...rows(digits, '1234567890', '!@#$%^&*()'),
    ...rows(['Minus', 'Equal', 'BracketLeft', 'BracketRight', 'Slash'], '-=[]/', '_+{}?'),
    ...named,
  ],
  German: [
    ...lettersOf('abcdefghijklmnopqrstuvwxzy'),
    ...rows(digits, '1234567890', '!"§$%&/()='),
    ...rows(['Minus', 'BracketLeft', 'BracketRight', 'Slash'], 'ßü+-', '?Ü*_'),
    ...named,
  ],
  French: [
    ...lettersOf('qbcdefghijkl,noparstuvzxyw'),
    ...rows(digits, '&é"\'(-è_çà', '1234567890'),
    ...rows(['Minus', 'Equal', 'BracketRight', 'Slash', 'Semicolon'], ')=$!m', '°+£§M'),
    ...named,
  ],
}

/** Characters that need AltGr on these layouts arrive with `ctrlKey` and `altKey` false: the system has made them. */
const ALT_GR: readonly KeyPress[] = ['[', ']', '{', '}', '@', '\\'].map((key) => press({ code: 'Digit8', plain: key, shifted: key }))

function press({ code, plain, shifted }: Key, held: readonly ('ctrl' | 'meta' | 'alt' | 'shift')[] = []): KeyPress {
  const shift = held.includes('shift')
  return {
    key: shift ? shifted : plain,
    code,
    shiftKey: shift,
    ctrlKey: held.includes('ctrl'),
    metaKey: held.includes('meta'),
    altKey: held.includes('alt'),
  }
}

type Doing = Parameters<typeof commandsWhile>[0]
const DOING: readonly Doing[] = ['annotating', 'reviewing']
const matching = (event: KeyPress, mac: boolean, doing: Doing): readonly Command[] =>
  commandsWhile(doing).filter(({ keys }) => keys.some((chord) => matchesChord(event, chord, mac)))

const HELD = [[], ['shift'], ['alt'], ['alt', 'shift'], ['ctrl'], ['ctrl', 'shift'], ['meta'], ['meta', 'shift'], ['ctrl', 'alt']] as const

describe.each(Object.entries(LAYOUTS))('on a %s keyboard', (_name, keys) => {
  test.each([
    ['', false],
    [' of a Mac', true],
  ])('no key%s runs two commands', (_mac, mac) => {
    const presses = [...keys.flatMap((key) => HELD.map((held) => press(key, held))), ...ALT_GR]
    const doubled = presses.flatMap((event) =>
      DOING.flatMap((doing) => {
        const found = matching(event, mac, doing)
        return found.length > 1 ? [`${doing}, ${event.key} ${JSON.stringify(event)}: ${found.map(({ id }) => id).join(', ')}`] : []
      }),
    )
    expect(doubled).toEqual([])
  })

  test.each([
    ['', false],
    [' of a Mac', true],
  ])('every command with a key%s can be reached', (_mac, mac) => {
    const reached = new Set(
      [...keys.flatMap((key) => HELD.map((held) => press(key, held))), ...ALT_GR].flatMap((event) =>
        DOING.flatMap((doing) => matching(event, mac, doing)),
      ),
    )
    // Alt with a bracket needs the bracket as a key of its own; the same moves are in the claim pane and at the handles.
    const within = COMMANDS.filter(({ keys: chords }) => chords.length > 0 && !chords.every((chord) => /^Alt\+[[\]{}]$/.test(chord)))
    expect(within.filter((command) => !reached.has(command)).map(({ id }) => id)).toEqual([])
  })
})

describe('a chord', () => {
  const key = (plain: string, shifted = plain.toUpperCase(), code = ''): Key => ({ plain, shifted, code })

  test.each([
    ['Mod+Z', press(key('z'), ['ctrl']), true],
    ['Mod+Z', press(key('z'), ['ctrl', 'shift']), false],
    ['Mod+Z', press(key('z')), false],
    ['Mod+Z', press(key('z'), ['ctrl', 'alt']), false],
    ['Mod+Shift+Z', press(key('z'), ['ctrl', 'shift']), true],
    ['Mod+Shift+Z', press(key('z'), ['ctrl']), false],
    // Caps Lock turns the case round and must not matter beside Mod.
    ['Mod+Z', { ...press(key('z'), ['ctrl']), key: 'Z' }, true],
    ['Mod++', press(key('=', '+'), ['ctrl', 'shift']), true],
    ['Mod+=', press(key('=', '+'), ['ctrl']), true],
    ['Mod+-', press(key('-', '_'), ['ctrl']), true],
    ['p', press(key('p')), true],
    ['p', press(key('p'), ['shift']), false],
    ['P', press(key('p'), ['shift']), true],
    ['?', press(key('/', '?'), ['shift']), true],
    ['?', press(key('ß', '?'), ['shift']), true],
    ['{', press(key('[', '{'), ['shift']), true],
    ['Delete', press(key('Delete', 'Delete')), true],
    ['Delete', press(key('Delete', 'Delete'), ['shift']), false],
    ['a', press(key('a'), ['meta']), false],
    ['a', press(key('a'), ['alt']), false],
  ] as const)('%s against %j: %s', (chord, event, fits) => {
    expect(matchesChord(event, chord, false)).toBe(fits)
  })

  test('takes Cmd for Mod on a Mac, and Ctrl for nothing', () => {
    expect(matchesChord(press(key('z'), ['meta']), 'Mod+Z', true)).toBe(true)
    expect(matchesChord(press(key('z'), ['ctrl']), 'Mod+Z', true)).toBe(false)
    expect(matchesChord(press(key('z'), ['meta']), 'Mod+Z', false)).toBe(false)
  })

  test('knows the brackets by their place where Alt makes other characters of them', () => {
    const typographic = { ...press(key('“', '”', 'BracketLeft'), ['alt']) }
    expect(matchesChord(typographic, 'Alt+[', true)).toBe(true)
    expect(matchesChord(typographic, 'Alt+]', true)).toBe(false)
    expect(matchesChord({ ...typographic, shiftKey: true }, 'Alt+{', true)).toBe(true)
    expect(matchesChord({ ...typographic, shiftKey: true }, 'Alt+[', true)).toBe(false)
  })

  test.each([
    ['Mod+Shift+Z', 'Ctrl+Shift+Z', '⇧⌘Z'],
    ['Mod++', 'Ctrl++', '⌘+'],
    ['Alt+[', 'Alt+[', '⌥['],
    ['P', 'Shift+P', 'Shift+P'],
    ['Delete', 'Del', 'Del'],
    ['?', '?', '?'],
  ])('%s is written %s, and on a Mac %s', (chord, elsewhere, mac) => {
    expect(chordLabel(chord, false)).toBe(elsewhere)
    expect([...chordLabel(chord, true)].sort()).toEqual([...mac].sort())
  })
})

test('ids are unique and every group has a command', () => {
  expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length)
  for (const group of COMMAND_GROUPS) expect(COMMANDS.some((command) => command.group === group)).toBe(true)
  expect(commandById('edit.undo').keys).toContain('Mod+Z')
})
