/** Components that listen to the window, and a box that follows its end. */
import { createElement, useEffect, useRef, type ReactNode, type Ref } from 'react'

type Handler = (...values: never[]) => void
interface WindowProps {
  [trigger: string]: Handler | undefined
}

/** What each trigger listens to, and what its handler gets. */
const LISTENED: { [trigger: string]: [target: 'window' | 'document', event: string, values: (event: Event) => unknown[]] } = {
  onResize: ['window', 'resize', () => [window.innerWidth, window.innerHeight]],
  onScroll: ['window', 'scroll', () => [window.scrollX, window.scrollY]],
  onFocus: ['window', 'focus', () => []],
  onBlur: ['window', 'blur', () => []],
  onVisibilityChange: ['document', 'visibilitychange', () => [document.hidden]],
  onBeforeUnload: ['window', 'beforeunload', () => []],
  onKeyDown: ['window', 'keydown', (event) => [event]],
  onPopstate: ['window', 'popstate', () => []],
  onStorage: [
    'window',
    'storage',
    (event) => {
      const { key, oldValue, newValue, url } = event as StorageEvent
      return [key, oldValue, newValue, url]
    },
  ],
}

export const WindowEvents = (props: WindowProps): ReactNode => {
  const latest = useRef(props)
  latest.current = props
  useEffect(() => {
    const stop = Object.entries(LISTENED).map(([trigger, [target, name, values]]) => {
      const on = target === 'window' ? window : document
      const listener = (event: Event): void => latest.current[trigger]?.(...(values(event) as never[]))
      on.addEventListener(name, listener, { passive: true })
      return () => on.removeEventListener(name, listener)
    })
    return () => stop.forEach((one) => one())
  }, [])
  return null
}

const dataUrl = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error ?? new Error('a pasted file could not be read'))
    reader.readAsDataURL(file)
  })

/** What is pasted, as pairs of a media type and text; files as `data:` URLs. To be called while the event is dispatched. */
const pasted = (data: DataTransfer): Promise<[string, string][]> =>
  Promise.all(
    [...data.items].map((item): Promise<[string, string]> => {
      const { type } = item
      const file = item.kind === 'file' ? item.getAsFile() : null
      if (file) return dataUrl(file).then((text) => [type, text])
      return new Promise((resolve) => item.getAsString((text) => resolve([type, text])))
    }),
  )

interface ClipboardProps {
  targets?: string[]
  actions: { preventDefault: boolean; stopPropagation: boolean }
  onPaste?: (items: [string, string][]) => void
  children?: ReactNode
}

export const Clipboard = (props: ClipboardProps): ReactNode => {
  const latest = useRef(props)
  latest.current = props
  const around = useRef<HTMLDivElement>(null)
  const { targets, children } = props
  const listensToChildren = children !== undefined && !targets
  useEffect(() => {
    const paste = (event: Event): void => {
      const { onPaste, actions } = latest.current
      const data = (event as ClipboardEvent).clipboardData
      if (!onPaste || !data) return
      if (actions.preventDefault) event.preventDefault()
      if (actions.stopPropagation) event.stopPropagation()
      void pasted(data).then(onPaste)
    }
    const elements = targets ? targets.map((id) => document.getElementById(id)) : [listensToChildren ? around.current : document]
    for (const element of elements) element?.addEventListener('paste', paste)
    return () => {
      for (const element of elements) element?.removeEventListener('paste', paste)
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [targets?.join('\n'), listensToChildren])
  return listensToChildren ? createElement('div', { ref: around, style: { display: 'contents' } }, children) : children
}

const NEAR = 50

/** A box that shows its end while content is added, unless somebody has scrolled up. */
export const AutoScroll = ({ ref, children, ...rest }: { ref?: Ref<HTMLDivElement>; children?: ReactNode; [prop: string]: unknown }): ReactNode => {
  const own = useRef<HTMLDivElement | null>(null)
  useEffect(() => {
    const box = own.current!
    let follows = true
    const scrolled = (): void => {
      follows = box.scrollHeight - box.scrollTop - box.clientHeight <= NEAR
    }
    const follow = (): void => {
      if (follows) box.scrollTop = box.scrollHeight
    }
    const content = new MutationObserver(follow)
    content.observe(box, { childList: true, subtree: true, characterData: true })
    const size = new ResizeObserver(follow)
    size.observe(box)
    box.addEventListener('scroll', scrolled, { passive: true })
    return () => {
      content.disconnect()
      size.disconnect()
      box.removeEventListener('scroll', scrolled)
    }
  }, [])
  const set = (element: HTMLDivElement | null): void => {
    own.current = element
    if (typeof ref === 'function') ref(element)
    else if (ref) ref.current = element
  }
  return createElement('div', { ...rest, ref: set }, children)
}
