import type { Host } from '#shared/contract/host'
import type { Result } from '#shared/contract/methods'

/** Texts by the hash of their revision. */
export type RevisionTexts = ReadonlyMap<string, string>

/**
 * The texts that everybody's sets are on, so that those on another revision than the one shown can be brought along. What cannot be read is left
 * out; its sets are then named as not compared.
 * @param known texts that need not be asked for
 */
export async function readTexts(host: Pick<Host, 'call'>, opened: Result<'review.open'>, known: RevisionTexts): Promise<RevisionTexts> {
  const { articleId } = opened.own.set
  const texts = new Map(known)
  for (const { set } of opened.sets) {
    // Claims that wait for a place are looked for from the text that they stood on.
    for (const revision of [set.revision, ...(set.rechecks ?? []).map((one) => one.revision)]) {
      if (texts.has(revision)) continue
      const reply = await host.call('revision.text', { articleId, revision })
      if (reply.ok) texts.set(revision, reply.result.text)
    }
  }
  return texts
}
