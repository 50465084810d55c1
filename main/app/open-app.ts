import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { createWorkerImporter } from '../exchange/worker-importer'
import { nodeStorePorts } from '../store/node-store-ports'
import { openLibrary } from '../store/open-library'
import { whoStarts } from '../store/who-starts'
import type { App, AppOptions } from './app'
import { addSamples } from './add-samples'
import { createApp } from './create-app'
import { createWorkerPacker } from './package/worker-packer'
import type { AppPorts } from './ports'

/**
 * Opens a library with real files, clock and worker: what every host calls.
 * @throws FailureError where the folder can be neither opened nor made
 */
export async function openApp(options: AppOptions): Promise<App> {
  const hasWindow = options.host === 'electron' || options.host === 'browser'
  const world = nodeStorePorts()
  const analyst = await whoStarts(world, resolve(options.library), options.analyst)
  const store = await openLibrary(options.library, {
    ...world,
    analyst,
    indexFirst: hasWindow,
    isLive: hasWindow,
  })
  const ports: AppPorts = {
    store,
    // Built beside this file: see electron.config.ts.
    packer: createWorkerPacker(join(__dirname, 'package-worker.js')),
    importer: createWorkerImporter(join(__dirname, 'exchange-worker.js')),
    now: () => new Date().toISOString(),
    sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
    ...(options.printer ? { printer: options.printer } : {}),
    about: { host: options.host, version: options.version, analyst },
  }
  if (options.samples) await addSamples(ports)
  return createApp(ports)
}
