// Loaded into the application under measurement (node --import): tells on a channel of its own when each flush to disk ended, in
// milliseconds since 1970 with fractions. The application itself is as built.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const { fdatasync } = fs
fs.fdatasync = (fd, done) =>
  fdatasync(fd, (error) => {
    process.send?.(performance.timeOrigin + performance.now())
    done(error)
  })
syncBuiltinESMExports()
