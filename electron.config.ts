/**
 * How Claimlight is built and packaged: one file, read by electron-vite (`npm run build`) and by
 * electron-builder (through `packaging`).
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Configuration } from 'electron-builder'
import { defineConfig } from 'electron-vite'

const at = (path: string): string => resolve(import.meta.dirname, path)

// The layers are imported by these names everywhere; package.json says the same to Node and Jest.
const alias = { '#annotations': at('annotations'), '#shared': at('shared'), '#main': at('main') }

/** The detector's model, beside the programs that read it. */
const besidePrograms = {
  name: 'model-beside-programs',
  generateBundle(this: { emitFile: (file: { type: 'asset'; fileName: string; source: Uint8Array }) => string }): void {
    this.emitFile({ type: 'asset', fileName: 'english-1.bin', source: readFileSync(at('models/english-1.bin')) })
  },
}

export default defineConfig({
  main: {
    resolve: { alias },
    plugins: [besidePrograms],
    build: {
      outDir: 'out/main',
      target: 'node20',
      sourcemap: true,
      // Read from the disk, not from a network.
      chunkSizeWarningLimit: 4000,
      // Everything but Electron and Node is bundled, so the packaged application carries no node_modules.
      externalizeDeps: false,
      rollupOptions: {
        external: ['electron', 'bufferutil', 'utf-8-validate', 'canvas'],
        input: {
          electron: at('main/electron/entry.ts'),
          browser: at('main/browser/entry.ts'),
          cli: at('main/cli/entry.ts'),
          'exchange-worker': at('main/exchange/worker.ts'),
          'package-worker': at('main/app/package/package-worker.ts'),
        },
        // Beside the entries, so that `__dirname` is the same folder in all of them.
        output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        external: ['electron'],
        input: { index: at('main/electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].js' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    base: './',
    resolve: { alias },
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir: at('out/renderer'),
      target: 'chrome130',
      minify: true,
      chunkSizeWarningLimit: 4000,
      // Inlined assets would need data: in more CSP directives than images.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: { index: at('renderer/index.html') },
        // Chromium compiles the functions while the script loads, on another thread, and not one by one when the first article is opened:
        // that took 14 ms of it. https://github.com/v8/v8/wiki, "Explicit JavaScript compile hints"
        output: { postBanner: '//# allFunctionsCalledOnLoad' },
      },
    },
  },
})

/** What electron-builder needs. Only Linux `dir` has been tried; the other targets are untested. */
export const packaging: Configuration = {
  appId: 'org.claimlight.Claimlight',
  productName: 'Claimlight',
  directories: { output: 'dist' },
  files: ['out/**', 'package.json', 'LICENSE', '!**/node_modules/**'],
  asar: true,
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },
  fileAssociations: [
    { ext: 'claimlight', name: 'Claimlight package', description: 'Claimlight review package', mimeType: 'application/x-claimlight' },
  ],
  linux: { target: ['AppImage', 'deb'], category: 'Office' },
  mac: { target: ['dmg'], category: 'public.app-category.productivity' },
  win: { target: ['nsis'] },
}
