/** Small components that generated code uses. */
import { createElement, useEffect, useRef, useState, type MouseEvent, type ReactNode } from 'react'
import { address, home } from '../place'
import { router } from '../router'
import { session } from '../session'
import { safeUrl } from '../url'

type Props = { [name: string]: unknown; children?: ReactNode }

/** Calls `onMount` when it appears and `onUnmount` when it goes. */
export const Lifecycle = ({ onMount, onUnmount, children }: { onMount?: () => void; onUnmount?: () => void; children?: ReactNode }): ReactNode => {
  const callbacks = useRef({ onMount, onUnmount })
  callbacks.current = { onMount, onUnmount }
  useEffect(() => {
    callbacks.current.onMount?.()
    return () => callbacks.current.onUnmount?.()
  }, [])
  return children
}

const leaveToBrowser = (event: MouseEvent, target: unknown): boolean =>
  event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || (target !== undefined && target !== '' && target !== '_self')

/** An anchor that navigates without loading the page when it stays within the app. */
export const Link = ({ href, onClick, target, rel, replace, reloadDocument, preventScrollReset: _scroll, discover: _discover, viewTransition: _transition, ...rest }: Props): ReactNode => {
  const url = safeUrl('href', href)
  const rooted = url?.startsWith('/') && !url.startsWith('//') ? session().boot.base + url : url
  const follow = (event: MouseEvent): void => {
    ;(onClick as ((event: MouseEvent) => void) | undefined)?.(event)
    if (rooted === undefined || leaveToBrowser(event, target) || reloadDocument === true || 'download' in rest) return
    const { origin, pathname, hash } = new URL(rooted, address())
    if (origin !== new URL(address()).origin || (hash && pathname === location.pathname)) return
    event.preventDefault()
    router().go(rooted, { replace: replace === true })
  }
  return createElement('a', { ...rest, href: rooted?.startsWith('/') ? home(rooted) : rooted, target, rel: target === '_blank' ? (rel ?? 'noopener') : rel, onClick: follow })
}

type IconNodes = readonly (readonly [tag: string, attributes: { [name: string]: string }])[]

/** A lucide icon from its nodes, which the compiler inlines. */
export const Icon = ({ nodes, size = 24, color = 'currentColor', strokeWidth = 2, className, ...rest }: Props & { nodes: IconNodes }): ReactNode =>
  createElement(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg', viewBox: '0 0 24 24', fill: 'none', strokeLinecap: 'round', strokeLinejoin: 'round', 'aria-hidden': true,
      width: size, height: size, stroke: color, strokeWidth, className: `lucide ${(className as string | undefined) ?? ''}`.trim(), ...rest,
    },
    nodes.map(([tag, attributes], index) => createElement(tag, { key: index, ...attributes })),
  )

const fetched = new Map<string, Promise<IconNodes>>()

/** An icon whose name comes from state; its nodes are fetched by name. */
export const DynamicIcon = ({ name, ...rest }: Props): ReactNode => {
  const [nodes, setNodes] = useState<IconNodes>([])
  const wanted = String(name).replaceAll('_', '-')
  useEffect(() => {
    if (!fetched.has(wanted)) fetched.set(wanted, fetch(home(`${session().boot.base}/_m/icon/${encodeURIComponent(wanted)}.json`)).then((r) => (r.ok ? (r.json() as Promise<IconNodes>) : [])))
    let current = true
    void fetched.get(wanted)!.then((found) => current && setNodes(found))
    return () => {
      current = false
    }
  }, [wanted])
  return createElement(Icon, { nodes, ...rest })
}
