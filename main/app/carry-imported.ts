import { setImmediate } from 'node:timers/promises'
import { type AnnotationSet, setFromData } from '#annotations/model/annotation-set'
import { type CarriedSet, carrySteps, revisionsOf } from '#annotations/revise/carried-set'
import type { RevisionText } from '#annotations/revise/revise-set'
import type { Bundle } from '#annotations/formats/bundle'
import { recordOf } from './article-methods'
import type { AppContext } from './create-app'

/**
 * An imported set on the revision that the set it goes into is on. Other requests are answered between its steps: long texts take seconds.
 * @throws FailureError where the text of `revision` cannot be read
 */
export async function carryImported(context: AppContext, { set, text }: Bundle, articleId: string, revision: string): Promise<CarriedSet> {
  const made = setFromData(set)
  const to = { revision, text: await context.texts.read(articleId, revision) }
  const steps = carrySteps(made, [{ revision: set.revision, text }, ...(await olderTexts(context, made, articleId))], to)
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value
    await setImmediate()
  }
}

/** Of claims that had no place before; one whose text is not here still has its words, and waits as it did. */
async function olderTexts(context: AppContext, set: AnnotationSet, articleId: string): Promise<readonly RevisionText[]> {
  const { revisions } = recordOf(context, articleId).article
  const texts: RevisionText[] = []
  for (const revision of revisionsOf(set).slice(1)) {
    if (!revisions.some(({ sha256 }) => sha256 === revision)) continue
    const text = await context.texts.read(articleId, revision).catch(() => null)
    if (text !== null) texts.push({ revision, text })
  }
  return texts
}
