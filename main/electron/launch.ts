import { isAbsolute, resolve } from 'node:path'

/** Flags whose next argument is their value, and so not a file. */
const WITH_VALUE: ReadonlySet<string> = new Set(['--library', '--analyst', '--user-data-dir'])

/**
 * The files named on a command line, absolute. `args` is without the program; `appPath` is left out, because an unpackaged Electron is
 * given the application's own folder as its first operand. Everything with a dash is taken for a flag: Chromium adds its own.
 */
export function namedFiles(args: readonly string[], folder: string, appPath: string): readonly string[] {
  return args
    .filter((argument, index) => !argument.startsWith('-') && !WITH_VALUE.has(args[index - 1] ?? ''))
    .map((argument) => (isAbsolute(argument) ? argument : resolve(folder, argument)))
    .filter((path) => path !== appPath)
}
