/** What is fetched beside the WebSocket, on a network that breaks. */
import type { Client } from './client'

const TRIES = 3

/**
 * Tries `task` until it is done, after a failure again when the server answers. Where it does answer and the task fails for the third time
 * the fault is not the network's, and the error is the caller's; so it is when `isWanted` says that nobody waits any more.
 */
export const insist = async <T>(client: Client, task: () => Promise<T>, isWanted: () => boolean = () => true): Promise<T> => {
  for (let left = TRIES; ; left--) {
    try {
      return await task()
    } catch (error) {
      if (!client.connected) left = TRIES
      if (left <= 1 || !isWanted()) throw error
      await client.answered()
    }
  }
}

/** A response of this server; what a proxy says in its place while it is away is an error. */
export const fetched = async (url: string): Promise<Response> => {
  const response = await fetch(url)
  if (response.status >= 500) throw new Error(`${url}: ${response.status}`)
  return response
}
