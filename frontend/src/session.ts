/** The one running page: its store, its client and what it was started with. */
import type { Json } from './json'
import type { Store } from './store/store'
import type { Client } from './transport/client'

export interface StorageField {
  state: string
  field: string
  kind: 'cookie' | 'local' | 'session'
  key: string
  options: { [name: string]: Json }
}

export interface PageRecord {
  route: string
  module: string
  /** URL of the module around every page. */
  app: string
  styles: string[]
  /** Where its scripts and styles come from beside the app itself: what the content policy must allow. */
  origins: string[]
  preload: string[]
  defaults: { [state: string]: { [field: string]: Json } }
  storage: StorageField[]
  title: string
  /** Its `<meta>` elements with the state's defaults. */
  meta: { [attribute: string]: string }[]
  /** URL of the table of all components, where some come from the state. */
  components?: string
}

export interface Boot {
  build: string
  page: PageRecord
  /** URL of `[[route pattern, record URL], …]` in order of priority. */
  routes: string
  socket: string
  dev: boolean
  colorMode: 'system' | 'light' | 'dark'
  /** Path under which the frontend is served, `""` for the root. */
  base: string
  /** A server of files serves the pages: the not-found page comes for every address with arguments. */
  static: boolean
  /** Module and export of the toaster library, loaded with the first toast. */
  toaster: { module: string; css: string | null; props: { [name: string]: Json }; loadingIcon?: { [name: string]: Json } | null } | null
}

/** What a page knows of its connection before it has one. */
export const CONNECTED = { '@connection': { errors: 0, waiting: 0 } }

export interface Session {
  boot: Boot
  store: Store
  client: Client
}

let current: Session | null = null

export const setSession = (session: Session): void => {
  current = session
}

export const session = (): Session => {
  if (!current) throw new Error('the page has not started')
  return current
}

/** An address of the server, by its path beside that of the WebSocket. */
export const serverUrl = (path: string): string => session().boot.socket.replace(/^ws/, 'http').replace(/[^/]*$/, path)

/** The address of a file in the server's upload folder. */
export const uploadUrl = (name: unknown): string => serverUrl(`_upload/${String(name).split('/').map(encodeURIComponent).join('/')}`)
