/** An input whose `onChange` waits until nobody has typed for a while. */
import { createElement, useRef, type ComponentType, type KeyboardEvent, type ReactNode } from 'react'
import { Delay } from '../dispatch'

interface Props {
  inner: ComponentType<never> | string
  settings: { timeout: number; minLength?: number; byEnter?: boolean; byBlur?: boolean }
  onChange?: (event: { target: { value: string } }) => void
  onKeyDown?: (event: KeyboardEvent) => void
  onBlur?: (event: unknown) => void
  [prop: string]: unknown
}

export const Debounced = ({ inner, settings, onChange, onKeyDown, onBlur, ...rest }: Props): ReactNode => {
  const delay = useRef<Delay>(null!)
  delay.current ??= new Delay(settings.timeout)
  return createElement(inner as unknown as ComponentType<Record<string, unknown>>, {
    ...rest,
    onChange: (event: { target: { value: string } }) => {
      const { length } = event.target.value
      if (length > 0 && length < (settings.minLength ?? 0)) return delay.current.stop()
      delay.current.start(() => onChange?.(event))
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter' && settings.byEnter !== false) delay.current.flush()
      onKeyDown?.(event)
    },
    onBlur: (event: unknown) => {
      if (settings.byBlur !== false) delay.current.flush()
      onBlur?.(event)
    },
  })
}
