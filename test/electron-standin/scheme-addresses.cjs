'use strict'

// Chromium lets nobody add a scheme from outside, so `app://claimlight/x` is shown to it as `https://claimlight.app.standin.test/x`:
// a secure origin under a name that can never exist.
const SUFFIX = 'standin.test'

/** @type {Set<string>} without colon */
const schemes = new Set()

/** @param {string} address an address as the application writes it */
function toBrowser(address) {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/s.exec(address)
  if (!match || !schemes.has(match[1])) return address
  return `https://${match[2]}.${match[1]}.${SUFFIX}${match[3] || '/'}`
}

/** @param {string} address an address as Chromium knows it; `blob:` addresses hold another one */
function toElectron(address) {
  if (address.startsWith('blob:')) return `blob:${toElectron(address.slice(5))}`
  const match = /^https:\/\/([^/]*)\.([a-z][a-z0-9+-]*)\.standin\.test(?=\/|$)(.*)$/s.exec(address)
  return match && schemes.has(match[2]) ? `${match[2]}://${match[1]}${match[3]}` : address
}

module.exports = { schemes, toBrowser, toElectron }
