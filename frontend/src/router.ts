/** Client-side navigation: our own, since pages come from Python routes. */
import { changeHead } from './head'
import { address, isEmbedded } from './place'
import { loadStyles } from './styles'
import { session, type PageRecord } from './session'
import { followStorage } from './storage'
import { fetched, imported, insist } from './transport/insist'
import { targetOf } from './url'

export interface Going {
  external?: boolean
  popup?: boolean
  replace?: boolean
}

type Show = (record: PageRecord, page: unknown) => void
const PATIENCE = 150

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The regular expression of a route such as `/users/[id]`, `/[[page]]` or `/docs/[[...splat]]`. */
export const patternOf = (route: string): RegExp => {
  const parts = route.split('/').filter(Boolean).map((part) => {
    if (part.startsWith('[[...')) return '(?:/.*)?'
    if (part.startsWith('[[')) return '(?:/[^/]+)?'
    if (part.startsWith('[')) return '/[^/]+'
    return '/' + literal(part)
  })
  return new RegExp(`^${parts.join('')}/?$`)
}

export class Router {
  #routes: Promise<[RegExp, string][]> | null = null
  #show: Show
  #shown: string
  #going = 0
  /** What the content policy of this document allows; null for all that the app has. */
  readonly #allowed: readonly string[] | null

  constructor(show: Show, allowed: readonly string[] | null) {
    this.#show = show
    this.#allowed = isEmbedded() ? null : allowed // the foreign page's policy is not ours to know
    // An embedded app has addresses of its own, which the foreign page's history does not know.
    this.#shown = isEmbedded() ? `${session().boot.base}/` : location.pathname + location.search
    if (isEmbedded()) return
    window.addEventListener('popstate', () => {
      if (location.pathname + location.search !== this.#shown) void this.#open(location.pathname + location.search, false)
    })
  }

  /** Path and query below the app's base, as the server sees them. */
  get url(): string {
    return this.#shown.slice(session().boot.base.length) || '/'
  }

  /** Follows a link; other origins, new windows and anchors are left to the browser. */
  go(target: string, { external = false, popup = false, replace = false }: Going = {}): void {
    const url = targetOf(target)
    if (url === undefined) return
    if (popup) return void window.open(url, '_blank', 'popup,noopener')
    if (external) return void window.open(url, '_blank', 'noopener')
    if (url.origin !== new URL(address()).origin) return replace ? location.replace(url) : location.assign(url)
    const path = url.pathname + url.search
    if (path === this.#shown && url.hash) return void (location.hash = url.hash)
    if (!isEmbedded()) history[replace ? 'replaceState' : 'pushState'](null, '', path + url.hash)
    void this.#open(path, true)
  }

  async #table(attempt: number): Promise<[RegExp, string][]> {
    this.#routes ??= fetched(session().boot.routes, attempt).then(async (response) => ((await response.json()) as [string, string][]).map(([route, record]) => [patternOf(route), record]))
    try {
      return await this.#routes
    } catch (error) {
      this.#routes = null
      throw error
    }
  }

  /** Forgets the routes: the code behind them changed. */
  refresh(routes: string): void {
    session().boot.routes = routes
    this.#routes = null
  }

  /** The page at a path, with its styles; null where the app has none. */
  async find(path: string, attempt = 0): Promise<{ record: PageRecord; page: unknown } | null> {
    const below = path.slice(session().boot.base.length).split('?')[0]!
    const found = (await this.#table(attempt)).find(([pattern]) => pattern.test(below))
    const response = found && (await fetched(found[1], attempt))
    if (!response?.ok) return null
    const record = (await response.json()) as PageRecord
    // A content policy is the document's: a page that needs more gets a document of its own.
    if (this.#allowed && !record.origins.every((origin) => this.#allowed!.includes(origin))) {
      location.reload()
      return new Promise(() => {})
    }
    const [module] = await Promise.all([imported(record.module, attempt), loadStyles(record.styles)])
    return { record, page: module.default }
  }

  async #open(path: string, scroll: boolean): Promise<void> {
    const turn = ++this.#going
    try {
      // A load in place of this would lose what waits for the network.
      const found = await insist(session().client, (attempt) => this.find(path, attempt), () => turn === this.#going)
      if (turn !== this.#going) return
      // No route: the server's not-found page, with its status.
      if (!found) return isEmbedded() ? console.error(`mirra: the app has no page at ${path}`) : location.reload()
      const { record, page } = found
      session().store.fill(record.defaults)
      this.#shown = path
      let shown = false
      const show = (): void => {
        if (shown || turn !== this.#going) return
        shown = true
        this.#show(record, page)
        changeHead(record.title, record.meta)
        if (scroll && !isEmbedded()) window.scrollTo(0, 0)
      }
      followStorage(record.storage)
      session().client.navigate(this.url, show)
      setTimeout(show, PATIENCE)
    } catch (error) {
      if (turn !== this.#going) return
      console.error('mirra: navigation failed', error)
      if (!isEmbedded()) location.assign(path)
    }
  }
}

let current: Router | null = null

export const startRouter = (show: Show, allowed: readonly string[] | null): Router => (current = new Router(show, allowed))

export const router = (): Router => {
  if (!current) throw new Error('the page has not started')
  return current
}
