import * as fc from 'fast-check'

/** One change of some bytes. Places are fractions of the length, so that they mean something in every input. */
type Mutation =
  | { readonly kind: 'flip'; readonly at: number; readonly bit: number }
  | { readonly kind: 'cut'; readonly at: number; readonly length: number }
  | { readonly kind: 'end'; readonly at: number }
  | { readonly kind: 'repeat'; readonly at: number; readonly length: number; readonly times: number }
  | { readonly kind: 'splice'; readonly at: number; readonly from: number; readonly length: number; readonly other: number }
  | { readonly kind: 'token'; readonly at: number; readonly over: number; readonly token: string }
  | { readonly kind: 'swap'; readonly first: number; readonly second: number }

/** What parsers stumble over: ends and beginnings of their structures, numbers out of range, characters that are none. */
const TOKENS: readonly string[] = [
  ['{', '}', '[', ']', '[[[[[[[[', '{"a":', ',', ':', '"', '\\', '\\u0000', '\\ud800', '\\udc00', 'null', 'true', '""', '[]', '{}'],
  ['-1', '0', '-0', '1e400', '1e-400', '9007199254740993', '4294967296', '2147483648', '0.5', 'NaN', '00', '1e5'],
  ['"__proto__"', '"constructor"', '"prototype"', '"toString"', '"length"', '"kind"', '"id"', '"start"', '"end"', '"exact"'],
  ['\0', '\t', '\r', '\n', '\r\n', '\n\n\n', '\u2028', '\ufeff', '\u202e', '\u200b', '\u{e0041}', '\u{1f469}\u200d\u{1f467}', 'e\u0301'],
  ['";"', ',"', '"",', "'", '=1+1', '@', '+', 'T1\tClaim 0 5\t', 'R1\t', '*\tEquiv T1 T2', '#1\t', ' ;', '0 99999999', '5 3'],
  ['# ', '> ', '- ', '```', '---\n', '* * *', '[a](b)', '![', '**', '[[', '| a | b |\n|-|-|\n', '<br>', '\\'],
  ['PK\u0003\u0004', 'PK\u0005\u0006', 'PK\u0001\u0002', '../', '/', 'C:\\'],
].flat()

const place = fc.double({ min: 0, max: 1, noNaN: true })
const fewBytes = fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 2000 }))

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: place, bit: fc.nat(7) }),
  fc.record({ kind: fc.constant('cut' as const), at: place, length: fewBytes }),
  fc.record({ kind: fc.constant('end' as const), at: place }),
  fc.record({ kind: fc.constant('repeat' as const), at: place, length: fewBytes, times: fc.integer({ min: 1, max: 300 }) }),
  fc.record({ kind: fc.constant('splice' as const), at: place, from: place, length: fewBytes, other: fc.nat() }),
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('token' as const), at: place, over: fc.nat(6), token: fc.constantFrom(...TOKENS) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('swap' as const), first: place, second: place }) },
)

/** No input grows beyond this, however often something is repeated in it. */
const LONGEST = 1024 * 1024

export interface Mutated {
  readonly bytes: Uint8Array
  /** Which of the seeds it was made of. */
  readonly seed: number
}

/** Bytes that were once sound: one of `seeds` with one to six changes. Shrinks to fewer changes of an earlier seed. */
export function mutated(seeds: readonly Uint8Array[]): fc.Arbitrary<Mutated> {
  return fc.tuple(fc.nat(seeds.length - 1), fc.array(mutation, { minLength: 1, maxLength: 6 })).map(([seed, mutations]) => ({
    seed,
    bytes: mutations.reduce<Buffer>((bytes, each) => mutate(bytes, each, seeds), Buffer.from(seeds[seed] ?? [])),
  }))
}

function mutate(bytes: Buffer, change: Mutation, seeds: readonly Uint8Array[]): Buffer {
  const offset = (fraction: number): number => Math.floor(fraction * bytes.length)
  switch (change.kind) {
    case 'flip': {
      const turned = Buffer.from(bytes)
      const at = Math.min(offset(change.at), bytes.length - 1)
      if (at >= 0) turned[at] = (turned[at] ?? 0) ^ (1 << change.bit)
      return turned
    }
    case 'cut':
      return Buffer.concat([bytes.subarray(0, offset(change.at)), bytes.subarray(offset(change.at) + change.length)])
    case 'end':
      return bytes.subarray(0, offset(change.at))
    case 'repeat': {
      const at = offset(change.at)
      const part = bytes.subarray(at, at + change.length)
      const times = Math.min(change.times, Math.floor((LONGEST - bytes.length) / Math.max(1, part.length)))
      const copies: Buffer[] = Array.from({ length: Math.max(0, times) }, () => part)
      return Buffer.concat([bytes.subarray(0, at), ...copies, bytes.subarray(at)])
    }
    case 'splice': {
      const other = seeds[change.other % seeds.length] ?? bytes
      const from = Math.floor(change.from * other.length)
      const at = offset(change.at)
      return Buffer.concat([bytes.subarray(0, at), other.subarray(from, from + change.length), bytes.subarray(at)])
    }
    case 'token': {
      const at = offset(change.at)
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(change.token), bytes.subarray(at + change.over)])
    }
    case 'swap':
      return swapTokens(bytes, change.first, change.second)
  }
}

/** Exchanges two words, numbers, strings or tags of the text, so that the result keeps its shape and loses its sense. */
function swapTokens(bytes: Buffer, first: number, second: number): Buffer {
  // One character a byte, so that nothing is lost where it is no text at all.
  const tokens = bytes.toString('latin1').match(/"[^"\\]{0,200}"|[\w.-]+|<\/?[a-z]+|[^\w"<]+|[^]/gi) ?? []
  if (tokens.length < 2) return bytes
  const [a, b] = [first, second].map((fraction) => Math.min(tokens.length - 1, Math.floor(fraction * tokens.length)))
  if (a === undefined || b === undefined) return bytes
  const kept = tokens[a] ?? ''
  tokens[a] = tokens[b] ?? ''
  tokens[b] = kept
  return Buffer.from(tokens.join(''), 'latin1')
}
