// npm run bench:gamma: gamma and gamma-cat on large sets, in CPU time: from the sets to the figures, as the worker computes them.
import { loadavg } from 'node:os'
import { makeSets, product } from './sets.mjs'

const { gammaSteps, gammaUnits, seededRandom } = product
const CASES = [
  { analysts: 2, claims: 1000, length: 200_000 },
  { analysts: 2, claims: 1000, length: 1_000_000 },
  { analysts: 3, claims: 1000, length: 200_000 },
  { analysts: 5, claims: 200, length: 40_000 },
  { analysts: 5, claims: 1000, length: 200_000 },
  { analysts: 5, claims: 1000, length: 1_000_000 },
]

console.log(`load ${loadavg()[0].toFixed(1)}`)
for (const { analysts, claims, length } of CASES) {
  const sets = makeSets({ analysts, claims, length })
  const start = process.cpuUsage()
  const spent = () => {
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1e6
  }
  const steps = gammaSteps(gammaUnits(sets), analysts, { random: seededRandom(1) })
  steps.next()
  const first = spent()
  let step = steps.next()
  while (!step.done) step = steps.next()
  const { gamma, gammaCat, samples } = step.value
  const value = (figure) => (figure.kind === 'figure' ? figure.value.toFixed(3) : figure.why)
  console.log(
    `${analysts} x ${claims} on ${length}: ${spent().toFixed(1)} s, of it the alignment at hand ${first.toFixed(2)} s; ${samples} samples, gamma ${value(gamma)}, gamma-cat ${value(gammaCat)}`,
  )
}
