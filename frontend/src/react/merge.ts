/** Props of an element joined with what a parent adds to it: callbacks run both, classes and styles add up. */
import { isUrlAttribute, safeUrl } from '../url'

type Props = { [name: string]: unknown }

const isCallback = (name: string, value: unknown): value is (...args: unknown[]) => unknown => typeof value === 'function' && /^on[A-Z]/.test(name)

// What may run code or hold markup is the component's own to have, never in an object of further props.
const CODE = /^(dangerouslySetInnerHTML|srcDoc)$/i

/** What a memo is given beyond the props that it names; its children have a place of their own. */
export const restOf = (props: Props, named: readonly string[]): Props =>
  Object.fromEntries(Object.entries(props).filter(([name, value]) => name !== 'children' && value !== undefined && !named.includes(name)))

/** An element's own props with an object of further ones, which win: callbacks run both, classes and styles add up. */
export const spreadProps = (further: Props | null, own: Props): Props => {
  const safe = Object.entries(further ?? {})
    .filter(([name]) => !CODE.test(name))
    .map(([name, value]) => [name, isUrlAttribute(name) ? safeUrl(name, value) : value] as const)
  return mergeProps(Object.fromEntries(safe), own, [])
}

/** `taken`: names that the generated component uses itself and that are no props of the element. */
export const mergeProps = (own: Props, outer: Props, taken: readonly string[]): Props => {
  const result: Props = { ...own }
  for (const [name, value] of Object.entries(outer)) {
    if (taken.includes(name) || value === undefined) continue
    const mine = own[name]
    if (isCallback(name, mine) && isCallback(name, value)) {
      result[name] = (...args: unknown[]) => {
        mine(...args)
        value(...args)
      }
    } else if (name === 'className' && mine) result[name] = `${String(mine)} ${String(value)}`
    else if (name === 'style' && mine) result[name] = { ...(value as object), ...(mine as object) }
    else if (mine === undefined || name === 'children' || name === 'ref' || name.startsWith('data-') || name.startsWith('aria-')) result[name] = value
  }
  return result
}
