/**
 * Packages what `npm run build` has built. Usage: node scripts/package.mjs [--dir] [--out FOLDER] [--electron-dist FOLDER] [--print]
 *
 *   --dir            only the folder that would go into an installer
 *   --out            where to (default: dist)
 *   --electron-dist  an unpacked Electron runtime to use instead of fetching one
 *   --print          print the configuration as JSON and package nothing
 *
 * electron-builder does not read `electron.config.ts` by itself: it looks for files of its own name. Vite, which the build needs
 * anyway, loads it, so that one file says how the application is built and packaged.
 */
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runnerImport } from 'vite'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { values: flags } = parseArgs({
  options: {
    dir: { type: 'boolean', default: false },
    out: { type: 'string' },
    'electron-dist': { type: 'string' },
    print: { type: 'boolean', default: false },
  },
})

const loaded = await runnerImport(join(root, 'electron.config.ts'), { root, logLevel: 'error' })
const { packaging } = loaded.module
const config = {
  ...packaging,
  ...(flags.out === undefined ? {} : { directories: { ...packaging.directories, output: resolve(flags.out) } }),
  ...(flags['electron-dist'] === undefined ? {} : { electronDist: resolve(flags['electron-dist']) }),
}

if (flags.print) console.log(JSON.stringify(config, null, 2))
else if (!existsSync(join(root, 'out/main/electron.js'))) {
  console.error('package: nothing is built yet; npm run build comes first')
  process.exitCode = 1
} else {
  const { build } = await import('electron-builder')
  const made = await build({ projectDir: root, config, dir: flags.dir, publish: 'never' })
  for (const file of made) console.log(file)
}
