/** Highlighted source text: Prism's grammars and themes, and a button that copies. An entry of its own, loaded by pages that show code. */
import { createElement, isValidElement, type CSSProperties, type ReactElement, type ReactNode } from 'react'
import Highlighter from 'react-syntax-highlighter/dist/esm/prism-light'
import bash from 'refractor/bash'
import c from 'refractor/c'
import cpp from 'refractor/cpp'
import csharp from 'refractor/csharp'
import css from 'refractor/css'
import diff from 'refractor/diff'
import docker from 'refractor/docker'
import go from 'refractor/go'
import graphql from 'refractor/graphql'
import ini from 'refractor/ini'
import java from 'refractor/java'
import javascript from 'refractor/javascript'
import json from 'refractor/json'
import jsx from 'refractor/jsx'
import kotlin from 'refractor/kotlin'
import lua from 'refractor/lua'
import makefile from 'refractor/makefile'
import markdown from 'refractor/markdown'
import markup from 'refractor/markup'
import nginx from 'refractor/nginx'
import php from 'refractor/php'
import powershell from 'refractor/powershell'
import python from 'refractor/python'
import r from 'refractor/r'
import ruby from 'refractor/ruby'
import rust from 'refractor/rust'
import scala from 'refractor/scala'
import scss from 'refractor/scss'
import sql from 'refractor/sql'
import swift from 'refractor/swift'
import toml from 'refractor/toml'
import tsx from 'refractor/tsx'
import typescript from 'refractor/typescript'
import yaml from 'refractor/yaml'

const grammars = {
  bash, c, cpp, csharp, css, diff, docker, go, graphql, ini, java, javascript, json, jsx, kotlin, lua, makefile, markdown, markup, nginx, php, powershell,
  python, r, ruby, rust, scala, scss, sql, swift, toml, tsx, typescript, yaml,
}
for (const [name, grammar] of Object.entries(grammars)) Highlighter.registerLanguage(name, grammar)

type Theme = { [selector: string]: CSSProperties }

type CodeProps = {
  code: string
  language?: string
  theme?: Theme
  showLineNumbers?: boolean
  startingLineNumber?: number
  wrapLongLines?: boolean
  customStyle?: CSSProperties
  codeTagProps?: { [name: string]: unknown }
  copyButton?: ReactNode
  className?: string
  style?: CSSProperties
  children?: ReactNode
}

/** A language without a grammar here is shown without colours. */
export const CodeBlock = ({ code, language, theme, copyButton, className, style, customStyle, codeTagProps, children: _children, ...rest }: CodeProps): ReactNode => {
  const text = String(code ?? '')
  const copy = (): void => void navigator.clipboard.writeText(text)
  const shown = createElement(Highlighter, {
    ...rest, language, style: theme, customStyle: { margin: 0, borderRadius: 'var(--radius-3, 6px)', ...customStyle },
    codeTagProps: { tabIndex: 0, ...codeTagProps }, children: text.replace(/\n$/, ''),
  })
  return createElement('div', { className, style }, shown, copyButton ? createElement('span', { className: 'mirra-copy', onClick: copy }, copyButton) : null)
}

type FenceProps = { children?: ReactElement<{ className?: string; children?: ReactNode }>; theme?: Theme }

/** The `<pre>` of a Markdown text: its fenced block with colours. */
export const Fence = ({ children, theme }: FenceProps): ReactNode => {
  if (!isValidElement(children)) return createElement('pre', null, children)
  const language = /language-(\S+)/.exec(children.props.className ?? '')?.[1]
  return createElement(CodeBlock, { code: String(children.props.children ?? ''), language, theme, className: 'mirra-fence' })
}
