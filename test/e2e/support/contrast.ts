import type { Page } from 'playwright-core'

/**
 * Every piece of article text in view that does not keep WCAG's contrast (4.5:1, 3:1 for large text) against what is painted
 * behind it. axe leaves text alone that lies in several marks over each other, and that is what the reader is made of.
 */
export function faintText(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
    if (!context) throw new Error('no canvas')
    /** What is seen where `colors` are laid over each other, the last on top. */
    const over = (colors: readonly string[]): readonly number[] => {
      context.clearRect(0, 0, 1, 1)
      for (const color of colors) {
        context.fillStyle = color
        context.fillRect(0, 0, 1, 1)
      }
      return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3)
    }
    const luminance = (rgb: readonly number[]): number => {
      const [r = 0, g = 0, b = 0] = rgb.map((value) => (value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4))
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const found: string[] = []
    const walker = document.createTreeWalker(document.querySelector('.reader-text') ?? document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement
      if (!element || (walker.currentNode.textContent ?? '').trim() === '') continue
      const backgrounds: string[] = []
      for (let one: Element | null = element; one; one = one.parentElement) backgrounds.unshift(getComputedStyle(one).backgroundColor)
      const { color, fontSize } = getComputedStyle(element)
      const [ink, paper] = [luminance(over([...backgrounds, color])), luminance(over(backgrounds))]
      const contrast = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05)
      if (contrast < (Number.parseFloat(fontSize) >= 24 ? 3 : 4.5)) {
        found.push(`${contrast.toFixed(1)}:1 ${element.className}: ${(walker.currentNode.textContent ?? '').slice(0, 30)}`)
      }
    }
    return found
  })
}
