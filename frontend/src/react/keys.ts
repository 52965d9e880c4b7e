// What keys do beside typing.

import type { KeyboardEvent } from 'react'

/** Enter sends the form of a text area; Shift and Enter begin a new line, and so does Enter while a word is composed. */
export const submitOnEnter = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}
