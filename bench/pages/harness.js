/**
 * Runs one peer in the page. A peer is { open(root, data), add(mark), shown(id), scroller() }: it opens a text with its marks, adds one
 * mark, tells whether a mark is on the page, and names the element that scrolls. Times are milliseconds of performance.now().
 */
const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))

/** Resolves after the frame that is being prepared has been laid out and painted by the main thread. */
function afterPaint() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => resolve(performance.now()))
      port1.start()
      port2.postMessage(null)
    })
  })
}

/** The end of the first frame after which the mark is on the page, and how many frames that took: whoever draws at once needs one. */
async function paintedOnce(shown) {
  for (let frames = 1; ; frames++) {
    const painted = await afterPaint()
    if (shown()) return { painted, frames }
  }
}

export function start(peer) {
  let data = null
  let pending = null
  let added = 0

  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'a') return
      const mark = data.free[added++]
      peer.add(mark)
      pending = paintedOnce(() => peer.shown(mark.id)).then(({ painted, frames }) => ({
        shown: painted - event.timeStamp,
        frames,
      }))
    },
    true,
  )

  globalThis.bench = {
    async load(url) {
      data = await (await fetch(url)).json()
      return { characters: data.text.length, marks: data.marks.length, free: data.free.length }
    },
    async open() {
      await afterPaint()
      await afterPaint()
      const began = performance.now()
      await peer.open(document.getElementById('root'), data)
      const { painted } = await paintedOnce(() => peer.shown(data.marks[0].id))
      return painted - began
    },
    pressed: () => pending,
    /** Frame intervals while the text moves by `pixels` a frame, back and forth where it ends. */
    async scroll(frames, pixels) {
      const scroller = peer.scroller()
      const intervals = []
      let direction = 1
      let last = await nextFrame()
      for (let i = 0; i < frames; i++) {
        const before = scroller.scrollTop
        scroller.scrollTop += pixels * direction
        if (scroller.scrollTop === before) direction = -direction
        const now = await nextFrame()
        intervals.push(now - last)
        last = now
      }
      return intervals
    },
    async jump(share) {
      const scroller = peer.scroller()
      const began = performance.now()
      scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * share
      return (await afterPaint()) - began
    },
    elements: () => document.getElementsByTagName('*').length,
  }
}

/** What the peers without a view of their own work on: the whole text as paragraphs in the page. */
export function wholeText(root, text) {
  const fragment = document.createDocumentFragment()
  for (const line of text.split('\n')) {
    const paragraph = document.createElement('p')
    // The line feed stays in, so that offsets in the text and in the page are the same.
    paragraph.append(`${line}\n`)
    fragment.append(paragraph)
  }
  root.append(fragment)
}

export const pageScroller = () => document.getElementById('scroller')
