/** Putting another text into a field while somebody types in it. */
export type Field = HTMLInputElement | HTMLTextAreaElement

const alike = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** Where the caret belongs after `old` has become `next`: behind the same text as before, else before the same text. */
export const moved = (old: string, next: string, at: number): number => {
  const shared = Math.min(at, next.length)
  if (alike(old.slice(0, shared), next.slice(0, shared)) && (shared === at || alike(old.slice(0, next.length), next))) return shared
  const after = old.slice(at)
  if (next.length >= after.length && alike(after, next.slice(next.length - after.length))) return next.length - after.length
  return Math.min(at, next.length)
}

/** Whether the field shows this text; numbers by their value, since a browser keeps `1.` as it is typed. */
export const shows = (field: Field, text: string): boolean =>
  field.value === text || (field.type === 'number' && field.value !== '' && text !== '' && Number(field.value) === Number(text))

/** Shows another text, with the caret where it was. */
export const replaceText = (field: Field, next: string): void => {
  const { value: old, selectionStart: start, selectionEnd: end, selectionDirection } = field
  field.value = next
  if (start === null || end === null || document.activeElement !== field) return
  field.setSelectionRange(moved(old, next, start), moved(old, next, end), selectionDirection ?? undefined)
}
