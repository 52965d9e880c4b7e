/**
 * Sending files. The event of an upload says which files there are; the server answers with the action `upload` and a
 * grant, by which they are sent once over HTTP. The handler runs when they are there.
 */
import { encode } from '../json'
import { showToast } from '../toast'
import { serverUrl, session } from '../session'
import { filesOf } from './files'

export interface Progress {
  loaded: number
  total: number
  progress: number
}

interface Options {
  id: unknown
  progress?: (progress: Progress) => void
  headers?: { [name: string]: unknown }
}

interface Sending extends Options {
  files: File[]
  request?: XMLHttpRequest
}

const GRANT = 'mirra-grant'
/** By the key that the server gives back with its grant. */
const pending = new Map<string, Sending>()
let count = 0

/** What a trigger calls: asks for leave to send the files that are chosen then. */
export const sending = (binding: string, args: readonly unknown[], options: Options) => (): void => {
  const files = filesOf(String(options.id))
  if (files.length === 0) return
  const key = String(++count)
  pending.set(key, { ...options, files })
  const claims = files.map((file) => ({ name: file.name, size: file.size, type: file.type }))
  session().client.emit(binding, [...args.map(encode), { key, files: claims }])
}

/** Sends what the server has granted; without a grant it has refused, and said so. */
export const send = ({ key, grant }: { readonly [name: string]: unknown }): void => {
  const upload = pending.get(String(key))
  if (!upload || typeof grant !== 'string') return void pending.delete(String(key))
  const body = new FormData()
  for (const file of upload.files) body.append('files', file, file.name)
  const request = (upload.request = new XMLHttpRequest())
  request.open('POST', serverUrl('_upload'))
  for (const [name, value] of Object.entries(upload.headers ?? {})) request.setRequestHeader(name, String(value))
  request.setRequestHeader(GRANT, grant)
  request.upload.onprogress = ({ loaded, total }) => upload.progress?.({ loaded, total, progress: total ? loaded / total : 1 })
  request.onloadend = () => pending.delete(String(key))
  request.onload = () => request.status >= 400 && failed(request.responseText)
  request.onerror = () => failed('The connection was lost.')
  request.send(body)
}

const failed = (reason: string): void => void showToast({ message: 'The upload failed.', level: 'error', description: reason })

/** Breaks off what is being sent from an upload element, also what has not been granted yet. */
export const cancel = (id: unknown): void => {
  for (const [key, upload] of pending) {
    if (String(upload.id) !== String(id)) continue
    pending.delete(key)
    upload.request?.abort()
  }
}
