/** Writing systems by ranges of the Basic Multilingual Plane, and what is written in each where its letters do not tell more. */
const SCRIPTS: readonly (readonly [from: number, to: number, code: string])[] = [
  [0x370, 0x3ff, 'el'],
  [0x400, 0x52f, 'ru'],
  [0x531, 0x58f, 'hy'],
  [0x591, 0x5f4, 'he'],
  [0x600, 0x6ff, 'ar'],
  [0x750, 0x77f, 'ar'],
  [0x900, 0x97f, 'hi'],
  [0x980, 0x9ff, 'bn'],
  [0xb80, 0xbff, 'ta'],
  [0xe01, 0xe5b, 'th'],
  [0x10a0, 0x10ff, 'ka'],
  [0x1100, 0x11ff, 'ko'],
  [0x1200, 0x137f, 'am'],
  [0x3040, 0x30ff, 'ja'],
  [0x3400, 0x9fff, 'zh'],
  [0xac00, 0xd7af, 'ko'],
]

/** Letters that narrow a script down to one of its languages. */
const TELLING: readonly (readonly [script: string, letters: string, code: string])[] = [
  ['ru', 'іїєґ', 'uk'],
  ['ru', 'ў', 'be'],
  ['ru', 'ђјљњћџ', 'sr'],
  ['ar', 'ٹڈڑے', 'ur'],
  ['ar', 'پچژگ', 'fa'],
]

/** The language that the script of a code unit stands for, or null for Latin, digits, marks and everything else. */
export function scriptOf(code: number): string | null {
  if (code < 0x370) return null
  for (const [from, to, name] of SCRIPTS) if (code >= from && code <= to) return name
  return null
}

/**
 * The language of letters of one script. Chinese and Japanese share characters: any kana makes it Japanese.
 * @param letters how often each character stands there
 */
export function narrowScript(script: string, letters: ReadonlyMap<string, number>): string {
  for (const [of, telling, code] of TELLING) {
    if (of === script && [...telling].some((letter) => letters.has(letter))) return code
  }
  if (script === 'ru' && letters.has('ъ') && !letters.has('ы') && !letters.has('э')) return 'bg'
  if (script === 'zh' && [...letters.keys()].some((letter) => scriptOf(letter.charCodeAt(0)) === 'ja')) return 'ja'
  return script
}
