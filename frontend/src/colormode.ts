/** Light or dark: `@color.mode` is what the person chose, `@color.resolved` what is shown. */
import { ground } from './place'
import { session } from './session'
import type { Store } from './store/store'

export type ColorMode = 'light' | 'dark' | 'system'
const KEY = 'mirra-color-mode'

const dark = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: dark)')
const isMode = (value: unknown): value is ColorMode => value === 'light' || value === 'dark' || value === 'system'

const show = (store: Store, mode: ColorMode): void => {
  const resolved = mode === 'system' ? (dark().matches ? 'dark' : 'light') : mode
  const root = ground()
  root.classList.remove('light', 'dark')
  root.classList.add(resolved)
  root.style.colorScheme = resolved
  store.apply([['=', ['@color', 'mode'], mode], ['=', ['@color', 'resolved'], resolved]])
}

const chosen = (): ColorMode => {
  const mode = session().store.get(['@color', 'mode'])
  return isMode(mode) ? mode : 'system'
}

/** What is shown before the person's choice is known: also what the server drew. */
export const presetColorMode = (store: Store, preset: ColorMode): void => {
  store.apply([['=', ['@color', 'mode'], preset], ['=', ['@color', 'resolved'], preset === 'dark' ? 'dark' : 'light']])
}

export const startColorMode = (store: Store, preset: ColorMode): void => {
  const stored = localStorage.getItem(KEY)
  show(store, isMode(stored) ? stored : preset)
  dark().addEventListener('change', () => chosen() === 'system' && show(store, 'system'))
}

export const setColorMode = (mode: string): void => {
  if (!isMode(mode)) return console.error(`mirra: "${mode}" is not a color mode`)
  localStorage.setItem(KEY, mode)
  show(session().store, mode)
}

export const toggleColorMode = (): void => {
  setColorMode(session().store.get(['@color', 'resolved']) === 'dark' ? 'light' : 'dark')
}
