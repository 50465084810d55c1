import type { Host } from '#shared/contract/host'
import type { Method, Params, Result, Settings, View } from '#shared/contract/methods'
import type { Failure } from '#shared/failures'
import { modelFailure } from '#shared/model-failure'
import { failureWords, message } from '#shared/messages/message'
import type { DetectClient } from '../detect/detect-client'
import type { ReportClient } from '../report/report-client'
import type { ReviseClient } from '../revise/revise-client'
import type { ReaderHandle } from '../reader/reader-handle'
import { analystName } from '../state/analyst-name'
import { type AppStore, createAppStore, type OpenDialog } from '../state/app-store'
import { type ArticleSession, createArticleSession } from '../state/article-store'
import { countSuggested } from '../state/claim-items'
import { countRules, keepTally } from './count-rules'
import { lookAtPackage } from './packages'
import { readPeople } from './people'
import { lookForClaims } from './look-for-claims'

/** What the interface can ask for; components hold this and the store, never the host. */
export interface Controller {
  readonly app: AppStore
  /** For what sends ops of its own. Components call methods through `call`. */
  readonly host: Pick<Host, 'call'>
  readonly reviser: ReviseClient
  readonly reporter: ReportClient
  /** The mounted reader, for commands that move it. */
  reader(): ReaderHandle | null
  attachReader(reader: ReaderHandle | null): void
  /** Calls a method; a failure is shown and null comes back. */
  call<M extends Method>(method: M, params: Params<M>): Promise<Result<M> | null>
  openArticle(id: string): Promise<void>
  /** Opens the open article anew: its set is on another revision now, or an earlier one was shown. */
  reopenArticle(): Promise<void>
  /** Shows an earlier revision of the open article with one's claims as they last stood on it, for reading only. */
  openRevision(revision: string): Promise<void>
  /** Looks for claims in the open article once more, after it was cancelled. */
  lookAgain(): Promise<void>
  refreshLibrary(): Promise<void>
  saveSettings(change: Partial<Settings>): void
  saveView(change: Partial<View>): void
  /** Shows suggestions of at least that confidence at once, and keeps it as a setting a little later. */
  setLeastConfidence(least: number): void
  /** Writes what waits to be written; called when the window may go. */
  flush(): void
  show(dialog: OpenDialog | null): void
  toast(text: string, detail?: string): void
  fail(failure: Failure): void
  announce(text: string): void
  /** Another program has written one's own files. */
  onChangedOutside(listener: () => void): () => void
  /** Commands that come from outside of the page, as from the native menu. */
  onCommand(listener: (command: string) => void): () => void
  /** Files of the import under way that have been read, and all of them. Returns what ends the subscription. */
  onImportProgress(listener: (done: number, of: number) => void): () => void
  /** Runs when a pending note or the like should be written before something else happens. */
  onFlush(listener: () => void): () => void
}

const TOAST_MS = 5000
const VIEW_DELAY_MS = 250
const CONFIDENCE_DELAY_MS = 300
const RULES_DELAY_MS = 2000
const NO_VIEW: View = { topOffset: 0, topPixels: 0, selected: null, caret: null }

/** Failures say what somebody's files go by. */
function withName({ code, values }: Failure): Failure {
  return { code, values: values['analyst'] === undefined ? values : { ...values, analyst: analystName(values['analyst']) } }
}

