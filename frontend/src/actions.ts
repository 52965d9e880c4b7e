/** What the browser does once when the server, or a trigger bound in the page, says so: action name -> function. */
import { setColorMode, toggleColorMode } from './colormode'
import { encode, type Json } from './json'
import { markInvalid } from './react/form'
import { router } from './router'
import { react } from './reaction'
import { serverUrl, session } from './session'
import { forget, removeCookie } from './storage'
import { dismissToast, showToast } from './toast'
import { safeUrl } from './url'

type Arguments = { readonly [name: string]: unknown }

const text = (value: unknown): string => (typeof value === 'string' ? value : value === null || value === undefined ? '' : String(value))
const element = (id: unknown): HTMLElement | null => document.getElementById(text(id))

const setValue = (id: unknown, value: unknown): void => {
  const found = element(id)
  const field = found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement || found instanceof HTMLSelectElement ? found : found?.querySelector('input,textarea,select')
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)) return
  // React listens for `input` and compares with the value it set last: the prototype's setter goes past that.
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')!.set!.call(field, text(value))
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))

/** What a Var holds, as a file: a `data:` address is what it says, text is text, and the rest is JSON. */
const fileOf = (value: unknown, mime: string): Blob => {
  if (typeof value !== 'string') return new Blob([JSON.stringify(value)], { type: mime || 'application/json' })
  const [, type, base64, data] = /^data:([^,;]*)(?:;[^,;]*)*?(;base64)?,(.*)$/s.exec(value) ?? []
  if (data === undefined) return new Blob([value], { type: mime || 'text/plain' })
  return new Blob([base64 ? bytesOf(data) : decodeURIComponent(data)], { type: mime || type || 'text/plain' })
}

const download = ({ url, filename, data, value, mime }: Arguments): void => {
  const link = document.createElement('a')
  link.download = text(filename)
  if (url === undefined || url === null) {
    const file = value === undefined ? new Blob([bytesOf(text(data))], { type: text(mime) || 'application/octet-stream' }) : fileOf(value, text(mime))
    link.href = URL.createObjectURL(file)
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  } else link.href = safeUrl('href', url) ?? ''
  link.click()
}

const callFunction = async ({ function: fn, callback }: Arguments): Promise<void> => {
  const result = await (fn as () => unknown)()
  react(callback, result)
}

/** A script that a handler returned: a module of its own that the server gives out once, so no `eval`. */
const runModule = async ({ url, callback }: Arguments): Promise<void> => {
  await import('./permit')
  const module = (await import(/* @vite-ignore */ new URL(serverUrl(text(url)), location.href).href)) as { default: () => unknown }
  await callFunction({ function: module.default, callback })
}

/** More actions come with the chunks that need them (uploads). */
export const actions: { [name: string]: (args: Arguments) => unknown } = {
  redirect: ({ path, external, popup, replace }) => router().go(text(path), { external: external === true, popup: popup === true, replace: replace === true }),
  toast: showToast,
  toast_dismiss: ({ id }) => dismissToast(id),
  console_log: ({ message }) => console.log(message),
  window_alert: ({ message }) => window.alert(text(message)),
  noop: () => undefined,
  set_value: ({ ref, value }) => setValue(ref, value),
  set_focus: ({ ref }) => element(ref)?.focus(),
  blur_focus: ({ ref }) => element(ref)?.blur(),
  scroll_to: ({ elem_id, align_to_top }) => element(elem_id)?.scrollIntoView(align_to_top !== false),
  set_clipboard: ({ content }) => navigator.clipboard.writeText(text(content)),
  download,
  remove_cookie: ({ key, options }) => removeCookie(text(key), (options ?? {}) as { [name: string]: Json }),
  remove_local_storage: ({ key }) => forget('local', text(key)),
  clear_local_storage: () => forget('local', null),
  remove_session_storage: ({ key }) => forget('session', text(key)),
  clear_session_storage: () => forget('session', null),
  set_color_mode: ({ mode }) => setColorMode(text(mode)),
  toggle_color_mode: () => toggleColorMode(),
  run_module: runModule,
  call_function: callFunction,
  form_invalid: markInvalid,
  back: () => history.back(),
  read_client: ({ name, default: otherwise, callback }) => react(callback, session().store.get(['@client', text(name)]) ?? otherwise),
  set_client: ({ name, value }) => session().store.set('@client', text(name), encode(value)),
  page_title: ({ title }) => {
    document.title = text(title)
  },
}

export const act = (name: string, args: Arguments): void => {
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined
  if (!action) return console.error(`mirra: there is no action "${name}"`)
  try {
    const result = action(args)
    if (result instanceof Promise) result.catch((error: unknown) => console.error(`mirra: action "${name}" failed`, error))
  } catch (error) {
    console.error(`mirra: action "${name}" failed`, error)
  }
}
