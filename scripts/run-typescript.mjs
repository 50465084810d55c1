/**
 * Runs a TypeScript program of this project in Node: bundles it into build/programs and starts it there with the arguments that follow.
 * usage: node scripts/run-typescript.mjs ENTRY.ts [ARGUMENT...]
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { say } from './run-command.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

async function main() {
  const [entry, ...rest] = process.argv.slice(2)
  if (!entry || !existsSync(resolve(root, entry))) {
    say('usage: node scripts/run-typescript.mjs ENTRY.ts [ARGUMENT...]')
    return 2
  }
  if (!existsSync(join(root, 'node_modules/vite'))) {
    say('The packages are not installed yet; run "npm run setup" (or "npm ci") first.')
    return 1
  }
  const program = await bundle(resolve(root, entry))
  const child = spawn(process.execPath, [...process.execArgv, '--enable-source-maps', program, ...rest], { cwd: root, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  return new Promise((done) => {
    child.once('exit', (code, signal) => done(code ?? 128 + constants.signals[signal]))
  })
}

/** @param {string} entry absolute path */
async function bundle(entry) {
  const { build } = await import('vite')
  const name = `${basename(dirname(entry))}-${basename(entry, '.ts')}`
  const outDir = join(root, 'build/programs', name)
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      sourcemap: true,
      rollupOptions: { output: { format: 'es', entryFileNames: 'program.mjs' } },
    },
  })
  return join(outDir, 'program.mjs')
}

process.exitCode = await main()
