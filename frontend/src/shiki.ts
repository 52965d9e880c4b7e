/** Source text coloured by Shiki, which comes with its grammar and theme when the first one is shown. An entry of its own. */
import { createElement, useEffect, useState, type CSSProperties, type ReactNode } from 'react'
import { asMarkup } from './trusted'

type Loading<T> = () => Promise<T>
type Options = { [name: string]: unknown }
type Highlighter = { codeToHtml(code: string, options: Options): string }
type Standard = { [name: string]: () => unknown }
type ShikiProps = {
  create: Loading<(options: Options) => Promise<Highlighter>>
  engine: Loading<(options: { forgiving: boolean }) => unknown>
  grammar?: Loading<unknown>
  paints?: { [name: string]: Loading<unknown> }
  standard?: Loading<Standard>
  code?: string
  language?: string
  theme?: string
  themes?: Options
  transformers?: readonly unknown[]
  decorations?: readonly unknown[]
  copyButton?: ReactNode
  className?: string
  id?: string
  style?: CSSProperties
  children?: ReactNode
}

/** Those that read notes such as `[!code highlight]` in comments, and the words of a fence. */
const STANDARD = ['NotationDiff', 'NotationHighlight', 'NotationWordHighlight', 'NotationFocus', 'NotationErrorLevel', 'MetaHighlight', 'MetaWordHighlight'].map((name) => `transformer${name}`)

const html = async ({ create, engine, grammar, paints = {}, standard, code = '', language = 'text', theme, themes, transformers = [], decorations }: ShikiProps): Promise<string> => {
  const [make, makeEngine, lang, more, ...found] = await Promise.all([create(), engine(), grammar?.(), standard?.(), ...Object.values(paints).map((load) => load())])
  const named = themes ? Object.values(themes) : [theme]
  // The whole library knows grammars and themes by their names; its core gets them.
  const highlighter = await make({ engine: makeEngine({ forgiving: true }), langs: grammar ? [lang] : [language], themes: found.length ? found : named })
  const all = [...(more ? STANDARD.map((name) => more[name]!()) : []), ...transformers]
  return asMarkup(highlighter.codeToHtml(code, { lang: language, ...(themes ? { themes, defaultColor: 'light-dark()' } : { theme }), transformers: all, decorations }))
}

export const ShikiCode = (props: ShikiProps): ReactNode => {
  const { code = '', language, theme, themes, transformers, decorations, copyButton, className, id, style } = props
  const [shown, show] = useState<{ html: string } | { failure: unknown } | null>(null)
  useEffect(() => {
    let stale = false
    html(props).then((html) => stale || show({ html }), (failure: unknown) => stale || show({ failure }))
    return () => void (stale = true)
  }, [code, language, theme, JSON.stringify(themes), transformers, decorations])
  if (shown && 'failure' in shown) throw shown.failure
  const text = shown ? createElement('div', { dangerouslySetInnerHTML: { __html: shown.html } }) : createElement('div', null, createElement('pre', null, createElement('code', null, code)))
  const copy = copyButton && createElement('span', { className: 'mirra-copy', onClick: () => void navigator.clipboard.writeText(code) }, copyButton)
  return createElement('div', { className, id, style }, text, copy)
}
