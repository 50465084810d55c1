import { strToU8, zipSync } from 'fflate'
import { fileNameOf } from './file-name'

interface TextFile {
  readonly path: string
  readonly text: string
}

/**
 * Hands files to the person through the host's own way of saving (a download in the browser, a save dialog in Electron): one file as it
 * is, several as one zip. Returns the name proposed.
 */
export function saveExport(files: readonly TextFile[], base: string): string {
  const [only] = files
  if (files.length === 1 && only) {
    const name = fileNameOf(base, only.path.slice(only.path.indexOf('.')))
    download(name, new Blob([only.text], { type: 'application/octet-stream' }))
    return name
  }
  const name = fileNameOf(base, '.zip')
  const zip = zipSync(Object.fromEntries(files.map(({ path, text }) => [path, strToU8(text)])))
  download(name, new Blob([new Uint8Array(zip)], { type: 'application/zip' }))
  return name
}

/** Hands one binary file to the person. Returns the name proposed. */
export function saveBytes(bytes: Uint8Array<ArrayBuffer>, name: string): string {
  download(name, new Blob([bytes], { type: 'application/octet-stream' }))
  return name
}

/** Hands one file over under that name. */
export function download(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = name
  anchor.hidden = true
  document.body.append(anchor)
  anchor.click()
  anchor.remove()
  // The browser reads the blob after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
