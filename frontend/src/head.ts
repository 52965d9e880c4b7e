/** Title and meta elements of the page that is shown. The document comes with those of its first page. */
import { isEmbedded } from './place'

export interface Tag {
  [attribute: string]: string
}

const KEYS = ['name', 'property', 'http-equiv', 'httpEquiv'] as const
/** What every page may say of itself; the last page's must not stay. */
const OF_A_PAGE = ['description', 'og:description', 'og:image', 'og:title']

const selectorOf = (tag: Tag): string | null => {
  const key = KEYS.find((name) => tag[name] !== undefined)
  return key === undefined ? null : `meta[${key === 'httpEquiv' ? 'http-equiv' : key}=${JSON.stringify(tag[key])}]`
}

const show = (tag: Tag): void => {
  const selector = selectorOf(tag)
  const known = selector === null ? null : document.head.querySelector(selector)
  const element = known ?? document.head.appendChild(document.createElement('meta'))
  for (const [name, value] of Object.entries(tag)) element.setAttribute(name === 'httpEquiv' ? 'http-equiv' : name, value)
}

export const showHead = (title: string, tags: readonly Tag[]): void => {
  if (isEmbedded()) return
  if (title && document.title !== title) document.title = title
  for (const tag of tags) if (selectorOf(tag) !== null) show(tag)
}

/** The head of another page. */
export const changeHead = (title: string, tags: readonly Tag[]): void => {
  if (isEmbedded()) return // it is the foreign page's
  const said = new Set(tags.map((tag) => tag.name ?? tag.property))
  for (const name of OF_A_PAGE) if (!said.has(name)) document.head.querySelector(`meta[name="${name}"], meta[property="${name}"]`)?.remove()
  showHead(title, tags)
}
