import { keepArticle } from './article-methods'
import type { AppPorts } from './ports'
import { SAMPLE_ARTICLES } from './sample-articles'

/** Puts the sample articles into a library that never had any, so that a first start has something to try. */
export async function addSamples(ports: Pick<AppPorts, 'store' | 'now' | 'sha256'>): Promise<void> {
  if (ports.store.readOnly !== null || !ports.store.isNew || ports.store.articles().length > 0) return
  // The list shows the newest first, and the first sample is the one to begin with, however fast the disk is.
  const start = Date.parse(ports.now())
  for (const [i, { metadata, text }] of SAMPLE_ARTICLES.toReversed().entries()) {
    const provenance = { fileName: '', format: 'text', encoding: '', encodingEvidence: 'not-applicable', notices: [] } as const
    await keepArticle({ ...ports, now: () => new Date(start + i).toISOString() }, { text, metadata, provenance })
  }
}
