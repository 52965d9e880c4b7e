/**
 * Packages that write `<style>` elements, under a content policy that refuses those: what they create instead is an element
 * that keeps its text in a constructable stylesheet. Loaded by pages that use a package of the user's own, before it.
 */

class AdoptedStyle extends HTMLElement {
  readonly sheet = new CSSStyleSheet()
  readonly type = 'text/css'
  #text = ''

  constructor() {
    super()
    new MutationObserver(() => this.#follow()).observe(this, { childList: true, characterData: true, subtree: true })
  }

  set media(query: string) {
    this.sheet.media.mediaText = query
  }

  set disabled(off: boolean) {
    this.sheet.disabled = off
  }

  connectedCallback(): void {
    this.hidden = true
    this.#follow()
    document.adoptedStyleSheets.push(this.sheet)
  }

  disconnectedCallback(): void {
    const at = document.adoptedStyleSheets.indexOf(this.sheet)
    if (at >= 0) document.adoptedStyleSheets.splice(at, 1)
  }

  /** Rules that were put into the sheet by hand stay while the text does not change. */
  #follow(): void {
    const text = this.textContent ?? ''
    if (text === this.#text) return
    this.#text = text
    this.sheet.replaceSync(text)
  }
}

/** Makes `document.createElement('style')` give adopted ones, from now on. */
export const adopt = (): void => {
  customElements.define('adopted-style', AdoptedStyle)
  const createElement = document.createElement.bind(document)
  const make = (name: string, options?: ElementCreationOptions): HTMLElement =>
    createElement(name.toLowerCase() === 'style' ? 'adopted-style' : name, options)
  document.createElement = make as typeof document.createElement
}

adopt()
