/**
 * Bundles modules of this project for Node, as electron.config.ts does: threads and processes load only JavaScript.
 * usage: node scripts/build-for-node.mjs FOLDER NAME=ENTRY.ts [NAME=ENTRY.ts...] makes <FOLDER>/<NAME>.js of each
 */
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [folder, ...entries] = process.argv.slice(2)
if (!folder || entries.length === 0) throw new RangeError('usage: node scripts/build-for-node.mjs FOLDER NAME=ENTRY.ts...')

const alias = Object.fromEntries(['annotations', 'shared', 'main'].map((layer) => [`#${layer}`, resolve(root, layer)]))
await build({
  configFile: false,
  root,
  logLevel: 'error',
  resolve: { alias: { ...alias, '#support': resolve(root, 'test/support') } },
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: resolve(folder),
    emptyOutDir: false,
    target: 'node20',
    rollupOptions: {
      input: Object.fromEntries(entries.map((entry) => entry.split('=')).map(([name, path]) => [name, resolve(root, path)])),
      // Taken where they are installed, done without where not.
      external: ['canvas', 'bufferutil', 'utf-8-validate', 'better-sqlite3'],
      output: { format: 'cjs', entryFileNames: '[name].js' },
    },
  },
})
