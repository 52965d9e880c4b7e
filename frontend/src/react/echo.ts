/**
 * A component of a package whose value lives on the server (`value` with `on_change`, `open` with `on_open_change`): while what it said
 * is under way it is given back what it said itself, never what the server had before, so that no keystroke is lost at any latency.
 * When all of it has been acknowledged it is given what the server has.
 */
import { createElement, useReducer, useRef, type ComponentType, type ReactNode } from 'react'
import { Watch, watched } from '../dispatch'

type Props = Record<string, unknown>
type Handler = (...args: unknown[]) => void
/** A prop, and the event that says what it becomes. */
type Pair = readonly [prop: string, event: string]

const CHANGES = ['onChange', 'onInput', 'onUpdate']
/** What an event called simply "change" changes: the first of these that there is. */
const MAIN = ['value', 'checked', 'content', 'html', 'markdown', 'text', 'code', 'color', 'selected', 'date', 'data']

const changedBy = (event: string, props: Props): string | undefined => {
  if (CHANGES.includes(event)) return MAIN.find((prop) => prop in props)
  const named = /^on([A-Z]\w*)Change$/.exec(event)?.[1]
  const prop = named && named[0]!.toLowerCase() + named.slice(1)
  return prop && prop in props ? prop : undefined
}

/** The props that an event of the same component changes. */
export const pairsOf = (props: Props): Pair[] =>
  Object.keys(props).flatMap((event) => {
    const prop = event.startsWith('on') && typeof props[event] === 'function' ? changedBy(event, props) : undefined
    return prop ? [[prop, event] as const] : []
  })

const PLAIN = ['string', 'number', 'boolean']

/** What an event says its prop becomes; undefined for what is no plain value of the same kind, such as a list of changes. */
export const saidBy = (first: unknown, prop: string, given: unknown): unknown => {
  const target = (first as { target?: { value?: unknown; checked?: unknown } } | null)?.target
  const said = target ? (prop === 'checked' ? target.checked : target.value) : first
  const isSame = typeof said === typeof given || ((given === null || given === undefined) && typeof said === 'string')
  return isSame && PLAIN.includes(typeof said) ? said : undefined
}

/** What a component said of one prop, until the server has answered. */
class Echo {
  said: unknown
  readonly #watch: Watch
  handler: Handler = () => undefined
  given: unknown

  constructor(
    readonly prop: string,
    readonly render: () => void,
  ) {
    this.#watch = new Watch(render)
  }

  get isHeld(): boolean {
    return this.#watch.waiting > 0 && this.said !== undefined
  }

  /** Stays the same function, since packages look at that. */
  readonly tell: Handler = (...args) => {
    const said = saidBy(args[0], this.prop, this.given)
    if (said !== undefined) this.said = said
    watched(this.#watch, () => this.handler(...args))
    if (this.isHeld) this.render()
  }
}

export const Echoing = ({ type, props, pairs }: { type: ComponentType<object> | string; props: Props; pairs: readonly Pair[] }): ReactNode => {
  const [, render] = useReducer((count: number) => count + 1, 0)
  const echoes = useRef(new Map<string, Echo>())
  const shown = { ...props }
  for (const [prop, event] of pairs) {
    let echo = echoes.current.get(event)
    if (!echo) echoes.current.set(event, (echo = new Echo(prop, render)))
    echo.handler = props[event] as Handler
    echo.given = props[prop]
    shown[event] = echo.tell
    if (echo.isHeld) shown[prop] = echo.said
  }
  return createElement(type as ComponentType<object>, shown)
}
