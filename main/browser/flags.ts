import { parseArgs } from 'node:util'

export interface BrowserFlags {
  readonly port: number
  readonly noOpen: boolean
  /** Stay when the last window is gone. */
  readonly keep: boolean
  /** One line of JSON on standard output when ready, for programs. */
  readonly printJson: boolean
  /** Print the path of the browser that would be used, and end: 0 found, 1 not. */
  readonly findBrowser: boolean
}

export const USAGE = `Usage: npm start -- [--library DIR] [--analyst NAME] [--no-samples] [--port N] [--no-open] [--keep] [--print-json]`

/** @throws Error with one line for the person, where a flag is unknown or has no sensible value */
export function parseFlags(args: readonly string[]): BrowserFlags {
  const { values } = parseArgs({
    args: [...args],
    strict: true,
    allowPositionals: false,
    options: {
      // Read by main/app/default-library, for all hosts; named here so that a misspelt flag is an error.
      library: { type: 'string' },
      analyst: { type: 'string' },
      'no-samples': { type: 'boolean' },
      port: { type: 'string', default: '0' },
      'no-open': { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      'print-json': { type: 'boolean', default: false },
      'find-browser': { type: 'boolean', default: false },
    },
  })
  const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Number.NaN
  if (!(port <= 65_535)) throw new Error(`--port must be a number from 0 to 65535, not "${values.port}"`)
  return {
    port,
    noOpen: values['no-open'],
    keep: values.keep,
    printJson: values['print-json'],
    findBrowser: values['find-browser'],
  }
}