export async function createController(
  host: Host,
  detector: DetectClient,
  reviser: ReviseClient,
  reporter: ReportClient,
): Promise<Controller> {
  const first = await host.call('app.info', {})
  if (!first.ok) throw new Error(failureWords(first.failure).what)
  const app = createAppStore(first.result)
  const flushing = new Set<() => void>()
  const commanded = new Set<(command: string) => void>()
  const changedOutside = new Set<() => void>()
  const importing = new Set<(done: number, of: number) => void>()
  let lastToast = 0
  let mounted: ReaderHandle | null = null
  let viewTimer: ReturnType<typeof setTimeout> | undefined
  let pendingView: { readonly articleId: string; readonly view: View } | null = null

  const addToast = (text: string, detail: string, lasting: boolean): void => {
    const id = ++lastToast
    app.setState(({ toasts }) => {
      const others = toasts.filter((toast) => toast.text !== text || toast.detail !== detail)
      // Failures stay until they are dismissed, however many there are.
      const kept = [...others.filter((toast) => toast.lasting), ...others.filter((toast) => !toast.lasting).slice(-2)]
      return { toasts: [...kept, { id, text, detail, lasting }] }
    })
    if (!lasting) setTimeout(() => app.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) })), TOAST_MS)
  }

  const sendView = (): void => {
    clearTimeout(viewTimer)
    if (!pendingView) return
    void host.call('view.save', pendingView)
    pendingView = null
  }

  /** What the list of articles counts progress by: suggestions that are shown, and those decided. */
  const tellSuggested = async (session: ArticleSession): Promise<void> => {
    const { article, items, set, detection } = session.store.getState()
    // The list counts what the newest text has.
    if (!detection || set.revision !== article.revisions.at(-1)?.sha256) return
    const count = countSuggested(items, set, detection)
    await host.call('article.suggested', { articleId: article.id, detector: detection.detector, count })
  }

  let rulesTimer: ReturnType<typeof setTimeout> | undefined
  /** Not before the article is read and the first claims are looked at. */
  const countRulesSoon = (): void => {
    clearTimeout(rulesTimer)
    rulesTimer = setTimeout(() => void countRules(host, app), RULES_DELAY_MS)
  }

  let confidenceTimer: ReturnType<typeof setTimeout> | undefined
  let pendingConfidence: number | null = null
  const sendConfidence = (): void => {
    clearTimeout(confidenceTimer)
    if (pendingConfidence === null) return
    controller.saveSettings({ leastConfidence: pendingConfidence })
    pendingConfidence = null
    const session = app.getState().article
    if (session) void tellSuggested(session).then(refreshSoon)
  }

  const look = async (session: ArticleSession): Promise<void> => {
    try {
      if (!(await lookForClaims(app, detector, session))) return
      await tellSuggested(session)
      countRulesSoon()
    } catch (error) {
      console.error(error)
      controller.fail({ code: 'internal', values: { where: 'detect' } })
    }
  }

  const showOpened = async (opened: Result<'article.open'>): Promise<void> => {
    const session = createArticleSession(opened, {
      host,
      now: () => new Date().toISOString(),
      onFailure: controller.fail,
      onRevision: () => void controller.reopenArticle(),
      leastConfidence: app.getState().settings.leastConfidence,
    })
    // What the banner over the article says, and as long as it is so, needs no notice beside it.
    const { readOnly } = session.store.getState()
    const inBanner = readOnly && failureWords(withName(readOnly)).what
    app.setState(({ toasts }) => ({
      article: session,
      toasts: toasts.filter(({ text }) => text !== inBanner),
      opening: null,
      find: null,
      narrowLibrary: false,
      comparison: null,
      review: null,
      figures: false,
      isRevealed: false,
      recheck: null,
    }))
    session.store.subscribe((state, before) => {
      if (state.selectedId !== before.selectedId) controller.saveView({ selected: state.selectedId })
      if (state.history !== before.history) refreshSoon()
    })
    await look(session)
  }

  const controller: Controller = {
    app,
    host,
    reviser,
    reporter,
    reader: () => mounted,
    attachReader(reader) {
      mounted = reader
    },
    async call(method, params) {
      const reply = await host.call(method, params)
      if (reply.ok) return reply.result
      controller.fail(reply.failure)
      return null
    },
    async openArticle(id) {
      controller.flush()
      keepTally(app)
      if (app.getState().article?.store.getState().article.id === id) return mounted?.focus()
      detector.cancel()
      reviser.cancel()
      app.setState({ opening: id })
      const opened = await controller.call('article.open', { articleId: id })
      if (app.getState().opening !== id) return
      if (!opened) return app.setState({ opening: null })
      controller.saveSettings({ lastArticle: id })
      await showOpened(opened)
    },
    async reopenArticle() {
      const state = app.getState().article?.store.getState()
      if (!state) return
      const { id } = state.article
      controller.flush()
      detector.cancel()
      const opened = await controller.call('article.open', { articleId: id })
      if (opened && app.getState().article?.store.getState().article.id === id) await showOpened(opened)
    },
    async openRevision(revision) {
      const state = app.getState().article?.store.getState()
      if (!state) return
      const { article, request } = state
      controller.flush()
      detector.cancel()
      const on = { articleId: article.id, revision }
      const [text, set] = await Promise.all([controller.call('revision.text', on), controller.call('revision.set', on)])
      if (!text || !set || app.getState().article?.store.getState().article.id !== article.id) return
      const readOnly: Failure = { code: 'old-revision', values: {} }
      await showOpened({
        article,
        text: text.text,
        set: set.set,
        seq: 0,
        history: { undo: null, redo: null },
        view: null,
        readOnly,
        ...(request ? { request } : {}),
      })
    },
    async lookAgain() {
      const session = app.getState().article
      if (session) await look(session)
    },
    async refreshLibrary() {
      const { query, state } = app.getState()
      const listed = await controller.call('library.list', { query, state })
      const now = app.getState()
      if (listed && now.query === query && now.state === state) app.setState({ entries: listed.entries })
    },
    saveSettings(change) {
      const settings = { ...app.getState().settings, ...change }
      app.setState({ settings })
      void host.call('settings.save', settings)
    },
    saveView(change) {
      const state = app.getState().article?.store.getState()
      // Where one was reading is a place in one's own text.
      if (!state || state.readOnly?.code === 'old-revision') return
      const articleId = state.article.id
      const base = pendingView?.articleId === articleId ? pendingView.view : (state.view ?? NO_VIEW)
      const view = { ...base, selected: state.selectedId, ...change }
      app.getState().article?.store.setState({ view })
      pendingView = { articleId, view }
      clearTimeout(viewTimer)
      viewTimer = setTimeout(sendView, VIEW_DELAY_MS)
    },
    setLeastConfidence(least) {
      app.getState().article?.setLeastConfidence(least)
      pendingConfidence = least
      clearTimeout(confidenceTimer)
      confidenceTimer = setTimeout(sendConfidence, CONFIDENCE_DELAY_MS)
    },
    flush() {
      for (const listener of flushing) listener()
      sendConfidence()
      // The reader tells where it is when scrolling has paused; a window that closes does not wait for that.
      const now = mounted?.position()
      const { view } = app.getState().article?.store.getState() ?? {}
      if (now && (now.topOffset !== view?.topOffset || now.topPixels !== view.topPixels)) controller.saveView(now)
      sendView()
    },
    show: (dialog) => app.setState({ dialog }),
    toast: (text, detail = '') => addToast(text, detail, false),
    fail(failure) {
      const { what, safe, advice } = failureWords(withName(failure))
      addToast(what, `${safe} ${advice}`, true)
    },
    announce: (announcement) => app.setState({ announcement }),
    onImportProgress(listener) {
      importing.add(listener)
      return () => importing.delete(listener)
    },
    onChangedOutside(listener) {
      changedOutside.add(listener)
      return () => changedOutside.delete(listener)
    },
    onCommand(listener) {
      commanded.add(listener)
      return () => commanded.delete(listener)
    },
    onFlush(listener) {
      flushing.add(listener)
      return () => flushing.delete(listener)
    },
  }

  let refreshTimer: ReturnType<typeof setTimeout> | undefined
  // Tagging twenty claims in a minute need not list the library twenty times.
  const refreshSoon = (): void => {
    clearTimeout(refreshTimer)
    refreshTimer = setTimeout(() => void controller.refreshLibrary(), 150)
  }
  let reviewTimer: ReturnType<typeof setTimeout> | undefined
  /** A colleague's set may have come in. */
  const reviewSoon = (): void => {
    clearTimeout(reviewTimer)
    reviewTimer = setTimeout(() => void app.getState().review?.reload(), 300)
  }
  host.onEvent((event) => {
    if (event.kind === 'library-changed') {
      refreshSoon()
      reviewSoon()
    } else if (event.kind === 'colleague-changed') {
      const { review } = app.getState()
      if (review?.store.getState().own.articleId === event.articleId) reviewSoon()
    } else if (event.kind === 'people-changed') void readPeople(controller).then(reviewSoon)
    else if (event.kind === 'changed-outside') for (const listener of changedOutside) listener()
    else if (event.kind === 'open-article') void controller.openArticle(event.articleId)
    else if (event.kind === 'open-package') void lookAtPackage(controller, event.file)
    else if (event.kind === 'import-progress') for (const listener of importing) listener(event.done, event.of)
    else for (const listener of commanded) listener(event.command)
  })
  detector.onFallback((trouble) => controller.fail(modelFailure(trouble)))
  for (const notice of first.result.notices) controller.fail(notice)
  await Promise.all([readPeople(controller), controller.refreshLibrary()])
  document.title = message('app.name')
  return controller
}
