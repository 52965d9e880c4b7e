/**
 * Components that come from the server's state: a tree of data (`elements/data.py`), drawn from the prebuilt libraries, which are
 * imported when one is first needed. Nothing in it is code: what an event sends is worked out by the few expressions below.
 */
import { createElement, Fragment, useEffect, useMemo, useReducer, useRef, type ReactNode } from 'react'
import { callback, type EventActions, type Step } from './dispatch'
import { isSafeKey, type Json } from './json'
import { home } from './place'
import * as python from './python'
import { Lifecycle } from './react/elements'
import { formData } from './react/form'
import { session } from './session'
import { isUrlAttribute, safeUrl } from './url'

type Expression = readonly [string, ...unknown[]]
type Argument = { value: Expression } | { callback: Callback }
interface Callback {
  given: string[]
  steps: (readonly ['b' | 'b~', string, Expression[]] | readonly ['do', string, { [name: string]: Argument }])[]
  actions: EventActions
}
interface Element {
  tag: string | string[]
  props?: { [name: string]: unknown }
  imports?: { [name: string]: string[] }
  slots?: { [name: string]: Tree }
  on?: { [name: string]: Callback }
  children?: Tree[]
  key?: string | number
  rules?: string[]
}
type Tree = null | string | Tree[] | Element
type Scope = { [name: string]: unknown }

// -- what the tree is made of

type Table = { [module: string]: { [name: string]: [url: string, inner: string] } }
const loaded = new Map<string, unknown>()
const tables = new Map<string, Promise<Table>>()

/** Markup as it is, and scripts, are for the page's author alone. */
const AUTHORS = new Set(['mirra\nMarkup', 'mirra\nScript', 'mirra\nDataScript'])

const nameOf = (tag: string[]): string => tag.join('\n')

const load = async (tags: Iterable<string>): Promise<void> => {
  const url = session().boot.page.components
  if (!url) return
  if (!tables.has(url)) tables.set(url, fetch(home(url)).then((answer) => answer.json() as Promise<Table>))
  const table = await tables.get(url)!
  await Promise.all(
    [...tags].map(async (name) => {
      const [module, entry, ...members] = name.split('\n') as [string, string, ...string[]]
      const [file, inner] = (!AUTHORS.has(name) && table[module]?.[entry]) || []
      loaded.set(name, null)
      if (!file) return void console.error(`mirra: a component of the state needs \`${entry}\` of \`${module}\`, which is not one of the prebuilt libraries.`)
      let found: unknown = ((await import(/* @vite-ignore */ home(file))) as Scope)[inner!]
      for (const member of members) found = (found as Scope | undefined)?.[member]
      loaded.set(name, found)
    }),
  )
}

const tagsIn = (tree: Tree | undefined, found: Set<string>): Set<string> => {
  if (Array.isArray(tree)) tree.forEach((each) => tagsIn(each, found))
  else if (typeof tree === 'object' && tree) {
    if (Array.isArray(tree.tag)) found.add(nameOf(tree.tag))
    for (const tag of Object.values(tree.imports ?? {})) found.add(nameOf(tag))
    for (const slot of Object.values(tree.slots ?? {})) tagsIn(slot, found)
    tagsIn(tree.children, found)
  }
  return found
}

// -- events

const functions: { [name: string]: unknown } = { ...python, formData, Number }

const evaluate = (expression: Expression, scope: Scope): unknown => {
  const [kind, first, second] = expression as [string, never, never]
  const inner = (part: unknown): unknown => evaluate(part as Expression, scope)
  if (kind === 'value') return first
  if (kind === 'name') return scope[first]
  if (kind === 'array') return expression.slice(1).map(inner)
  if (kind === 'object') return Object.fromEntries((expression.slice(1) as [string, unknown][]).map(([key, part]) => [key, inner(part)]))
  if (kind === 'call') return (functions[first] as (...given: unknown[]) => unknown)(...expression.slice(2).map(inner))
  const key = (kind === 'index' ? inner(second) : second) as string
  return isSafeKey(key) ? (inner(first) as Scope | undefined)?.[key] : undefined
}

