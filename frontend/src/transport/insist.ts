/** What is fetched beside the WebSocket, on a network that breaks. */
import { home } from '../place'
import type { Client } from './client'

const TRIES = 5
const PATIENCE = 10_000
/** Before the next try, doubled each time: connections that broke together are tried one after another. */
const PAUSE = 50

/**
 * Tries `task` until it is done, after a failure or a long silence again when the server answers. Where it does answer and the task fails time
 * after time the fault is not the network's, and the error is the caller's; so it is when `isWanted` says that nobody waits any more.
 */
export const insist = async <T>(client: Client, task: (attempt: number) => Promise<T>, isWanted: () => boolean = () => true): Promise<T> => {
  for (let attempt = 0, left = TRIES; ; attempt++, left--) {
    try {
      return await inTime(task(attempt))
    } catch (error) {
      if (!client.connected) left = TRIES
      if (left <= 1 || !isWanted()) throw error
      await client.answered()
      await pause(PAUSE << (TRIES - left))
    }
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

const inTime = <T>(task: Promise<T>): Promise<T> => {
  let timer: ReturnType<typeof setTimeout>
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), PATIENCE)
  })
  return Promise.race([task, end]).finally(() => clearTimeout(timer))
}

/**
 * A response of this server; what a proxy says in its place while it is away is an error. Another attempt leaves the browser's cache alone, in
 * which a response may lie whose end never came.
 */
export const fetched = async (url: string, attempt = 0): Promise<Response> => {
  const response = await fetch(home(url), { signal: AbortSignal.timeout(PATIENCE), cache: attempt === 0 ? 'default' : 'reload' })
  if (response.status >= 500) throw new Error(`${url}: ${response.status}`)
  return response
}

/**
 * A module of this server that exports `name`. A browser waits for ever for one that never came, or remembers that it failed: another attempt is
 * another address. One that came in part may still be a module.
 */
export const imported = async <M extends object = { default: unknown }>(url: string, attempt: number, name: keyof M & string = 'default' as never): Promise<M> => {
  const module = (await import(/* @vite-ignore */ home(attempt === 0 ? url : `${url}?${attempt}`))) as M
  if (!(name in module)) throw new Error(`${url} has no ${name}`)
  return module
}
