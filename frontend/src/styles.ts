/** Stylesheets as links in the head. */
import { home } from './place'

const links = (): HTMLLinkElement[] => [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')]
const pathOf = (url: string): string => new URL(url, location.href).pathname
/** What tells two stylesheets apart: elsewhere the whole address, here not what an edit has added to it. */
const keyOf = (url: string): string => {
  const { origin, pathname, href } = new URL(home(url), location.href)
  return origin === location.origin ? pathname : href
}

/** Adds stylesheets that are not there yet, each in its place in the order of all, and waits until they apply. */
export const loadStyles = async (urls: readonly string[]): Promise<void> => {
  const loading: Promise<void>[] = []
  let last: HTMLLinkElement | undefined
  for (const url of urls) {
    let link = links().find((present) => keyOf(present.href) === keyOf(url))
    if (!link) {
      const added = (link = document.createElement('link'))
      added.rel = 'stylesheet'
      added.href = home(url)
      loading.push(new Promise((resolve) => (added.onload = added.onerror = () => resolve())))
      const first = links()[0]
      if (last) last.after(added)
      else if (first) first.before(added)
      else document.head.append(added)
    }
    last = link
  }
  await Promise.all(loading)
}

/** Takes stylesheets away that the page no longer uses: those of two pages together would win by which page was seen last. */
export const dropStyles = (before: readonly string[], now: readonly string[]): void => {
  const gone = new Set(before.filter((url) => !now.includes(url)).map(keyOf))
  for (const link of links()) if (gone.has(keyOf(link.href))) link.remove()
}

const SHOWING = 'img[src], source[src], video[src], audio[src], track[src], iframe[src], embed[src]'

/** Files of `assets/` changed: stylesheets and pictures are fetched again where they are, the rest of the page stays. */
export const refreshAssets = (paths: readonly string[]): void => {
  const changed = new Set(paths.map(pathOf))
  const fresh = (url: string): string => `${pathOf(url)}?changed=${Date.now()}`
  for (const shown of document.querySelectorAll<HTMLImageElement>(SHOWING)) if (changed.has(pathOf(shown.src))) shown.src = fresh(shown.src)
  // A user's stylesheet may import or show what changed, so all of them are fetched again.
  for (const link of links()) {
    const path = pathOf(link.href)
    if (new URL(link.href).origin !== location.origin || path.includes('/_app/')) continue
    const next = link.cloneNode() as HTMLLinkElement
    next.href = fresh(link.href)
    next.onload = next.onerror = () => link.remove()
    link.after(next)
  }
}
