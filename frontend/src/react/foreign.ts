/** Components of packages that are not ours: one that fails says so in its own place, and the rest of the page lives on. */
import { createElement, useEffect, useState, type ComponentType, type FunctionComponent, type ReactNode } from 'react'
import { ErrorBoundary } from './boundary'
import { Echoing, pairsOf } from './echo'

type Type = ComponentType<object> | string

// A module that is imported again, after an edit, must give React the same types, else what they hold is lost.
const guards = new Map<unknown, FunctionComponent<object>>()
const loaded = new Map<string, FunctionComponent<object>>()

const answered = (type: Type, props: object): ReactNode => {
  const pairs = pairsOf(props as Record<string, unknown>)
  return pairs.length ? createElement(Echoing, { type, props: props as Record<string, unknown>, pairs }) : createElement(type, props)
}

/** The component inside an error boundary of its own; what it says of its value is given back to it while that is under way. */
export const guarded = (type: Type, name: string): FunctionComponent<object> => {
  const known = guards.get(type)
  if (known) return known
  const Guarded: FunctionComponent<object> = (props) => createElement(ErrorBoundary, { part: name }, answered(type, props))
  Guarded.displayName = name
  guards.set(type, Guarded)
  return Guarded
}

/** A component that is loaded after the page is shown, and never on the server; `path` leads to it in what is loaded. */
export const lazily = (load: () => Promise<unknown>, name: string, ...path: string[]): FunctionComponent<object> => {
  // The function's text has the module's address in it.
  const key = `${String(load)} ${path.join('.')}`
  const known = loaded.get(key)
  if (known) return known
  let found: Type | null = null
  const Loaded: FunctionComponent<object> = (props) => {
    const [state, setState] = useState<{ type: Type | null; error?: unknown }>({ type: found })
    useEffect(() => {
      if (state.type) return
      load().then(
        (exported) => {
          found = path.reduce<unknown>((value, key) => (value as { [key: string]: unknown })[key], exported) as Type
          setState({ type: found })
        },
        (error: unknown) => setState({ type: null, error }),
      )
    }, [state.type])
    if (state.error) throw state.error
    return state.type ? createElement(state.type, props) : null
  }
  const Guarded = guarded(Loaded, name)
  loaded.set(key, Guarded)
  return Guarded
}

/** What stands for a component whose package could not be bundled: its boundary shows why. */
export const broken = (reason: string): FunctionComponent<object> => () => {
  throw new Error(reason)
}
