import { readAnalystHost } from './analyst-file'
import { layoutOf } from './layout'
import { readProfile } from './profiles'
import { jsonFilesIn } from './small-file'
import type { StorePorts } from './store-ports'

/**
 * What somebody who starts the program goes by in a library. They may say their id, or the name that they took since: then it is the id of whoever has
 * that name and works on this computer. A name that two of them have, or nobody, is taken for an id.
 * @param library absolute path of its folder
 */
export async function whoStarts(ports: Pick<StorePorts, 'fs' | 'process'>, library: string, said: string): Promise<string> {
  const layout = layoutOf(library)
  const wanted = said.normalize('NFC').trim()
  if (wanted === '') return said
  const own = [layout.profile(wanted), layout.analyst(wanted), layout.settings(wanted)]
  for (const path of own) if (await ports.fs.facts(path).catch(() => null)) return said
  const found: string[] = []
  for (const path of await jsonFilesIn(ports.fs, layout.profiles)) {
    const read = await readProfile(ports, layout, path)
    if (read.kind !== 'read' || read.person.names.at(-1)?.name !== wanted) continue
    const { id } = read.person
    if ((await readAnalystHost(ports, layout, id)) === ports.process.host) found.push(id)
  }
  return found.length === 1 ? (found[0] ?? said) : said
}
