import packageJson from '../../package.json'
import { openApp } from '../app/open-app'
import { runCli } from './run-cli'

// A reader that stops early (`| head`) closes the pipe; that is its right, not our failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

async function main(): Promise<void> {
  process.exitCode = await runCli(process.argv.slice(2), {
    open: openApp,
    input: process.stdin,
    output: { out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text) },
    version: packageJson.version,
  })
}

void main()
