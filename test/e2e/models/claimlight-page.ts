import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { ArticleModel } from './article'
import { ClaimPaneModel } from './claim-pane'
import { DialogModel } from './dialog'
import { FiguresModel } from './figures'
import { LibraryModel } from './library'
import { ReviewModel } from './review'
import { SidePaneModel } from './side-pane'

/** A file that the window handed out, as it can be given to a file chooser again. */
export interface SavedFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** The window as a person sees it: a library, an article, a claim, and what lies over them. */
export class ClaimlightPage {
  readonly page: Page
  readonly library: LibraryModel
  readonly article: ArticleModel
  readonly claim: ClaimPaneModel
  readonly side: SidePaneModel
  readonly review: ReviewModel
  readonly figures: FiguresModel

  constructor(page: Page) {
    this.page = page
    this.library = new LibraryModel(page)
    this.article = new ArticleModel(page)
    this.claim = new ClaimPaneModel(page)
    this.side = new SidePaneModel(page)
    this.review = new ReviewModel(page)
    this.figures = new FiguresModel(page)
  }

  /** The window is drawn, and an article that it opens by itself is there with its claims looked for. */
  async isReady(): Promise<boolean> {
    if ((await this.page.locator('.window, .start-failure').count()) === 0) return false
    if (await this.page.getByText('Choose an article').isVisible()) return (await this.library.entries.count()) === 0
    if (await this.page.getByText('Read with a light on the claims').isVisible()) return true
    return this.article.isReady()
  }

  dialog(name: string | RegExp): DialogModel {
    return new DialogModel(this.page, name)
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  async type(words: string): Promise<void> {
    await this.page.keyboard.type(words)
  }

  /** Closes what a test that failed left open over the window, so that the next one does not fail for it. */
  async leaveDialogs(): Promise<void> {
    const open = this.page.getByRole('dialog')
    for (let tries = 0; tries < 3 && (await open.count()) > 0; tries++) {
      await this.press('Escape')
      await this.page.waitForTimeout(100)
    }
  }

  /** Short words and failures, newest last. */
  get notices(): Locator {
    return this.page.getByRole('region', { name: 'Notices' }).locator('.toast')
  }

  notice(words: string | RegExp): Locator {
    return this.notices.filter({ hasText: words })
  }

  async dismissNotices(): Promise<void> {
    for (let left = await this.notices.count(); left > 0; left = await this.notices.count()) {
      await this.notices.first().getByRole('button', { name: 'Dismiss' }).click()
    }
  }

  /** What lasts across the top as long as nothing can be written. */
  get banner(): Locator {
    return this.page.locator('.banner')
  }

  /** What a screen reader was told last. */
  get announced(): Locator {
    return this.page.locator('.visually-hidden[role=status]')
  }

  async runFromMenu(command: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Menu' }).first().click()
    await this.page.getByRole('menuitem', { name: command }).click()
  }

  /** Files let go over the window, as from a file manager. */
  async dropFiles(files: readonly { readonly name: string; readonly text: string; readonly type: string }[]): Promise<void> {
    await this.#drop({ files, text: '' })
  }

  /** Text dragged here from another program. */
  async dropText(text: string): Promise<void> {
    await this.#drop({ files: [], text })
  }

  async #drop(what: {
    readonly files: readonly { readonly name: string; readonly text: string; readonly type: string }[]
    readonly text: string
  }): Promise<void> {
    const carried = await this.page.evaluateHandle(({ files, text }) => {
      const data = new DataTransfer()
      for (const file of files) data.items.add(new File([file.text], file.name, { type: file.type }))
      if (text !== '') data.setData('text/plain', text)
      return data
    }, what)
    const target = this.page.locator('#article')
    await target.dispatchEvent('dragover', { dataTransfer: carried })
    await target.dispatchEvent('drop', { dataTransfer: carried })
    await carried.dispose()
  }

  /** Answers the file chooser that `open` brings up. */
  async chooseFiles(open: () => Promise<void>, files: Parameters<Locator['setInputFiles']>[0]): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), open()])
    await chooser.setFiles(files)
  }

  /** The file that `act` makes the window hand out. */
  async download(act: () => Promise<void>): Promise<SavedFile> {
    const [file] = await Promise.all([this.page.waitForEvent('download'), act()])
    return { name: file.suggestedFilename(), mimeType: 'application/octet-stream', buffer: readFileSync(await file.path()) }
  }

  /** Gives a command by its words. */
  async command(words: string): Promise<void> {
    await this.press('Control+K')
    await this.dialog('Command palette').appears()
    await this.page.keyboard.insertText(words)
    await this.press('Enter')
  }
}
