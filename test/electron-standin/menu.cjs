'use strict'
const { strict } = require('./strict.cjs')

/**
 * There is no menu to see: the items are kept, so that a test can look at them and click them.
 *
 * @typedef {{ id?: string, label?: string, role?: string, type?: string, accelerator?: string, submenu?: Item[], click?: Function }} Item
 */

/** @type {object | null} */
let applicationMenu = null

/** @param {readonly Item[]} template @returns {any} */
function buildFromTemplate(template) {
  const items = template.map((item) => ({
    ...item,
    label: item.label ?? item.role ?? '',
    type: item.type ?? (item.submenu ? 'submenu' : 'normal'),
    submenu: item.submenu ? buildFromTemplate(item.submenu) : undefined,
  }))
  return strict('menu', {
    items,
    /** @param {string} id @returns {any} */
    getMenuItemById(id) {
      for (const item of items) {
        const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
        if (found) return found
      }
      return null
    },
  })
}

const Menu = {
  buildFromTemplate,
  getApplicationMenu: () => applicationMenu,
  /** @param {object | null} menu */
  setApplicationMenu(menu) {
    applicationMenu = menu
  },
}

module.exports = { Menu: strict('Menu', Menu) }
