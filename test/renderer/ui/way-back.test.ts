import { afterEach, describe, expect, test } from '@jest/globals'
import { pathOf, wayBack } from '../../../renderer/ui/way-back'

const pane = (html: string): void => {
  const part = document.createElement('section')
  // A fixture, not a sink of the application.
  part.append(...new DOMParser().parseFromString(html, 'text/html').body.childNodes)
  document.body.replaceChildren(part)
}
const byId = (id: string): HTMLElement => document.getElementById(id) ?? document.body

describe('the way back from a dialog', () => {
  afterEach(() => document.body.replaceChildren())

  test('leads to what opened it', () => {
    pane('<div><button id="opener">Import</button><button class="button-primary">Keep</button></div>')
    expect(wayBack(pathOf(byId('opener')))?.id).toBe('opener')
  })

  test('where that is gone, to the chief button of the part it stood in, else to the first that takes the focus', () => {
    pane('<div id="alone"><button id="opener">Import</button></div>')
    const path = pathOf(byId('opener'))
    byId('alone').outerHTML = '<div><button>Other</button><button id="chief" class="button-primary">Keep</button></div>'
    expect(wayBack(path)?.id).toBe('chief')
    byId('chief').remove()
    expect(wayBack(path)?.textContent).toBe('Other')
  })

  test('from a dialog that followed when the opener of the first had gone leads there as well', () => {
    pane('<button id="opener">Import</button>')
    expect(wayBack(pathOf(byId('opener')))?.id).toBe('opener')
    byId('opener').outerHTML = '<button id="chief" class="button-primary">Keep</button>'
    expect(wayBack(pathOf(document.body))?.id).toBe('chief')
  })

  test('is left to the window where nothing of that part is there, or where nothing had the focus', () => {
    pane('<button id="opener">Import</button>')
    const path = pathOf(byId('opener'))
    document.body.replaceChildren()
    expect(wayBack(path)).toBeNull()
    expect(wayBack(pathOf(document.body))).toBeNull()
  })
})
