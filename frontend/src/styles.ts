/** Stylesheets as links in the head. */
const links = (): HTMLLinkElement[] => [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')]
const pathOf = (url: string): string => new URL(url, location.href).pathname

/** Adds stylesheets that are not there yet and waits until they apply. */
export const loadStyles = async (urls: readonly string[]): Promise<void> => {
  const present = new Set(links().map((link) => pathOf(link.href)))
  await Promise.all(urls.filter((url) => !present.has(pathOf(url))).map((url) => addStyle(url)))
}

const addStyle = (url: string): Promise<void> =>
  new Promise((resolve) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = url
    link.onload = link.onerror = () => resolve()
    document.head.append(link)
  })

/** Takes stylesheets away that the page no longer uses. */
export const dropStyles = (urls: readonly string[]): void => {
  const gone = new Set(urls.map(pathOf))
  for (const link of links()) if (gone.has(pathOf(link.href))) link.remove()
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
