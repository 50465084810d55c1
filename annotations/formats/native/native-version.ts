export const NATIVE_FORMAT = 'claimlight'
/** Rises with every change that an older reader would misunderstand. A file of a newer version is refused, not guessed at. */
export const NATIVE_VERSION = 1
