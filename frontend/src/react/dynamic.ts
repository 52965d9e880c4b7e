/** A component made at run time: a JSON tree of HTML elements and text. Never code. */
import { createElement, type ReactNode } from 'react'
import { isUrlAttribute, safeUrl } from '../url'

export interface Tree {
  tag: string
  props?: { [name: string]: unknown }
  children?: (Tree | string | number)[]
}

const ALLOWED = /^[a-z][a-z0-9]*$/
const REFUSED = new Set(['script', 'iframe', 'object', 'embed', 'link', 'meta', 'base', 'style'])
const CODE = /^(on|dangerouslysetinnerhtml$|srcdoc$|ref$)/i

const propsOf = (props: { [name: string]: unknown } = {}): { [name: string]: unknown } =>
  Object.fromEntries(
    Object.entries(props)
      .filter(([name]) => !CODE.test(name))
      .map(([name, value]) => [name, isUrlAttribute(name) ? safeUrl(name, value) : value]),
  )

const render = (tree: Tree | string | number | null | undefined, key?: number): ReactNode => {
  if (tree === null || tree === undefined || typeof tree === 'string' || typeof tree === 'number') return tree
  if (!ALLOWED.test(tree.tag) || REFUSED.has(tree.tag)) return null
  return createElement(tree.tag, { ...propsOf(tree.props), key }, ...(tree.children ?? []).map((child, index) => render(child, index)))
}

export const DynamicNode = ({ tree }: { tree: Tree | null }): ReactNode => render(tree)
