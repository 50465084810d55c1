import { describe, expect, test } from '@jest/globals'
import { parseHTML } from 'linkedom'
import { LIGHT_PALETTE, PAGE_PALETTE } from '#shared/figures/palette'
import { figureSvg } from '#shared/figures/static-svg'
import { FIGURES } from './figure-examples'

const draw = (palette = LIGHT_PALETTE, rtl = false): readonly string[] =>
  FIGURES.map((figure, i) => figureSvg(figure, { id: `f${i}`, width: 600, palette, rtl }))
const svgOf = (text: string) => parseHTML(`<main>${text}</main>`).document.querySelector('svg')

describe('figures as SVG without a page', () => {
  test('are pictures with a title and a description', () => {
    draw().forEach((text, i) => {
      const svg = svgOf(text)
      const byId = (attribute: string) => svg?.querySelector(`[id="${svg.getAttribute(attribute) ?? ''}"]`)?.textContent
      expect(svg?.getAttribute('role')).toBe('img')
      expect(byId('aria-labelledby')).toBe(FIGURES[i]?.title)
      expect(byId('aria-describedby')).toBe(FIGURES[i]?.description)
    })
  })

  test('have no style, script or foreign address that the content security policy would refuse', () => {
    for (const text of [...draw(), ...draw(PAGE_PALETTE)]) {
      expect(text).not.toMatch(/\sstyle=|<style|<script|href=|<foreignObject/)
      for (const [, address] of text.matchAll(/url\(([^)]*)\)/g)) expect(address).toMatch(/^#f\d-/)
    }
  })

  test('stand alone with resolved colours, and follow the page with its own', () => {
    for (const text of draw()) expect(text).not.toContain('var(')
    for (const text of draw(PAGE_PALETTE)) expect(text).toContain('var(--figure-ink')
  })

  test('escape the words of others', () => {
    expect(draw()[1]).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  test('print counts and values, and patterns beside colours', () => {
    const [matrix = '', intervals = '', shares = '', lines = ''] = draw()
    for (const count of ['>4<', '>1<', '>0<', '>–<']) expect(matrix).toContain(count)
    for (const value of ['>0.50<', '>-0.25<']) expect(intervals).toContain(value)
    expect(intervals).toContain('all gave the same tag')
    expect(shares).toMatch(/<pattern id="f2-contested".*<pattern id="f2-unverified"/s)
    expect(lines.match(/<title>alpha, /g)).toHaveLength(2)
  })

  test('run from right to left by mirrored places', () => {
    const xOf = (text: string, label: string) => Number(new RegExp(`<text x="([\\d.]+)"[^>]*>${label}<`).exec(text)?.[1])
    const [left = ''] = draw(LIGHT_PALETTE, false)
    const [right = ''] = draw(LIGHT_PALETTE, true)
    expect(xOf(left, 'analyst A')).toBe(0)
    expect(xOf(right, 'analyst A')).toBe(600)
  })

  test('stay within their width, however narrow', () => {
    FIGURES.forEach((figure, i) => {
      const text = figureSvg(figure, { id: `n${i}`, width: 280, palette: LIGHT_PALETTE, rtl: false })
      for (const [, x, width] of text.matchAll(/<rect[^>]* x="(-?[\d.]+)"[^>]* width="([\d.]+)"/g)) {
        expect(Number(x) + Number(width)).toBeLessThanOrEqual(280.5)
      }
    })
  })
})
