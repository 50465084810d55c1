// Loaded into the application under measurement (node --import): tells on a channel of its own when each flush to disk ended, in
// milliseconds since 1970 with fractions. The application itself is as built.
import { promises } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const { open } = promises
promises.open = async (...args) => {
  const handle = await open(...args)
  const flush = handle.datasync.bind(handle)
  handle.datasync = async () => {
    await flush()
    process.send?.(performance.timeOrigin + performance.now())
  }
  return handle
}
syncBuiltinESMExports()
