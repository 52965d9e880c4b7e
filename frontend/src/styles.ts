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
