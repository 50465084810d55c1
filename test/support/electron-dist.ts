import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPackage } from '@electron/asar'
import { SENTINEL } from '@electron/fuses/dist/constants'

/** Fuse wires come after their sentinel as version, length, and a character a fuse: off, on. */
export const FUSE_COUNT = 8

/** Every fuse set to the opposite of what Claimlight wants, so that one left alone shows. */
const WRONG_WIRE = '10110011'

/** A file that fuses can be flipped in, as in a real executable; it can be run too, and does nothing. */
export function fusedExecutable(): Buffer {
  const wire = Buffer.concat([Buffer.from([1, FUSE_COUNT]), Buffer.from(WRONG_WIRE, 'latin1')])
  return Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), Buffer.from(SENTINEL, 'latin1'), wire, Buffer.from('\n')])
}

/** As much of an unpacked Electron as electron-builder looks at, in `folder`. */
export async function writeElectronDist(folder: string, version: string): Promise<void> {
  mkdirSync(join(folder, 'resources'), { recursive: true })
  writeFileSync(join(folder, 'electron'), fusedExecutable(), { mode: 0o755 })
  writeFileSync(join(folder, 'version'), version)
  writeFileSync(join(folder, 'LICENSE'), 'licence of the runtime\n')
  writeFileSync(join(folder, 'LICENSES.chromium.html'), '<!doctype html><title>Licences</title>\n')
  const empty = mkdtempSync(join(tmpdir(), 'claimlight-asar-'))
  writeFileSync(join(empty, 'package.json'), '{"name":"default-app","version":"1.0.0"}\n')
  await createPackage(empty, join(folder, 'resources/default_app.asar'))
  rmSync(empty, { recursive: true })
}
