/** Notices outside React, so that they show even when the app does not: the connection banner, the error overlay. */
import type { Overlay } from './protocol.gen'

const element = (tag: string, className: string, text = ''): HTMLElement => {
  const node = document.createElement(tag)
  node.className = className
  node.textContent = text
  return node
}

const BANNER_AFTER = 1_000
let banner: HTMLElement | null = null
let timer: ReturnType<typeof setTimeout> | undefined
let said = ''

const connectionText = (errors: number, waiting: number): string => {
  const changes = waiting === 0 ? '' : waiting === 1 ? '1 change waiting' : `${waiting} changes waiting`
  return errors === 0 ? changes : ['Connection lost. Reconnecting…', changes].filter(Boolean).join(' ')
}

/**
 * A quiet line while the connection is away for longer than a moment, and until what was done meanwhile is with the server.
 * It is a status to who hears the page: said at most once a second, not at every keystroke.
 */
export const showConnection = (errors: number, waiting: number): void => {
  said = connectionText(errors, waiting)
  if (said === '') {
    clearTimeout(timer)
    timer = undefined
    banner?.remove()
    banner = null
  } else timer ??= setTimeout(sayConnection, BANNER_AFTER)
}

const sayConnection = (): void => {
  timer = undefined
  if (!banner) {
    banner = element('div', 'mirra-banner')
    banner.setAttribute('role', 'status')
    document.body.append(banner)
  }
  banner.textContent = said
}

let overlay: HTMLElement | null = null

/** The user's error over the page, in development; `text` null takes it away. */
export const showOverlay = ({ text, file, line, excerpt }: Overlay): void => {
  overlay?.remove()
  overlay = null
  if (text === null || text === undefined) return
  overlay = element('div', 'mirra-overlay')
  overlay.setAttribute('role', 'alertdialog')
  const card = element('div', 'mirra-overlay-card')
  card.append(element('p', 'mirra-overlay-kicker', 'The last edit does not run — the page still shows the code before it'))
  card.append(element('pre', 'mirra-overlay-text', text))
  if (file) card.append(element('p', 'mirra-overlay-file', line ? `${file}:${line}` : file))
  if (excerpt) card.append(element('pre', 'mirra-overlay-excerpt', excerpt))
  overlay.append(card)
  document.body.append(overlay)
}
