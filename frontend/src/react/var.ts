import { useCallback, useRef, useSyncExternalStore } from 'react'
import { encode, type Json, type Key, type Path } from '../json'
import { session } from '../session'

interface Reader {
  subscribe: (listener: () => void) => () => void
  read: () => Json | undefined
  /** While React hydrates. */
  readHeld: () => Json | undefined
}

const readers = new Map<string, Reader>()

// `useSyncExternalStore` subscribes anew when it is given another function: one pair for each path, made once.
const readerOf = (path: Path): Reader => {
  const name = path.join('\n')
  let reader = readers.get(name)
  if (!reader) {
    reader = { subscribe: (listener) => session().store.watch(path, listener), read: () => session().store.get(path), readHeld: () => session().store.getHeld(path) }
    readers.set(name, reader)
  }
  return reader
}

/** The value of a state field, or of a path below it; renders again when something there changes. */
export const useVar = (state: string, field: string, ...keys: Key[]): Json | undefined => {
  const { subscribe, read, readHeld } = readerOf([state, field, ...keys])
  return useSyncExternalStore(subscribe, read, readHeld)
}

/** A callback over captured values that keeps its identity while they are the same. */
export const useCallbackFor = <C, F extends (...args: never[]) => unknown>(make: (...captured: C[]) => F, captured: C[]): F => {
  const made = useRef<{ captured: C[]; callback: F } | null>(null)
  if (made.current === null || made.current.captured.some((value, i) => !Object.is(value, captured[i]))) {
    made.current = { captured, callback: make(...captured) }
  }
  // eslint-disable-next-line react-hooks/exhaustive-deps
  return useCallback(made.current.callback, [made.current])
}

/** The value now, for an event that is being sent. */
export const readVar = (state: string, field: string, ...keys: Key[]): Json | undefined => session().store.get([state, field, ...keys])

/** Sets a value that lives in the browser. */
export const setVar = (state: string, field: string, value: unknown): void => session().store.set(state, field, encode(value))
