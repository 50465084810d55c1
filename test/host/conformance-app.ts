import { createHash, randomUUID } from 'node:crypto'
import { addSamples } from '#main/app/add-samples'
import type { App } from '#main/app/app'
import { createApp } from '#main/app/create-app'
import { createDirectPacker } from '#main/app/package/packer'
import { createDirectImporter } from '#main/exchange/direct-importer'
import { nodeStorePorts } from '#main/store/node-store-ports'
import { openLibrary } from '#main/store/open-library'

/** The application as `openApp` puts it together, except that it reads articles in this process: a worker would have to be built. */
export async function openTestApp(library: string, analyst: string, samples: boolean): Promise<App> {
  const store = await openLibrary(library, { ...nodeStorePorts(), analyst })
  const ports = {
    store,
    importer: createDirectImporter(),
    packer: createDirectPacker(),
    now: () => new Date().toISOString(),
    newId: randomUUID,
    sha256: (text: string) => createHash('sha256').update(text, 'utf8').digest('hex'),
    about: { host: 'test', version: '0.0.0', analyst },
  } as const
  if (samples) await addSamples(ports)
  return createApp(ports)
}
