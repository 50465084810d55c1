import { StringDecoder } from 'node:string_decoder'

const BYTE_ORDER_MARK = '\uFEFF'

/**
 * The lines of a stream of UTF-8, without their ends. Only LF ends a line, with or without CR before it: `node:readline` would also cut
 * at U+2028 and U+2029, which JSON allows inside a string.
 */
export async function* readLines(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  let rest: string[] = []
  let isFirst = true
  for await (const chunk of input) {
    let text = typeof chunk === 'string' ? chunk : decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
    if (isFirst && text !== '') {
      isFirst = false
      if (text.startsWith(BYTE_ORDER_MARK)) text = text.slice(1)
    }
    const pieces = text.split('\n')
    // A line that comes in many chunks is joined once, when it ends.
    for (const piece of pieces.slice(0, -1)) {
      yield withoutReturn([...rest, piece].join(''))
      rest = []
    }
    rest.push(pieces.at(-1) ?? '')
  }
  const last = withoutReturn([...rest, decoder.end()].join(''))
  if (last !== '') yield last
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)
