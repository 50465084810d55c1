import { readdir } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'

/** A built file of the interface: where it is and what it is. */
export interface Asset {
  readonly file: string
  readonly mediaType: string
}

/** Address path (`/index.html`, `/assets/index-3f2a.js`) -> asset. What is not a key does not exist. */
export type AssetMap = ReadonlyMap<string, Asset>

// Everything the build produces; source maps and whatever else lies there stay unserved.
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.bin': 'application/octet-stream',
}

/**
 * Lists what may be served, once, at the start. A request is then looked up as a plain key: there is no path to join, so there is
 * nothing to escape from.
 */
export async function listAssets(folder: string): Promise<AssetMap> {
  const assets = new Map<string, Asset>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const mediaType = MEDIA_TYPES[extname(entry.name)]
    if (!entry.isFile() || mediaType === undefined) continue
    const file = join(entry.parentPath, entry.name)
    assets.set(`/${relative(folder, file).split(sep).join('/')}`, { file, mediaType })
  }
  const page = assets.get('/index.html')
  if (page) assets.set('/', page)
  return assets
}
