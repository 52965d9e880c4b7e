/** Brings a page to life: store, client, router, and React on the root element. */
import { createElement, useEffect, useRef, useSyncExternalStore, type ComponentType, type ReactNode } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { act } from './actions'
import { presetColorMode, startColorMode } from './colormode'
import { nothingDrafted } from './draft'
import { changeHead } from './head'
import { showConnection, showOverlay } from './notice'
import { rootElement } from './place'
import type { Patch } from './protocol.gen'
import { ErrorBoundary } from './react/boundary'
import { renderChanged } from './react/hot'
import { provided, type Provider } from './react/providers'
import { router, startRouter } from './router'
import { CONNECTED, setSession, session, type Boot, type PageRecord } from './session'
import { followStorage, startStorageSync, storedValues, TOKEN } from './storage'
import { Store } from './store/store'
import { dropStyles, loadStyles, refreshAssets } from './styles'
import { Client, type Socket } from './transport/client'
import { fetched, imported, insist } from './transport/insist'

const NOT_FOUND = '404'

const documentId = (): string => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

const socketUrl = (path: string): string => {
  const url = new URL(path, location.href)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return url.href
}

const providers: Provider[] = []
let shown: { record: PageRecord; Page: ComponentType; key: number }
const listeners = new Set<() => void>()

const show = (record: PageRecord, page: unknown, samePage = false): void => {
  shown = { record, Page: page as ComponentType, key: samePage ? shown.key : shown.key + 1 }
  if (record.components) session().boot.page.components = record.components
  for (const listener of listeners) listener()
}

/** The element that an address names below `#`. */
const named = (hash: string): HTMLElement | null => {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)))
  } catch {
    return null // a stray `%`
  }
}

const Shown = (): ReactNode => {
  const current = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown,
    () => shown,
  )
  const { styles } = current.record
  const styledBy = useRef(styles)
  useEffect(() => {
    dropStyles(styledBy.current, styles)
    styledBy.current = styles
  }, [styles])
  // What the address names below `#` is only there once the page is drawn.
  useEffect(() => void named(location.hash)?.scrollIntoView(), [current.key])
  return provided(current.Page, createElement(current.Page, { key: current.key }), providers)
}

/** The server runs newer code: the page's module is imported again and its parts are swapped in place. */
const renew = async (build: string, attempt: number): Promise<void> => {
  const { boot, store } = session()
  boot.build = build
  router().refresh(boot.routes)
  const response = await fetched(`${boot.base}/_app/record${shown.record.route === '/' ? '/' : shown.record.route}`)
  if (!response.ok) return
  const old = shown.record
  const record = (await response.json()) as PageRecord
  const [module] = await Promise.all([
    imported(record.module, attempt),
    imported(record.app, attempt),
    loadStyles(record.styles),
  ])
  store.fill(record.defaults)
  followStorage(record.storage)
  show(record, module.default, true)
  renderChanged()
  if (record.title !== old.title || JSON.stringify(record.meta) !== JSON.stringify(old.meta)) changeHead(record.title, record.meta)
  showOverlay({ t: 'overlay', text: null })
}

export const start = (boot: Boot, App: ComponentType<{ children: ReactNode }>, Page: ComponentType): void => {
  const store = new Store()
  store.fill(boot.page.defaults)
  presetColorMode(store, boot.colorMode)
  store.fill(CONNECTED)
  store.hold()
  startColorMode(store, boot.colorMode)
  const client = new Client(documentId(), boot.build, {
    connect: () => new WebSocket(socketUrl(boot.socket)) as unknown as Socket,
    url: () => router().url,
    storage: storedValues,
    token: { get: () => sessionStorage.getItem(TOKEN), set: (token) => sessionStorage.setItem(TOKEN, token) },
    apply: (patches: Patch[], fresh) => {
      if (fresh) store.fill(shown.record.defaults, true)
      store.apply(patches)
    },
    act: (actions) => {
      for (const [name, args] of actions) act(name, args)
    },
    status: (errors, waiting) => {
      store.apply([
        ['=', ['@connection', 'errors'], errors],
        ['=', ['@connection', 'waiting'], waiting],
      ])
      showConnection(errors, waiting)
    },
    reload: ({ paths }) => refreshAssets(paths),
    renewed: (build) => {
      const renewing = (): Promise<void> => insist(client, (attempt) => renew(build, attempt), () => boot.build === build)
      // In development the parts of a page are swapped in place; in production it is drawn anew.
      void (boot.dev ? renewing() : nothingDrafted().then(renewing))
    },
    interrupted: (n) => console.warn(`mirra: event ${n} had begun when its server stopped; it is not run again`),
    overlay: showOverlay,
    after: (milliseconds, task) => {
      const timer = setTimeout(task, milliseconds)
      return () => clearTimeout(timer)
    },
    random: Math.random,
  })
  setSession({ boot, store, client })
  shown = { record: boot.page, Page, key: 0 }
  // An exported page's document allows what any page of the app needs.
  startRouter(show, boot.static ? null : boot.page.origins)
  // A server of files has one page for all that it does not know: also for the routes with arguments.
  if (boot.static && boot.page.route === NOT_FOUND) void showWhatIsMeant().then(() => draw(App))
  else draw(App)
}

const showWhatIsMeant = async (): Promise<void> => {
  const found = await router().find(location.pathname).catch(() => null)
  if (!found) return
  session().store.fill(found.record.defaults)
  show(found.record, found.page)
  changeHead(found.record.title, found.record.meta)
}

/** A tab sleeps, is frozen, is put away whole and shown again, loses its network: it goes on where it was. */
const followLife = (client: Client): void => {
  const wake = (): void => client.wake()
  for (const event of ['online', 'offline', 'pageshow']) window.addEventListener(event, wake)
  document.addEventListener('resume', wake)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && wake())
  window.addEventListener('pagehide', (event) => event.persisted && client.sleep())
  window.addEventListener('beforeunload', (event) => client.late && event.preventDefault())
}

const draw = (App: ComponentType<{ children: ReactNode }>): void => {
  const { boot, client } = session()
  followStorage(shown.record.storage)
  startStorageSync()
  const tree = createElement(App, null, createElement(ErrorBoundary, null, createElement(Shown)))
  const root = rootElement()
  if (root.hasAttribute('data-ssr')) hydrateRoot(root, tree)
  else createRoot(root).render(tree)
  if (boot.socket) {
    client.connect()
    followLife(client)
  }
}
