/** Markup that the author of the page wrote goes into the document as it is; `html.ts` has what comes from state. */
import { createElement, useLayoutEffect, useMemo, useRef, type ReactNode } from 'react'
import { asMarkup } from '../trusted'

export type Props = { as: string; markup?: unknown; [prop: string]: unknown }

/** An element with markup inside that is trusted already. */
export const Filled = ({ as, markup, ...rest }: Props): ReactNode =>
  createElement(as, { ...rest, dangerouslySetInnerHTML: useMemo(() => ({ __html: markup as string }), [markup]) })

/** A frame with a document that is trusted already. React would make text of it, so it is put in by hand. */
export const FilledFrame = ({ markup, as: _, ...rest }: Props): ReactNode => {
  const frame = useRef<HTMLIFrameElement>(null)
  useLayoutEffect(() => void (frame.current!.srcdoc = markup as string), [markup])
  return createElement('iframe', { ...rest, ref: frame })
}

export const Markup = ({ markup, ...rest }: Props): ReactNode => {
  const trusted = useMemo(() => asMarkup(String(markup ?? '')), [markup])
  return createElement(rest.as === 'iframe' ? FilledFrame : Filled, { ...rest, markup: trusted })
}
