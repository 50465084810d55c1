import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { createWorkerImporter } from '../exchange/worker-importer'
import { nodeStorePorts } from '../store/node-store-ports'
import { openLibrary } from '../store/open-library'
import type { App, AppOptions } from './app'
import { addSamples } from './add-samples'
import { createApp } from './create-app'
import type { AppPorts } from './ports'

/**
 * Opens a library with real files, clock and worker: what every host calls.
 * @throws FailureError where the folder can be neither opened nor made
 */
export async function openApp(options: AppOptions): Promise<App> {
  const hasWindow = options.host === 'electron' || options.host === 'browser'
  const store = await openLibrary(options.library, {
    ...nodeStorePorts(),
    analyst: options.analyst,
    indexFirst: hasWindow,
    isLive: hasWindow,
  })
  const ports: AppPorts = {
    store,
    // Built beside this file: see electron.config.ts.
    importer: createWorkerImporter(join(__dirname, 'exchange-worker.js')),
    now: () => new Date().toISOString(),
    sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
    ...(options.printer ? { printer: options.printer } : {}),
    about: { host: options.host, version: options.version, analyst: options.analyst },
  }
  if (options.samples) await addSamples(ports)
  return createApp(ports)
}
