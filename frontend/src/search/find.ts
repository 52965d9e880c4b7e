/** Finds words in the places of a documentation site: names before texts, beginnings before middles. */

export type Place = readonly [url: string, page: string, heading: string, text: string]

export interface Found {
  url: string
  page: string
  heading: string
  /** The text around the first word that was found in it. */
  excerpt: string
}

const AROUND = 60

const wordsOf = (query: string): string[] => query.toLowerCase().split(/\s+/).filter(Boolean)

/** Whether a word begins at the place where `word` was found. */
const begins = (text: string, at: number): boolean => at === 0 || !/[\p{L}\p{N}_]/u.test(text[at - 1]!)

/** How well a place fits one word; 0 where it is not there. */
const score = ([, page, heading, text]: Place, word: string): number => {
  const name = (heading || page).toLowerCase()
  const at = name.indexOf(word)
  if (name === word || name === `rx.${word}`) return 40
  if (at >= 0) return begins(name, at) ? 20 : 8
  if (page.toLowerCase().includes(word)) return 6
  const inText = text.toLowerCase().indexOf(word)
  return inText < 0 ? 0 : begins(text.toLowerCase(), inText) ? 3 : 1
}

const excerptOf = (text: string, words: readonly string[]): string => {
  const lower = text.toLowerCase()
  const at = Math.min(...words.map((word) => lower.indexOf(word)).filter((index) => index >= 0), text.length)
  const start = at === text.length ? 0 : Math.max(0, at - AROUND)
  const cut = text.slice(start, start + 2 * AROUND)
  return (start > 0 ? '…' : '') + cut + (start + 2 * AROUND < text.length ? '…' : '')
}

/** The places where every word of the query is, the best first. */
export const find = (places: readonly Place[], query: string, most = 12): Found[] => {
  const words = wordsOf(query)
  if (!words.length) return []
  const scored = places.flatMap((place) => {
    const each = words.map((word) => score(place, word))
    // A page's own entry comes before its headings.
    return each.includes(0) ? [] : [{ place, total: each.reduce((sum, one) => sum + one, place[2] ? 0 : 1) }]
  })
  return scored
    .sort((a, b) => b.total - a.total)
    .slice(0, most)
    .map(({ place: [url, page, heading, text] }) => ({ url, page, heading, excerpt: excerptOf(text, words) }))
}
