/**
 * Markup that comes from state: what could run, load code or pass for the page itself is taken out by DOMPurify. An entry of its own.
 * Only a browser reads markup as a browser does, so the server draws the place empty.
 */
import purify, { type Config } from 'dompurify'
import { createElement, useMemo, useSyncExternalStore, type ReactNode } from 'react'
import { Filled, FilledFrame, type Props } from './react/markup'
import { asMarkup, policy } from './trusted'

const RULES: Config = {
  USE_PROFILES: { html: true, svg: true, mathMl: true },
  // Rules for the whole page, and fields that look like its own.
  FORBID_TAGS: ['style', 'form', 'input', 'button', 'select', 'textarea', 'option', 'dialog'],
  // `id` and `name` get a prefix: they would be names of `document` and `window`.
  SANITIZE_NAMED_PROPS: true,
  IN_PLACE: true,
  ...(policy && { TRUSTED_TYPES_POLICY: policy as never }),
}

/**
 * What is left of it, as text. It is read inside a `<template>`, where nothing loads or runs. Browsers ask the content policy about
 * handlers even there, so those of hostile markup leave a line in the console.
 */
export const clean = (text: unknown): string => {
  const { content } = document.createElement('template')
  const root = content.appendChild(content.ownerDocument.createElement('div'))
  root.innerHTML = asMarkup(String(text ?? ''))
  purify.sanitize(root, RULES)
  return root.innerHTML
}

const never = (): (() => void) => () => {}

export const Html = ({ markup, ...rest }: Props): ReactNode => {
  const isInBrowser = useSyncExternalStore(never, () => true, () => false)
  const trusted = useMemo(() => asMarkup(isInBrowser ? clean(markup) : ''), [markup, isInBrowser])
  return createElement(rest.as === 'iframe' ? FilledFrame : Filled, { ...rest, markup: trusted })
}
