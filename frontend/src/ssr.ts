/**
 * Pages as HTML text, drawn by an engine without a document (`src/mirra/ssr` embeds one).
 *
 * The compiler prints a page's module as a function of its imports; `modules` has every prebuilt library by name.
 */
import { createElement, type ComponentType, type ReactNode } from 'react'
import { renderToString } from 'react-dom/server.browser'
import { presetColorMode } from './colormode'
import { provided } from './react/providers'
import { CONNECTED, setSession, type Boot } from './session'
import { Store } from './store/store'
import type { Client } from './transport/client'

type Modules = { [library: string]: { [name: string]: unknown } }

/** A printed module: `text` is a function, called with the values of `imports` it returns the default export. */
interface Printed {
  text: string
  imports: [library: string, name: string][]
}

const load = (modules: Modules, { text, imports }: Printed): unknown => {
  const values = imports.map(([library, name]) => {
    const found = modules[library]
    if (!found || (name !== '*' && !(name in found))) throw new Error(`\`${name}\` of \`${library}\` is not a library of the server`)
    return name === '*' ? found : found[name]
  })
  // The engine runs nothing but this app's own pages, and has neither network nor files.
  return (new Function(`return ${text}`)() as (...values: unknown[]) => unknown)(...values)
}

/** Makes the function that draws a page with the state in `boot`. Each call has a store of its own. */
export const renderer =
  (modules: Modules) =>
  (app: Printed, page: Printed, boot: Boot): string => {
    const store = new Store()
    store.fill(boot.page.defaults)
    presetColorMode(store, boot.colorMode)
    setSession({ boot, store, client: null as unknown as Client })
    store.fill(CONNECTED)
    store.hold()
    const App = load(modules, app) as ComponentType<{ children: ReactNode }>
    const Page = load(modules, page) as ComponentType
    return renderToString(createElement(App, null, provided(Page, createElement(Page), [])))
  }
