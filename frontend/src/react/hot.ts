/**
 * Components that can be swapped while the page lives, in development.
 *
 * React keeps an element's state while its component is the same function. So the page gets a stable outer function
 * for each `id`, which renders an inner one keyed by `signature`: when the list of hooks changes, only the inner one
 * starts anew. In production `part` is the function itself.
 */
import { createElement, useSyncExternalStore, type FunctionComponent, type ReactNode } from 'react'

type Render<P> = (props: P) => ReactNode
interface Cell {
  render: Render<never>
  signature: string
  version: number
  listeners: Set<() => void>
  component: FunctionComponent<never>
}

const cells = new Map<string, Cell>()
const changed = new Set<Cell>()

type Wrapper = (component: FunctionComponent<never>) => unknown

const makeCell = (id: string, render: Render<never>, signature: string, wrapper?: Wrapper): Cell => {
  const cell = { render, signature, version: 0, listeners: new Set<() => void>() } as Cell
  const Inner: FunctionComponent<object> = (props) => cell.render(props as never)
  const subscribe = (listener: () => void): (() => void) => {
    cell.listeners.add(listener)
    return () => cell.listeners.delete(listener)
  }
  const version = (): number => cell.version
  const Outer: FunctionComponent<object> = (props) => {
    useSyncExternalStore(subscribe, version, version)
    return createElement(Inner, { ...props, key: cell.signature })
  }
  Inner.displayName = Outer.displayName = id
  cell.component = (wrapper ? wrapper(Outer as FunctionComponent<never>) : Outer) as FunctionComponent<never>
  return cell
}

/** A component of generated code; `wrapper` makes another one of it, such as React's `memo`. */
export const part = <P,>(id: string, render: Render<P>, signature = '', wrapper?: Wrapper): FunctionComponent<P> => {
  if (process.env.NODE_ENV === 'production') return (wrapper ? wrapper(render as FunctionComponent<never>) : render) as FunctionComponent<P>
  let cell = cells.get(id)
  if (cell) {
    cell.render = render as Render<never>
    cell.signature = signature
    changed.add(cell)
  } else cells.set(id, (cell = makeCell(id, render as Render<never>, signature, wrapper)))
  return cell.component as FunctionComponent<P>
}

/** Renders what modules imported since the last call have replaced. */
export const renderChanged = (): void => {
  for (const cell of changed) {
    cell.version++
    for (const listener of cell.listeners) listener()
  }
  changed.clear()
}
