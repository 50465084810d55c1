export const NATIVE_FORMAT = 'claimlight'
/** 2: claims to look at again, and what was known of an article with an earlier text. A file without them is written as version 1. */
export const FIRST_NATIVE_VERSION = 1
/** Rises with every change that an older reader would misunderstand. A file of a newer version is refused, not guessed at. */
export const NATIVE_VERSION = 2
