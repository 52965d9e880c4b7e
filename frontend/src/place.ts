/** Where the app is: the whole page, or an element of somebody else's (`embed.ts`), whose address is not the app's. */
export interface Place {
  /** Where the app's files and its socket are. */
  origin: string
  element: HTMLElement
}

let place: Place | null = null

export const settle = (found: Place): void => {
  place = found
}

export const isEmbedded = (): boolean => place !== null

/** What the app's own paths are relative to. */
export const address = (): string => place?.origin ?? location.href

/** An address of the app's own as one that is good here. */
export const home = (url: string): string => (place ? new URL(url, place.origin).href : url)

/** What carries the classes of the colour mode. */
export const ground = (): HTMLElement => place?.element ?? document.documentElement

/** The element that React draws into. */
export const rootElement = (): HTMLElement => place?.element ?? document.getElementById('root')!
