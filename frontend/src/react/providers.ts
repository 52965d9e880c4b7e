/** What components of some page need around them (`_get_app_wrap_components`): it stays when the page changes, and with it what it holds. */
import { createElement, type ComponentType, type ReactElement, type ReactNode } from 'react'

/** The higher its order the further outside. */
type Provider = readonly [order: number, name: string, component: ComponentType<{ children?: ReactNode }>]

const needs = new WeakMap<ComponentType, readonly Provider[]>()

/** The page, with what it needs around it. */
export const needing = (page: ComponentType, providers: readonly Provider[]): ComponentType => {
  needs.set(page, providers)
  return page
}

const isOutside = (one: Provider, other: Provider): boolean => one[0] > other[0] || (one[0] === other[0] && one[1] > other[1])

/** A page's element inside its providers and those of pages shown before, which `mounted` remembers, the outermost first. */
export const provided = (page: ComponentType, element: ReactElement, mounted: Provider[]): ReactElement => {
  for (const wanted of needs.get(page) ?? []) {
    if (mounted.some(([order, name]) => order === wanted[0] && name === wanted[1])) continue
    const at = mounted.findIndex((other) => isOutside(wanted, other))
    mounted.splice(at < 0 ? mounted.length : at, 0, wanted)
  }
  return mounted.reduceRight<ReactElement>((inner, [order, name, component]) => createElement(component, { key: `${order} ${name}` }, inner), element)
}

export type { Provider }
