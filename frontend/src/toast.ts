/** Toasts through sonner, which is loaded with the first one. */
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { Icon } from './react/elements'
import { react } from './reaction'
import { session } from './session'
import { imported, insist } from './transport/insist'

type Options = { [name: string]: unknown }
interface Sonner {
  Toaster: (props: Options) => null
  toast: ((message: unknown, options: Options) => unknown) & { [level: string]: (message: unknown, options: Options) => unknown } & { dismiss: (id?: unknown) => unknown }
}

let loading: Promise<Sonner> | null = null

const sonner = (): Promise<Sonner> =>
  (loading ??= (async () => {
    const { boot: { toaster }, client } = session()
    if (!toaster) throw new Error('this app has no toaster')
    const library = await insist(client, (attempt) => imported<Sonner>(toaster.module, attempt, 'Toaster'))
    const host = document.body.appendChild(document.createElement('div'))
    const theme = session().store.get(['@color', 'resolved'])
    const icons = toaster.loadingIcon ? { icons: { loading: createElement(Icon as never, toaster.loadingIcon as never) } } : {}
    createRoot(host).render(createElement(library.Toaster as never, { theme, ...icons, ...toaster.props } as never))
    await new Promise((resolve) => setTimeout(resolve))
    return library
  })().catch((error) => {
    loading = null // the next toast tries again
    throw error
  }))

const button = (label: unknown, reaction: unknown): Options | undefined =>
  label === undefined ? undefined : { label, onClick: () => react(reaction) }

export const showToast = async ({ message, level, fallback, action, onAction, cancel, onCancel, onDismiss, onAutoClose, ...rest }: Options): Promise<void> => {
  if (!session().boot.toaster && fallback) return window.alert(message ?? '')
  const { toast } = await sonner()
  const options: Options = { ...rest, action: button(action, onAction), cancel: button(cancel, onCancel) }
  if (onDismiss !== undefined) options.onDismiss = () => react(onDismiss)
  if (onAutoClose !== undefined) options.onAutoClose = () => react(onAutoClose)
  const show = typeof level === 'string' && Object.hasOwn(toast, level) ? toast[level]! : toast
  show(message ?? '', options)
}

export const dismissToast = async (id: unknown): Promise<void> => {
  if (loading) (await sonner()).toast.dismiss(id ?? undefined)
}
