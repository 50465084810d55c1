/** The thread in which inputs are tried, so that one that hangs or kills it costs a thread and not the test. */
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { AppTargets } from './support/app-targets'
import { EXCHANGE_TARGETS } from './support/exchange-targets'
import type { LibraryFileSeed, Trial, Verdict } from './support/message'
import { resealed } from './support/package-seeds'
import { journal, libraryFile, sealLines, sealSnapshot, snapshot } from './support/store-targets'
import { verdictOf } from './support/verdict'

const { folder, files } = workerData as { readonly folder: string; readonly files: readonly LibraryFileSeed[] }
const apps = new AppTargets(join(folder, 'app'), files)

function run(trial: Trial): Verdict | Promise<Verdict> {
  switch (trial.target) {
    case 'journal':
      return journal(trial)
    case 'sealed journal':
      return journal({ ...trial, bytes: sealLines(trial.bytes) })
    case 'snapshot':
      return snapshot(trial)
    case 'sealed snapshot':
      return snapshot({ ...trial, bytes: sealSnapshot(trial.bytes) })
    case 'library file':
      return libraryFile(join(folder, 'library'), files, trial)
    case 'import':
      return apps.importFile(trial)
    case 'package':
      return apps.openPackage(trial.bytes)
    case 'sealed package':
      return apps.openPackage(resealed(trial.choice, trial.bytes))
    case 'request':
      return apps.request(trial)
    default:
      return EXCHANGE_TARGETS[trial.target](trial)
  }
}

parentPort?.on('message', async (trial: Trial) => parentPort?.postMessage(await verdictOf(() => run(trial))))
parentPort?.postMessage('ready')
