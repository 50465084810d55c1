/** What the tests of this folder share. */
import { FailureError } from '#shared/failures'

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Bytes as they stand, one character each. */
export const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))

export const failureCode = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    if (error instanceof FailureError) return error.code
    throw error
  }
  return 'no failure'
}
