/** What somebody is writing just now: it is lost with the elements that hold it, so newer code waits until it is sent or taken back. */

const LEAVING = ['focusout', 'submit', 'reset', 'change', 'click', 'popstate']

const isWritable = (element: Element | null): boolean =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLTextAreaElement ||
  element instanceof HTMLSelectElement ||
  (element instanceof HTMLElement && element.isContentEditable)

const isChanged = (element: Element): boolean => {
  if (element instanceof HTMLTextAreaElement) return element.value !== element.defaultValue
  if (!(element instanceof HTMLInputElement)) return false
  // A hidden one stands for a component, whose own value the state or its form knows.
  if (element.type === 'hidden' || element.getAttribute('aria-hidden') === 'true') return false
  if (element.type === 'file') return (element.files?.length ?? 0) > 0
  if (element.type === 'checkbox' || element.type === 'radio') return element.checked !== element.defaultChecked
  return element.value !== element.defaultValue
}

/** Whether a control has the focus, or holds what nobody has sent. */
const isDrafting = (): boolean =>
  isWritable(document.activeElement) || [...document.querySelectorAll('input, textarea')].some(isChanged)

/** Resolves when no control holds a draft. */
export const nothingDrafted = (): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (isDrafting()) return
      for (const event of LEAVING) removeEventListener(event, later, true)
      resolve()
    }
    // When the event has had its effect.
    const later = (): void => void setTimeout(look, 100)
    for (const event of LEAVING) addEventListener(event, later, true)
    look()
  })
