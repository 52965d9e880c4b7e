/** The start of an app in an element of a foreign page; `/embed.js` calls it. */
import type { ComponentType, ReactNode } from 'react'
import { settle } from './place'
import type { Boot } from './session'
import { start } from './start'
import { loadStyles } from './styles'

const whenParsed = (): Promise<unknown> =>
  document.readyState === 'loading' ? new Promise((done) => document.addEventListener('DOMContentLoaded', done, { once: true })) : Promise.resolve()

export const embed = async (boot: Boot, App: ComponentType<{ children: ReactNode }>, Page: ComponentType, { target, origin }: { target: string; origin: string }): Promise<void> => {
  await whenParsed()
  const element = document.querySelector<HTMLElement>(target)
  if (!element) return console.error(`mirra: this page has no element \`${target}\` for the app`)
  const from = origin || new URL(import.meta.url).origin
  settle({ origin: from, element })
  await loadStyles(boot.page.styles)
  start({ ...boot, socket: boot.socket && new URL(boot.socket, from).href }, App, Page)
}
