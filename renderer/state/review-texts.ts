import type { Host } from '#shared/contract/host'
import type { Result } from '#shared/contract/methods'

/** Texts by the hash of their revision. */
export type RevisionTexts = ReadonlyMap<string, string>

/**
 * The texts that everybody's sets are on, so that those on another revision than the one shown can be brought along. What cannot be read is left
 * out; its sets are then named as not compared.
 * @param known texts that need not be asked for
 */
export function readTexts(host: Pick<Host, 'call'>, opened: Result<'review.open'>, known: RevisionTexts): Promise<RevisionTexts> {
  return readRevisions(
    host,
    opened.own.set.articleId,
    opened.sets.map(({ set }) => ({ revision: set.revision, rechecks: set.rechecks ?? [] })),
    known,
  )
}

interface OnRevisions {
  readonly revision: string
  /** Claims that wait for a place are looked for from the text that they stood on. */
  readonly rechecks: readonly { readonly revision: string }[]
}

/** As `readTexts`, of any sets of an article. */
export async function readRevisions(
  host: Pick<Host, 'call'>,
  articleId: string,
  sets: readonly OnRevisions[],
  known: RevisionTexts,
): Promise<Map<string, string>> {
  const texts = new Map(known)
  for (const set of sets) {
    for (const revision of [set.revision, ...set.rechecks.map((one) => one.revision)]) {
      if (texts.has(revision)) continue
      const reply = await host.call('revision.text', { articleId, revision })
      if (reply.ok) texts.set(revision, reply.result.text)
    }
  }
  return texts
}
