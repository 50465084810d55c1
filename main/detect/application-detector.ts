import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chooseDetector, type ChosenDetector } from '#annotations/detect/choose-detector'

/** Beside the built programs, and where it stands in the sources. */
const PLACES = ['english-1.bin', '../../models/english-1.bin']

let chosen: ChosenDetector | null = null

/** The detector of this application with its model from the disk, read once; the rules stand in where it is missing or damaged. */
export function applicationDetector(): ChosenDetector {
  chosen ??= chooseDetector(modelBytes())
  return chosen
}

function modelBytes(): Uint8Array | null {
  for (const place of PLACES) {
    try {
      return new Uint8Array(readFileSync(join(__dirname, place)))
    } catch {
      // Looked for in the next place; where there is none, `chooseDetector` says so.
    }
  }
  return null
}
