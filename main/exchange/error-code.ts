/** The code of an error from Node, or empty. By shape, since errors of another realm are no `Error` here. */
export const errorCode = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
