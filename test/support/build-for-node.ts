import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'

const PROJECT = resolve(__dirname, '../..')

/** Bundles one module of the project, as electron.config.ts does, into `<folder>/<name>.js`: threads and processes load only JavaScript. */
export function buildForNode(entry: string, folder: string, name: string): string {
  const alias = Object.fromEntries(['annotations', 'shared', 'main'].map((layer) => [`#${layer}`, resolve(PROJECT, layer)]))
  const config = {
    configFile: false,
    root: PROJECT,
    logLevel: 'error',
    resolve: { alias: { ...alias, '#support': resolve(PROJECT, 'test/support') } },
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: {
        input: { [name]: resolve(PROJECT, entry) },
        external: ['canvas', 'bufferutil', 'utf-8-validate'],
        output: { format: 'cjs', entryFileNames: '[name].js' },
      },
    },
  }
  execFileSync(process.execPath, ['-e', `import('vite').then((vite) => vite.build(${JSON.stringify(config)}))`], { cwd: PROJECT })
  return resolve(folder, `${name}.js`)
}
