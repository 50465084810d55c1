import { looksLikeBrat } from './brat/brat-document'
import { readBrat } from './brat/read-brat'
import { csvDelimiter, readCsv } from './csv/read-csv'
import { Mismatch } from './decode'
import type { ParsedFile } from './draft'
import { baseName, type FileGroup } from './group-files'
import { JSONL_FORMAT } from './jsonl/jsonl-version'
import { readJsonl } from './jsonl/read-jsonl'
import { NATIVE_FORMAT } from './native/native-version'
import { readNative } from './native/read-native'
import { parseJson } from './parse-json'
import { type FileContext, isW3c, readW3c } from './w3c/read-w3c'

/**
 * Tells a file's format from what is in it and reads it; a name's ending is only a hint that people change.
 * Leaves by `Mismatch` where it cannot.
 */
export function parseFile(group: FileGroup, at: string): ParsedFile {
  const { file } = group
  const text = file.text.startsWith('\uFEFF') ? file.text.slice(1) : file.text
  if (/^\s*[{[]/.test(text)) return parseJsonFile(text, { file: baseName(file.path), at })
  const delimiter = csvDelimiter(text)
  if (delimiter !== null) return readCsv(text, delimiter)
  // An empty `.ann` is a text that nobody has annotated yet.
  if (group.companion || file.path.endsWith('.ann') || looksLikeBrat(text)) return readBrat(group, at)
  throw new Mismatch({ kind: 'unknown-format', where: '' })
}

function parseJsonFile(text: string, context: FileContext): ParsedFile {
  const firstLine = parseJson(text.slice(0, (text.search(/\r?\n/) + 1 || text.length + 1) - 1))
  if (firstLine.kind === 'parsed' && formatOf(firstLine.value) === JSONL_FORMAT) return readJsonl(text)
  const whole = parseJson(text)
  if (whole.kind !== 'parsed') throw new Mismatch(whole)
  if (formatOf(whole.value) === NATIVE_FORMAT) return readNative(whole.value, '')
  if (isW3c(whole.value)) return readW3c(whole.value, context)
  throw new Mismatch({ kind: 'unknown-format', where: '' })
}

function formatOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined
}
