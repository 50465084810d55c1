import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { afterEach } from '@jest/globals'
import type { ChosenDetector } from '#annotations/detect/choose-detector'
import { createApp } from '#main/app/create-app'
import { addSamples } from '#main/app/add-samples'
import type { AppOptions } from '#main/app/app'
import { runCli } from '#main/cli/run-cli'
import { createDirectPacker } from '#main/app/package/packer'
import { createDirectImporter } from '#main/exchange/direct-importer'
import { nodeStorePorts } from '#main/store/node-store-ports'
import { openLibrary } from '#main/store/open-library'
import { scratchFolder } from '#support/scratch-folder'

export interface CliRun {
  readonly code: number
  readonly out: string
  readonly err: string
}

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

export async function newFolder(): Promise<string> {
  const folder = await scratchFolder('memory')
  folders.push(folder)
  return folder
}

/** As `openApp`, but files are read in this process: the worker's code exists only in a build. */
async function open(options: AppOptions) {
  const store = await openLibrary(options.library, { ...nodeStorePorts(), analyst: options.analyst })
  const ports = {
    store,
    importer: createDirectImporter(),
    packer: createDirectPacker(),
    now: () => new Date().toISOString(),
    newId: () => 'unused',
    sha256: (text: string) => createHash('sha256').update(text, 'utf8').digest('hex'),
    about: options,
  }
  if (options.samples) await addSamples(ports)
  return createApp(ports)
}

export interface CliOptions {
  /** Which detector, where not the application's. */
  readonly choose?: () => ChosenDetector
  /** Standard input. */
  readonly input?: string | readonly Uint8Array[]
  /** Told of each piece of standard output as it is written. */
  readonly onOut?: (text: string) => void
}

/** Runs one command line as the program does, on real files, and gives what it wrote. */
export async function cli(args: readonly string[], { input = '', onOut, choose }: CliOptions = {}): Promise<CliRun> {
  let out = ''
  let err = ''
  const code = await runCli(args, {
    open,
    ...(choose ? { choose } : {}),
    input: Readable.from(typeof input === 'string' ? [Buffer.from(input)] : input),
    output: {
      out(text) {
        out += text
        onOut?.(text)
      },
      err(text) {
        err += text
      },
    },
    version: '9.9.9',
  })
  return { code, out, err }
}

export const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '')
export const jsonLines = (text: string): readonly Record<string, unknown>[] =>
  lines(text).map((line) => JSON.parse(line) as Record<string, unknown>)
