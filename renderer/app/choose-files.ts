import type { Added, SentFile } from '#shared/contract/methods'
import type { Earlier, RevisionSource } from '#shared/contract/revision-methods'
import type { Failure } from '#shared/failures'
import { countMessage, message } from '#shared/messages/message'
import { askResembles } from './ask-resembles'
import type { Controller } from './controller'
import { lookAtPackage } from './packages'
import { tellAdded } from './tell-added'

const ARTICLE_TYPES = '.txt,.text,.md,.markdown,.html,.htm,.xhtml,text/plain,text/markdown,text/html'
const ANNOTATION_TYPES = '.json,.jsonld,.jsonl,.ndjson,.csv,.ann,.txt'
const PACKAGE_TYPES = '.claimlight'
/** Bytes: the application refuses more as well, but reading half a gigabyte only to be refused would freeze the window. */
const LARGEST_FILE = 64 * 1024 * 1024

/** Asks for files with the platform's own dialog. Empty where the person thinks better of it. */
function pickFiles(accept: string, multiple = true): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = multiple
    input.accept = accept
    input.hidden = true
    input.setAttribute('aria-hidden', 'true')
    const finish = (files: readonly File[]): void => {
      input.remove()
      resolve(files)
    }
    input.addEventListener('change', () => finish([...(input.files ?? [])]))
    input.addEventListener('cancel', () => finish([]))
    document.body.append(input)
    input.click()
  })
}

async function toSent(file: File): Promise<SentFile | Failure> {
  if (file.size > LARGEST_FILE) return { code: 'too-large', values: { name: file.name, limit: '64 MB' } }
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    let binary = ''
    for (let at = 0; at < bytes.length; at += 32_768) binary += String.fromCharCode(...bytes.subarray(at, at + 32_768))
    return { name: file.name, base64: btoa(binary) }
  } catch (error) {
    // NotFoundError: deleted since it was chosen. NotReadableError: changed since, or not ours to read.
    const vanished = error instanceof DOMException && error.name === 'NotFoundError'
    return {
      code: vanished ? 'file-vanished' : 'file-unreadable',
      values: { name: file.name, reason: error instanceof Error ? error.name : '' },
    }
  }
}

async function readAll(files: readonly File[], controller: Controller, signal?: AbortSignal): Promise<readonly SentFile[]> {
  const sent: SentFile[] = []
  for (const file of files) {
    if (signal?.aborted) break
    const read = await toSent(file)
    if ('code' in read) controller.fail(read)
    else sent.push(read)
  }
  return sent
}

export async function chooseArticles(controller: Controller): Promise<void> {
  await addArticles(controller, await pickFiles(ARTICLE_TYPES))
}

/** One article file, or null where the person thinks better of it. */
export async function chooseOneFile(controller: Controller): Promise<SentFile | null> {
  return (await readAll(await pickFiles(ARTICLE_TYPES, false), controller))[0] ?? null
}

export async function chooseAnnotationFiles(controller: Controller): Promise<void> {
  const files = await readAll(await pickFiles(ANNOTATION_TYPES), controller)
  if (files.length > 0) controller.show({ kind: 'import', files })
}

/** One package, to be looked at before anything of it is taken over. */
export async function choosePackage(controller: Controller): Promise<void> {
  const [file] = await readAll(await pickFiles(PACKAGE_TYPES, false), controller)
  if (file) await lookAtPackage(controller, file)
}

/** Adds files as articles and opens the first. */
export async function addArticles(controller: Controller, files: readonly File[]): Promise<void> {
  if (files.length === 0) return
  const reading = new AbortController()
  const cancel = (): void => {
    reading.abort()
    void controller.call('article.cancel-add', {})
  }
  const text = message('busy.reading', { files: countMessage('count.files', files.length) })
  controller.app.setState({ busy: { text, share: null, cancel } })
  try {
    const done = await sendArticles(controller, await readAll(files, controller, reading.signal), null, reading.signal)
    if (reading.signal.aborted) {
      const all = countMessage('count.files', files.length)
      controller.toast(message('busy.stopped'), message('busy.stopped-detail', { done, files: all }))
    }
  } finally {
    controller.app.setState({ busy: null })
  }
}

/** Sends files to the library and opens the first that became an article. Returns how many did. */
export async function sendArticles(
  controller: Controller,
  files: readonly SentFile[],
  encoding: string | null,
  signal?: AbortSignal,
  ask = true,
): Promise<number> {
  const added: Extract<Added, { kind: 'added' }>[] = []
  const resembling: Resembling[] = []
  // A file a call: a message holds 96 MB at most, and one bad file must not hold up the others.
  for (const file of files) {
    if (signal?.aborted) break
    const [result] = (await controller.call('article.add', { files: [file], encoding, ask }))?.results ?? []
    if (result?.kind === 'resembles') resembling.push({ source: { kind: 'file', file, encoding }, earlier: result.earlier })
    if (result?.kind === 'failed' && result.failure.code !== 'import-cancelled') controller.fail(result.failure)
    if (result?.kind !== 'added') continue
    added.push(result)
    controller.app.setState(({ recentFiles }) => ({ recentFiles: new Map(recentFiles).set(result.article.id, file) }))
  }
  const [first] = added
  if (first) {
    await controller.refreshLibrary()
    await controller.openArticle(first.article.id)
    for (const one of added) tellAdded(controller, one)
  }
  if (resembling.length > 0) void askOneByOne(controller, resembling)
  return added.length
}

interface Resembling {
  readonly source: Extract<RevisionSource, { kind: 'file' }>
  readonly earlier: Earlier
}

async function askOneByOne(controller: Controller, resembling: readonly Resembling[]): Promise<void> {
  for (const { source, earlier } of resembling) await askResembles(controller, source, source.file.name, earlier)
}

/** Dropped files go where they belong by their names: packages and annotations to their dialogs, everything else to the library. */
export async function receiveFiles(controller: Controller, dropped: readonly File[]): Promise<void> {
  const isPackage = (file: File): boolean => /\.claimlight$/i.test(file.name)
  const files = dropped.filter((file) => !isPackage(file))
  const annotations = /\.(json|jsonld|jsonl|ndjson|csv|ann)$/i
  const bases = new Set(files.filter((file) => /\.ann$/i.test(file.name)).map((file) => file.name.replace(/\.ann$/i, '')))
  const isAnnotation = (file: File): boolean =>
    annotations.test(file.name) || (/\.txt$/i.test(file.name) && bases.has(file.name.replace(/\.txt$/i, '')))
  await addArticles(
    controller,
    files.filter((file) => !isAnnotation(file)),
  )
  const sent = await readAll(files.filter(isAnnotation), controller)
  // One dialog at a time: of several packages the first; the others are opened after it.
  const [packed] = await readAll(dropped.filter(isPackage).slice(0, 1), controller)
  if (packed) await lookAtPackage(controller, packed)
  if (sent.length > 0) controller.show({ kind: 'import', files: sent })
}
