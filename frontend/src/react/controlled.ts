/**
 * An input whose value comes from the server without ever losing a keystroke: while it has the focus the browser's
 * own value is the truth, and what the server says is shown when it differs from all that was typed.
 */
import { createElement, useEffect, useRef, useState, type ComponentType, type ReactNode } from 'react'
import { session } from '../session'

interface Props {
  as: ComponentType<never> | string
  value: unknown
  onChange?: (event: { target: { value: string } }) => void
  onFocus?: (event: unknown) => void
  onBlur?: (event: unknown) => void
  [prop: string]: unknown
}

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value))

export const Controlled = ({ as, value, onChange, onFocus, onBlur, ...rest }: Props): ReactNode => {
  const server = text(value)
  const [shown, setShown] = useState(server)
  const focused = useRef(false)
  const typed = useRef(new Set<string>())

  useEffect(() => {
    // An echo of something typed on the way here is not news; anything else is the server's own decision.
    if (typed.current.delete(server) && focused.current && session().client.pending > 0) return
    if (focused.current && session().client.pending > 0) return
    typed.current.clear()
    setShown(server)
  }, [server])

  return createElement(as as unknown as ComponentType<Record<string, unknown>>, {
    ...rest,
    value: shown,
    onChange: (event: { target: { value: string } }) => {
      typed.current.add(event.target.value)
      setShown(event.target.value)
      onChange?.(event)
    },
    onFocus: (event: unknown) => {
      focused.current = true
      onFocus?.(event)
    },
    onBlur: (event: unknown) => {
      focused.current = false
      onBlur?.(event)
    },
  })
}
