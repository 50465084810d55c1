/** Bytes of one file. Checked before anything is read. */
export const FILE_LIMIT = 64 * 1024 * 1024

/**
 * UTF-16 code units of one text. Forty times the longest book-length article, and what the reader, the index and the detector can
 * still hold in memory beside each other; more than this is refused, never cut.
 */
export const TEXT_LIMIT = 20_000_000

/** Markdown longer than this is taken as written: the parser keeps some hundred bytes for every one. */
export const MARKDOWN_LIMIT = 2_000_000

/**
 * Marks of quotes and list items in one Markdown file. The parser's time grows with their square: 3,000 take about a second, 16,000 in each
 * other took seven minutes. Articles have some dozens.
 */
export const MARKDOWN_CONTAINER_LIMIT = 3000

/** Elements of one page, and how deep they may stand in each other: Readability walks them many times, at a cost that grows with depth. */
export const ELEMENT_LIMIT = 200_000
export const DEPTH_LIMIT = 200

/** Old generation of the worker that reads files, megabytes, and how long one file may take, milliseconds. */
export const WORKER_MEMORY_LIMIT = 512
export const WORKER_TIME_LIMIT = 20_000
