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

const write = ({ kind, key, options }: StorageField, value: string): void => {
  if (kind !== 'cookie') return (kind === 'local' ? localStorage : sessionStorage).setItem(key, value)
  const attributes = [`path=${String(options.path ?? '/')}`, `samesite=${String(options.same_site ?? 'lax')}`]
  if (typeof options.max_age === 'number') attributes.push(`max-age=${options.max_age}`)
  if (typeof options.domain === 'string') attributes.push(`domain=${options.domain}`)
  if (options.secure === true) attributes.push('secure')
  document.cookie = `${encodeURIComponent(key)}=${encodeURIComponent(value)}; ${attributes.join('; ')}`
}

/** Starts following the storage fields of a page; each once. */
export const followStorage = (fields: readonly StorageField[]): void => {
  for (const field of fields) {
    const name = `${field.state}.${field.field}`
    if (known.has(name)) continue
    known.set(name, field)
    session().store.watch([field.state, field.field], () => {
      const value = session().store.get([field.state, field.field])
      if (typeof value === 'string' && read(field) !== value && !(value === '' && read(field) === null)) write(field, value)
    })
  }
}

/** What the browser has, by `state.field`. */
export const storedValues = (): { [name: string]: string | null } => Object.fromEntries([...known].map(([name, field]) => [name, read(field)]))

export const startStorageSync = (): void => {
  window.addEventListener('storage', (event) => {
    for (const [name, field] of known) {
      if (field.kind === 'local' && field.options.sync === true && field.key === event.key) session().client.sync({ [name]: event.newValue })
    }
  })
}
