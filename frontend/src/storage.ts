/** Vars kept in the browser: read for the hello, written when the server changes them, followed across tabs. */
import { session, type StorageField } from './session'

const known = new Map<string, StorageField>()

const readCookie = (key: string): string | null => {
  const wanted = `${encodeURIComponent(key)}=`
  const found = document.cookie.split('; ').find((part) => part.startsWith(wanted))
  return found === undefined ? null : decodeURIComponent(found.slice(wanted.length))
}

const read = ({ kind, key }: StorageField): string | null =>
  kind === 'cookie' ? readCookie(key) : (kind === 'local' ? localStorage : sessionStorage).getItem(key)

type Options = StorageField['options']

const writeCookie = (key: string, value: string, options: Options): void => {
  const attributes = [`path=${String(options.path ?? '/')}`, `samesite=${String(options.same_site ?? 'lax')}`]
  if (typeof options.max_age === 'number') attributes.push(`max-age=${options.max_age}`)
  if (typeof options.domain === 'string') attributes.push(`domain=${options.domain}`)
  if (options.secure === true) attributes.push('secure')
  document.cookie = `${encodeURIComponent(key)}=${encodeURIComponent(value)}; ${attributes.join('; ')}`
}

const write = ({ kind, key, options }: StorageField, value: string): void => {
  if (kind === 'cookie') writeCookie(key, value, options)
  else (kind === 'local' ? localStorage : sessionStorage).setItem(key, value)
}

// What is not there means the default: it is not written, so that what was removed stays so.
const isDefault = ({ state, field }: StorageField, value: string): boolean => value === (session().boot.page.defaults[state]?.[field] ?? '')

/** Starts following the storage fields of a page; each once. */
export const followStorage = (fields: readonly StorageField[]): void => {
  for (const field of fields) {
    const name = `${field.state}.${field.field}`
    if (known.has(name)) continue
    known.set(name, field)
    session().store.watch([field.state, field.field], () => {
      const value = session().store.get([field.state, field.field])
      const kept = read(field)
      if (typeof value === 'string' && kept !== value && !(kept === null && isDefault(field, value))) write(field, value)
    })
  }
}

/** What the browser has, by `state.field`. */
export const storedValues = (): { [name: string]: string | null } => Object.fromEntries([...known].map(([name, field]) => [name, read(field)]))

/** The vars that are kept under a key (`null`: any) have their defaults again. */
const reset = (kind: StorageField['kind'], key: string | null, isWanted: (field: StorageField) => boolean = () => true): void => {
  const names = [...known].filter(([, field]) => field.kind === kind && (key === null || field.key === key) && isWanted(field)).map(([name]) => name)
  if (names.length > 0) session().client.sync(Object.fromEntries(names.map((name) => [name, null])))
}

export const removeCookie = (key: string, options: Options): void => {
  const set = [...known.values()].find((field) => field.kind === 'cookie' && field.key === key)?.options
  writeCookie(key, '', { ...set, ...options, max_age: 0 })
  reset('cookie', key)
}

/** The name under which this tab keeps the session's token: no one's var. */
export const TOKEN = 'mirra-token'

/** Removes one key, or with `null` all of them. */
export const forget = (kind: 'local' | 'session', key: string | null): void => {
  const storage = kind === 'local' ? localStorage : sessionStorage
  if (key === TOKEN) return
  for (const each of key === null ? Object.keys(storage) : [key]) if (each !== TOKEN) storage.removeItem(each)
  reset(kind, key)
}

export const startStorageSync = (): void => {
  window.addEventListener('storage', (event) => {
    if (event.key === null || event.newValue === null) return reset('local', event.key, (field) => field.options.sync === true)
    for (const [name, field] of known) {
      if (field.kind === 'local' && field.options.sync === true && field.key === event.key) session().client.sync({ [name]: event.newValue })
    }
  })
}
