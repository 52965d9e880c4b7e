/** What follows something the browser did: a callback of the page, or a grant, by which a handler let the browser call it once. */
import { encode } from './json'
import { session } from './session'

export const react = (reaction: unknown, ...values: unknown[]): void => {
  if (typeof reaction === 'function') reaction(...values)
  else if (typeof reaction === 'string') session().client.emit(reaction, values.map(encode))
}
