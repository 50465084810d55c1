import { importGroup } from '#annotations/formats/import-files'
import type { Importer } from './importer'
import { readArticle, readPastedText } from './read-article'

/** Reads in this very process: for tests and for the command line, where a hostile file harms nobody else. */
export const createDirectImporter = (): Importer => ({
  read: async (file, encoding) => readArticle(file, encoding),
  readPasted: async (text, metadata) => readPastedText(text, metadata),
  readAnnotations: async ({ group, known, analyst, at }) => importGroup(group, known, analyst, at),
  // Reading blocks this process: when this runs, nothing is being read.
  cancel: async () => {},
  close: async () => {},
})
