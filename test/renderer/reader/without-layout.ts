/** jsdom lays nothing out: a view of 800 pixels, and every block 40 pixels tall, so that short texts are mounted whole. */
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 800 })
Range.prototype.getClientRects = () => Object.assign([], { item: () => null })
Element.prototype.getBoundingClientRect = () => ({
  x: 0,
  y: 0,
  left: 0,
  top: 0,
  right: 0,
  bottom: 40,
  width: 0,
  height: 40,
  toJSON: () => '',
})

export {}
