import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { DIST } from './build-pages.mjs'

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' }

/** Serves the built pages and the texts (`/text/<index>.json`) on the loopback address. */
export async function serve(texts) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const text = /^\/text\/(\d+)\.json$/.exec(pathname)
    const answer = (body) => response.setHeader('content-type', TYPES[extname(pathname)] ?? 'text/plain').end(body)
    if (text) {
      answer(texts[Number(text[1])])
    } else if (/^\/[\w-]+\.(html|js|css)$/.test(pathname)) {
      // A page without styles of its own has no style sheet.
      readFile(join(DIST, pathname)).then(answer, () => response.setHeader('content-type', 'text/css').end(''))
    } else {
      response.writeHead(404).end()
    }
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }
}
