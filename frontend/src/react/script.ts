/** Scripts inside a page: React itself makes `<script>` elements that never run. */
import { createElement, useEffect, useRef, useSyncExternalStore, type ReactNode } from 'react'
import { asData, asScriptUrl } from '../trusted'
import { safeUrl } from '../url'

interface Props {
  /** What was written inside: the compiler makes a function of it, so that nothing is made from text here. */
  run?: () => void
  src?: string
  onLoad?: () => void
  onError?: () => void
  [attribute: string]: unknown
}

const loaded = new Set<string>()

const describe = (element: HTMLElement, attributes: { [name: string]: unknown }): void => {
  for (const [name, value] of Object.entries(attributes)) {
    if (name in element) Object.assign(element, { [name]: value })
    else element.setAttribute(name.toLowerCase(), String(value))
  }
}

/** Runs `run` when it appears, or loads `src`: each address once, as long as the document lives. */
export const Script = ({ run, src, onLoad, onError, ...attributes }: Props): ReactNode => {
  const listeners = useRef({ onLoad, onError })
  listeners.current = { onLoad, onError }
  useEffect(() => run?.(), [])
  useEffect(() => {
    const url = src === undefined ? undefined : safeUrl('src', src)
    if (!url) return
    if (loaded.has(url)) return listeners.current.onLoad?.()
    const element = document.createElement('script')
    describe(element, attributes)
    element.src = asScriptUrl(url)
    element.addEventListener('load', () => {
      loaded.add(url)
      listeners.current.onLoad?.()
    })
    element.addEventListener('error', () => listeners.current.onError?.())
    document.head.append(element)
    return () => element.remove()
  }, [src])
  return null
}

const never = (): (() => void) => () => {}

/** Data for others than the browser, such as `application/ld+json`: in the page where the server draws it, else in the head. */
export const DataScript = ({ children, ...attributes }: { children?: ReactNode; [attribute: string]: unknown }): ReactNode => {
  const isDrawnByServer = useSyncExternalStore(never, () => false, () => true)
  const text = [children].flat().join('')
  useEffect(() => {
    if (isDrawnByServer) return
    const element = document.createElement('script')
    describe(element, attributes)
    element.text = asData(text)
    document.head.append(element)
    return () => element.remove()
  }, [isDrawnByServer, text])
  return isDrawnByServer ? createElement('script', attributes, text) : null
}