const callbackOf = ({ given, steps, actions }: Callback, outer: Scope): ((...args: unknown[]) => void) =>
  callback((...args: unknown[]) => {
    const scope = { ...outer, ...Object.fromEntries(given.map((name, index) => [name, args[index]])) }
    return steps.map((step): Step => {
      if (step[0] !== 'do') return [step[0], step[1], step[2].map((each) => evaluate(each, scope))]
      const given = Object.entries(step[2]).map(([name, each]) => [name, 'callback' in each ? callbackOf(each.callback, scope) : evaluate(each.value, scope)])
      return ['do', step[1], Object.fromEntries(given) as { [name: string]: unknown }]
    })
  }, actions)

// -- drawing

const HTML = /^[a-z][a-z0-9-]*$/i
const REFUSED = new Set(['script', 'object', 'embed', 'link', 'meta', 'base', 'style'])
const CODE = /^(on|dangerouslysetinnerhtml$|srcdoc$|ref$)/i

const propsOf = (tree: Element, key: string | number): Scope => {
  const props: Scope = { key: tree.key ?? key }
  for (const [name, value] of Object.entries(tree.props ?? {})) if (!CODE.test(name)) props[name] = isUrlAttribute(name) ? safeUrl(name, value) : value
  for (const [name, tag] of Object.entries(tree.imports ?? {})) props[name] = loaded.get(nameOf(tag))
  for (const [name, slot] of Object.entries(tree.slots ?? {})) props[name] = draw(slot, name)
  for (const [name, chain] of Object.entries(tree.on ?? {})) props[name] = callbackOf(chain, {})
  return props
}

const draw = (tree: Tree | undefined, key: string | number): ReactNode => {
  if (tree === null || tree === undefined || typeof tree === 'string') return tree
  if (Array.isArray(tree)) return createElement(Fragment, { key }, ...tree.map(draw))
  const children = (tree.children ?? []).map(draw)
  if (!tree.tag) return createElement(Fragment, { key }, ...children)
  const type = typeof tree.tag === 'string' ? (HTML.test(tree.tag) && !REFUSED.has(tree.tag) ? tree.tag : null) : loaded.get(nameOf(tree.tag))
  if (!type) return null
  const { onMount, onUnmount, ...props } = propsOf(tree, key)
  const made = createElement(type as string, props, ...children)
  return onMount || onUnmount ? createElement(Lifecycle as unknown as string, { key, onMount, onUnmount } as object, made) : made
}

let sheet: CSSStyleSheet | null = null
const known = new Set<string>()

const addRules = (rules: readonly string[]): void => {
  if (!sheet) {
    sheet = new CSSStyleSheet()
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  }
  for (const rule of rules) {
    if (known.has(rule)) continue
    known.add(rule)
    sheet.insertRule(rule, sheet.cssRules.length)
  }
}

/** What the state's component looks like now; until what it is made of has come, what it looked like before. */
export const DynamicNode = ({ tree }: { tree: Json | undefined }): ReactNode => {
  const data = ((tree as { $component?: unknown } | null | undefined)?.$component ?? null) as Tree
  const [, render] = useReducer((count: number) => count + 1, 0)
  const missing = useMemo(() => [...tagsIn(data, new Set())], [data]).filter((name) => !loaded.has(name))
  const isReady = missing.length === 0
  useEffect(() => {
    if (missing.length > 0) void load(missing).then(render)
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [data])
  const before = useRef<ReactNode>(null)
  return useMemo(() => {
    if (!isReady) return before.current
    if (data && !Array.isArray(data) && typeof data === 'object' && data.rules && typeof document !== 'undefined') addRules(data.rules)
    return (before.current = draw(data, ''))
  }, [data, isReady])
}
