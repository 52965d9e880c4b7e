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

/** Puts a new version in place of an old one; the old one goes when the new one applies, so nothing flashes. */
export const replaceStyle = async (old: string, url: string): Promise<void> => {
  const before = links().find((link) => pathOf(link.href) === pathOf(old))
  if (old !== url) await addStyle(url)
  if (old !== url) before?.remove()
}
