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

/** A quiet line while the connection is away for longer than a moment. */
export const showConnection = (connected: boolean): void => {
  clearTimeout(timer)
  if (connected) {
    banner?.remove()
    banner = null
  } else if (!banner) {
    timer = setTimeout(() => {
      banner = element('div', 'mirra-banner', 'Connection lost. Reconnecting…')
      banner.setAttribute('role', 'status')
      document.body.append(banner)
    }, BANNER_AFTER)
  }
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
