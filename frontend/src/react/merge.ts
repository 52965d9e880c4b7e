/** Props of an element joined with what a parent adds to it: callbacks run both, classes and styles add up. */
type Props = { [name: string]: unknown }

const isCallback = (name: string, value: unknown): value is (...args: unknown[]) => unknown => typeof value === 'function' && /^on[A-Z]/.test(name)

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
