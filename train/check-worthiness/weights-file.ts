import type { CheckWorthinessModel } from '#annotations/detect/own-voice/check-worthiness'
import { writeWeights } from '#annotations/detect/own-voice/weights-text'

const LINE = 128

/** The source file that holds the weights. */
export function weightsFile({ weights, scale }: CheckWorthinessModel): string {
  const text = writeWeights(weights)
  const lines: string[] = []
  for (let i = 0; i < text.length; i += LINE) lines.push(`  '${text.slice(i, i + LINE)}',`)
  return [
    '// Made by "npm run train:check-worthiness"; weights of signs and hashed words, one byte each, as base64.',
    '',
    '/** One step of a weight, in log odds. */',
    `export const CHECK_WORTHINESS_SCALE = ${scale}`,
    '',
    'export const CHECK_WORTHINESS_WEIGHTS = [',
    ...lines,
    "].join('')",
    '',
  ].join('\n')
}
