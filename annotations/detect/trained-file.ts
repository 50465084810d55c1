import { checksum } from './labels/bytes'
import { readModel, writeModel } from './labels/model-file'
import { decodeLinker, encodeLinker } from './linking/linker-model'
import type { TrainedModel } from './trained-detector'

const MAGIC = 0x54434c43 // "CLCT"
const VERSION = 1
/** Magic, version, checksum of the linker, length of each section: four bytes each. */
const HEADER = 20

/** One file with everything that was trained: a header, then labeller and linker, each as it writes itself. Little-endian. */
export function writeTrainedModel(model: TrainedModel): Uint8Array {
  const labels = writeModel(model.labels)
  const linker = encodeLinker(model.linker)
  const file = new Uint8Array(HEADER + labels.length + linker.length)
  const view = new DataView(file.buffer)
  for (const [i, number] of [MAGIC, VERSION, checksum(linker), labels.length, linker.length].entries()) view.setUint32(i * 4, number, true)
  file.set(labels, HEADER)
  file.set(linker, HEADER + labels.length)
  return file
}

/** Reads what `writeTrainedModel` wrote; null where the bytes are anything else, of another version, cut short or changed. */
export function readTrainedModel(bytes: Uint8Array): TrainedModel | null {
  if (bytes.length < HEADER) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [magic, version, sum, labelsLength = 0, linkerLength = 0] = [0, 4, 8, 12, 16].map((at) => view.getUint32(at, true))
  if (magic !== MAGIC || version !== VERSION || bytes.length !== HEADER + labelsLength + linkerLength) return null
  const labels = readModel(bytes.subarray(HEADER, HEADER + labelsLength))
  const linkerBytes = bytes.subarray(HEADER + labelsLength)
  if ('kind' in labels || checksum(linkerBytes) !== sum) return null
  const linker = decodeLinker(linkerBytes)
  return linker ? { labels, linker } : null
}
