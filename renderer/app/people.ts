import { message } from '#shared/messages/message'
import { analystName, showPeople } from '../state/analyst-name'
import type { Controller } from './controller'

/** Reads who is called what. Files that cannot be read are said once. */
export async function readPeople(controller: Pick<Controller, 'host' | 'fail'>): Promise<void> {
  const reply = await controller.host.call('people.list', {})
  // The names are a convenience: without them everybody is shown by their id.
  if (!reply.ok) return
  showPeople(reply.result.people)
  for (const failure of reply.result.failures) controller.fail(failure)
}

/** Takes another name. False where it could not be. */
export async function takeName(controller: Controller, name: string): Promise<boolean> {
  const renamed = await controller.call('people.rename', { name })
  if (!renamed) return false
  showPeople(renamed.people)
  controller.toast(message('people.renamed', { name: analystName(controller.app.getState().info.analyst) }))
  return true
}
