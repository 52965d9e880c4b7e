/** Forms: their fields as a handler gets them, one submission at a time, and what the server found wrong with which field. */
import { createElement, useCallback, useEffect, useRef, useState, type ElementType, type FormEvent } from 'react'
import { watched, Watch } from '../dispatch'
import { FORM } from '../json'

type Pair = [name: string, value: string | boolean]
type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

const INVALID = 'mirra:invalid'
const forms = new Map<string, WeakRef<HTMLFormElement>>()
let count = 0

const pairsOf = (form: HTMLFormElement): Pair[] => {
  const pairs: Pair[] = []
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') pairs.push([name, value])
  for (const control of form.elements) {
    const { name, id } = control as HTMLInputElement
    if (!name && id && 'value' in control && !(control instanceof HTMLButtonElement)) {
      const input = control as HTMLInputElement
      pairs.push([id, input.type === 'checkbox' ? input.checked : input.value])
    }
  }
  return pairs
}

/** A form's fields by `name`, else by `id`; of a repeated name the last. The server gets all of them, in order. */
export const formData = (event: { target: EventTarget | null; currentTarget?: EventTarget | null }): { [name: string]: unknown } => {
  const form = (event.currentTarget ?? event.target) as HTMLFormElement
  const fields = pairsOf(form)
  const key = String(++count)
  forms.set(key, new WeakRef(form))
  if (forms.size > 100) forms.delete(forms.keys().next().value!)
  const data: { [name: string]: unknown } = Object.create(null) as { [name: string]: unknown }
  for (const [name, value] of fields) data[name] = value
  return Object.defineProperty(data, FORM, { value: { key, fields } })
}

const controlsOf = (form: HTMLFormElement, name: string): Control[] =>
  [...form.elements].filter((control): control is Control => 'setCustomValidity' in control && ((control as Control).name || control.id).replace(/\[\]$/, '') === name)

/** Marks the fields; where no `rx.form.error` shows what is wrong, the browser's own bubble does. */
export const markInvalid = ({ key, fields }: { readonly [name: string]: unknown }): void => {
  const form = forms.get(String(key))?.deref()
  if (!form) return
  const wrong = fields as { [name: string]: string }
  form.dispatchEvent(new CustomEvent(INVALID, { detail: wrong }))
  let first: Control | undefined
  let unshown: Control | undefined
  for (const [name, reason] of Object.entries(wrong)) {
    for (const control of controlsOf(form, name)) {
      control.setAttribute('aria-invalid', 'true')
      control.addEventListener('input', () => (control.removeAttribute('aria-invalid'), control.setCustomValidity('')), { once: true })
      first ??= control
      if (form.querySelector(`[data-form-error="${CSS.escape(name)}"]`)) continue
      control.setCustomValidity(reason)
      unshown ??= control
    }
  }
  if (unshown) unshown.reportValidity()
  else first?.focus()
}

const restore = (form: HTMLFormElement, pairs: Pair[]): void => {
  for (const control of form.elements) {
    const input = control as HTMLInputElement
    const at = pairs.findIndex(([name]) => name === (input.name || input.id))
    if (at < 0 || !('value' in control) || control instanceof HTMLButtonElement) continue
    if (input.type === 'checkbox' || input.type === 'radio') {
      input.checked = pairs.some(([name, value]) => name === (input.name || input.id) && (value === true || value === input.value))
    } else input.value = String(pairs.splice(at, 1)[0]![1])
  }
}

interface Props {
  as: ElementType
  onSubmit?: (event: FormEvent<HTMLFormElement>) => void
  resetOnSubmit?: boolean
  [attribute: string]: unknown
}

/** A form that is submitted once at a time: while a handler runs it is busy. */
export const Form = ({ as, onSubmit, resetOnSubmit, ...rest }: Props) => {
  const busy = useRef(false)
  const submit = useCallback(
    (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault()
      if (busy.current) return
      const form = event.currentTarget
      const typed = pairsOf(form)
      form.dispatchEvent(new CustomEvent(INVALID, { detail: {} }))
      const bringBack = (invalid: Event): void => {
        if (Object.keys((invalid as CustomEvent<object>).detail).length > 0) restore(form, typed)
      }
      const watch = new Watch(() => {
        busy.current = false
        form.removeAttribute('aria-busy')
        form.removeEventListener(INVALID, bringBack)
      })
      watched(watch, () => onSubmit?.(event))
      if (watch.waiting > 0) {
        busy.current = true
        form.setAttribute('aria-busy', 'true')
      }
      if (!resetOnSubmit) return
      if (watch.waiting > 0) form.addEventListener(INVALID, bringBack)
      form.reset()
    },
    [onSubmit, resetOnSubmit],
  )
  return createElement(as, { ...rest, onSubmit: submit })
}

/** What is wrong with one field, from the server; nothing until then, and when something else is typed. */
export const FormError = ({ name, ...rest }: { name: string; [attribute: string]: unknown }) => {
  const [reason, setReason] = useState('')
  const element = useRef<HTMLElement>(null)
  useEffect(() => {
    const form = element.current?.closest('form')
    if (!form) return
    const show = (event: Event): void => setReason((event as CustomEvent<{ [name: string]: string }>).detail[name] ?? '')
    const hide = (event: Event): void => {
      const control = event.target as Control
      if ((control.name || control.id) === name) setReason('')
    }
    form.addEventListener(INVALID, show)
    form.addEventListener('input', hide)
    return () => {
      form.removeEventListener(INVALID, show)
      form.removeEventListener('input', hide)
    }
  }, [name])
  return createElement('span', { role: 'alert', ...rest, ref: element, 'data-form-error': name, hidden: reason === '' }, reason)
}
