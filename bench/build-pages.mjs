import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build } from 'vite'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
export const DIST = at('dist')

/** Bundles one page for each peer into dist/, minified and for production, with the product's own build target. */
export async function buildPages(pages) {
  for (const page of pages) {
    await build({
      root: at('pages'),
      configFile: false,
      logLevel: 'warn',
      base: '/',
      plugins: [react()],
      resolve: { alias: { '#annotations': at('../annotations'), '#shared': at('../shared') } },
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        outDir: DIST,
        emptyOutDir: false,
        target: 'chrome130',
        modulePreload: false,
        cssCodeSplit: true,
        rollupOptions: {
          input: at(`pages/${page}.${page === 'claimlight' ? 'jsx' : 'js'}`),
          output: {
            entryFileNames: `${page}.js`,
            assetFileNames: `${page}.[ext]`,
            chunkFileNames: `${page}-[name].js`,
            postBanner: '//# allFunctionsCalledOnLoad',
          },
        },
      },
    })
    await writeFile(`${DIST}/${page}.html`, html(page))
  }
}

const html = (page) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${page}</title>
<link rel="stylesheet" href="/page.css">
<link rel="stylesheet" href="/${page}.css">
<div id="scroller"><div id="root"></div></div>
<script type="module" src="/${page}.js"></script>
</html>
`
