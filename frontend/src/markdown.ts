/** Markdown with formulas: the plugins that read and set them come when a text has some. An entry of its own. */
import { createElement, useEffect, useState, type ReactNode } from 'react'
import Markdown, { type Options } from 'react-markdown'

type Plugin = NonNullable<Options['remarkPlugins']>[number]
type Plugins = Plugin[]
type MathProps = { readMath: () => Promise<Plugin>; setMath: () => Promise<Plugin>; remarkPlugins?: Plugins; rehypePlugins?: Plugins; children?: string; [option: string]: unknown }

export const MathMarkdown = ({ readMath, setMath, remarkPlugins = [], rehypePlugins = [], ...rest }: MathProps): ReactNode => {
  const [plugins, setPlugins] = useState<{ read: Plugin; set: Plugin } | { failure: unknown } | null>(null)
  useEffect(() => {
    Promise.all([readMath(), setMath()]).then(([read, set]) => setPlugins({ read, set }), (failure: unknown) => setPlugins({ failure }))
  }, [])
  if (plugins && 'failure' in plugins) throw plugins.failure
  const more = plugins ? { remarkPlugins: [...remarkPlugins, plugins.read], rehypePlugins: [...rehypePlugins, plugins.set] } : { remarkPlugins, rehypePlugins }
  return createElement(Markdown, { ...rest, ...more })
}

type Node = { type: string; tagName?: string; value?: string; children?: Node[] }
const isImage = (node: Node): boolean => node.tagName === 'img' || (node.tagName === 'a' && (node.children ?? []).every(isImage))
const isSpace = (node: Node): boolean => node.type === 'text' && !node.value?.trim()

/** Images that stand alone in a paragraph stand without it, so that they may be as wide as the text. */
export const unwrapImages = () => (tree: Node): void => {
  const visit = (node: Node): void => {
    node.children = node.children?.flatMap((child) => {
      visit(child)
      const inside = child.children ?? []
      return child.tagName === 'p' && inside.some(isImage) && inside.every((each) => isImage(each) || isSpace(each)) ? inside : [child]
    })
  }
  visit(tree)
}

/** Scripts never run in Markdown, and the browser lets none be made of text. */
export const withoutScripts = () => (tree: Node): void => {
  tree.children = tree.children?.filter((child) => child.tagName !== 'script')
  tree.children?.forEach(withoutScripts())
}
