/**
 * An input whose value comes from the server without ever losing a keystroke: while something that was typed here is under way the
 * browser's own text is the truth. When all of it has been acknowledged, what the server has is shown: the same text, or what the
 * handler made of it, with the caret where it was.
 */
import { createElement, useCallback, useEffect, useReducer, useRef, useSyncExternalStore, type ComponentType, type ReactNode, type Ref } from 'react'
import { Watch, watched } from '../dispatch'
import { replaceText, shows, type Field } from './caret'

interface Props {
  as: ComponentType<never> | string
  value: unknown
  onChange?: (event: { target: Field }) => void
  onCompositionStart?: (event: unknown) => void
  onCompositionEnd?: (event: unknown) => void
  ref?: Ref<Field>
  [prop: string]: unknown
}

const textOf = (value: unknown): string => (value === null || value === undefined ? '' : String(value))
const never = (): (() => void) => () => undefined

export const Controlled = ({ as, value, onChange, onCompositionStart, onCompositionEnd, ref, ...rest }: Props): ReactNode => {
  const server = textOf(value)
  const hydrating = useSyncExternalStore(never, () => false, () => true)
  const [, render] = useReducer((count: number) => count + 1, 0)
  const [turn, settle] = useReducer((count: number) => count + 1, 0)
  const watch = useRef<Watch>(null!)
  watch.current ??= new Watch(settle)
  // Not React's state: what is typed is on the page before React hears of it, and no render may go back behind that.
  const shown = useRef(server)
  const field = useRef<Field | null>(null)
  const isComposing = useRef(false)
  const isFirst = useRef(true)

  const change = (event: { target: Field }): void => {
    shown.current = event.target.value
    render()
    if (onChange) watched(watch.current, () => onChange(event))
  }

  useEffect(() => {
    const element = field.current
    if (isFirst.current) {
      isFirst.current = false
      // Typed into the page that the server drew, before this code had come.
      if (hydrating && element && element.value !== element.defaultValue) change({ target: element })
      return
    }
    if (watch.current.waiting > 0 || isComposing.current || (element ? shows(element, server) : shown.current === server)) return
    if (element) replaceText(element, server)
    shown.current = server
    render()
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [server, turn])

  const setField = useCallback(
    (element: Field | null) => {
      field.current = element
      if (typeof ref === 'function') ref(element)
      else if (ref) ref.current = element
    },
    [ref],
  )

  return createElement(as as unknown as ComponentType<Record<string, unknown>>, {
    ...rest,
    ref: setField,
    value: shown.current,
    onChange: change,
    onCompositionStart: (event: unknown) => {
      isComposing.current = true
      onCompositionStart?.(event)
    },
    onCompositionEnd: (event: unknown) => {
      isComposing.current = false
      settle()
      onCompositionEnd?.(event)
    },
  })
}

/** An input of which only its use says whether it has a `value`. */
export const Input = (props: Omit<Props, 'value'> & { value?: unknown }): ReactNode => {
  if (props.value !== undefined) return createElement(Controlled, props as Props)
  const { as, ...own } = props
  return createElement(as as string, own as object)
}
