export const JSONL_FORMAT = 'claimlight-lines'
/** See native-version.ts. */
export const JSONL_VERSION = 1
