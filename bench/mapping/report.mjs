import { median } from '../statistics.mjs'

const BEGIN = '<!-- mapping: written by npm run bench:mapping, do not edit -->'
const END = '<!-- end of mapping -->'

/** The document with the part about mapping replaced by these results, or added where it has none yet. */
export function mappingReport(results, document) {
  const names = [...new Set(results.runs.map(({ scenario }) => scenario))]
  const load = median(results.runs.map((run) => run.load))
  const measured = [
    BEGIN,
    `Measured on ${results.date}: ${results.machine.cores} cores (${results.machine.processor}), Node ${results.machine.node}; ${results.repeats} runs of each. Median load of the machine: ${load.toFixed(1)}.`,
    ...names.map((name) => table(results, name)),
    articles(results),
    END,
  ].join('\n\n')
  const from = document.indexOf(BEGIN)
  const to = document.indexOf(END)
  if (from < 0 || to < 0) return `${document.trimEnd()}\n\n${measured}\n`
  return `${document.slice(0, from)}${measured}${document.slice(to + END.length)}`
}

const share = (part, all) => (all === 0 ? '–' : `${((100 * part) / all).toFixed(1)} %`)

function table(results, name) {
  const runs = results.runs.filter(({ scenario }) => scenario === name)
  const ours = median(runs.filter(({ peer }) => peer === 'Claimlight').map(({ ms }) => ms))
  const rows = [...new Set(runs.map(({ peer }) => peer))].map((peer) => {
    const own = runs.filter((run) => run.peer === peer)
    const times = own.map(({ ms }) => ms)
    const [last] = own
    const time = `${median(times).toFixed(0)} (${Math.min(...times).toFixed(0)}–${Math.max(...times).toFixed(0)})`
    const reached = last.done < last.of ? ` of ${last.done} reached` : ''
    const placed = `${share(last.right, last.judged)}${reached} | ${share(last.wrong, last.judged)} | ${share(last.repeatedRight, last.repeated)}`
    return `| ${peer} | ${(median(times) / ours).toFixed(1)} | ${time} | ${placed} | ${share(last.goneLost, last.gone)} |`
  })
  const head = '|  | times Claimlight’s | all claims, ms | right | wrong place | repeated ones right | taken out, said so |'
  return [
    `### ${name}`,
    [head, '|---|---|---|---|---|---|---|', ...rows.toSorted((a) => (a.startsWith('| Claimlight') ? -1 : 1))].join('\n'),
  ].join('\n\n')
}

function articles({ articles: rows }) {
  const lines = rows.map(
    (one) =>
      `| ${one.peer} | ${share(one.right, one.judged)} of ${one.judged} | ${one.wrong} | ${one.lost} | ${one.goneLost} of ${one.gone} |`,
  )
  const head = '|  | right | wrong place | not found | taken out, said so |'
  return ['### Corrected articles, written for it', [head, '|---|---|---|---|---|', ...lines].join('\n')].join('\n\n')
}
