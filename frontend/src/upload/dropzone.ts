/** A place where files are chosen or dropped: react-dropzone, with the files kept under the element's id. */
import { createElement, type ReactNode } from 'react'
import { useDropzone, type FileRejection } from 'react-dropzone'
import { showToast } from '../toast'
import { choose } from './files'

interface Props {
  id: string
  children?: ReactNode
  accept?: { [type: string]: string[] } | null
  multiple?: boolean
  maxFiles?: number
  maxSize?: number
  minSize?: number
  disabled?: boolean
  noClick?: boolean
  noDrag?: boolean
  noKeyboard?: boolean
  onDrop?: () => void
  onDropRejected?: (rejections: unknown[]) => void
  [attribute: string]: unknown
}

const described = ({ file, errors }: FileRejection) => ({
  file: { name: file.name, size: file.size, type: file.type },
  errors: errors.map(({ code, message }) => ({ code: String(code), message })),
})

const explain = (rejections: FileRejection[]): void => {
  const lines = rejections.map(({ file, errors }) => `${file.name}: ${errors.map((error) => error.message).join(', ')}`)
  void showToast({ message: 'Not accepted.', level: 'error', description: lines.join('\n') })
}

export const Upload = ({ id, children, accept, multiple, maxFiles, maxSize, minSize, disabled, noClick, noDrag, noKeyboard, onDrop, onDropRejected, ...rest }: Props) => {
  const limits = { accept: accept ?? undefined, multiple, maxFiles, maxSize, minSize, disabled, noClick, noDrag, noKeyboard }
  const given = Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined))
  const { getRootProps, getInputProps, isDragActive } = useDropzone({
    ...given,
    onDropAccepted: (files) => {
      choose(id, files)
      onDrop?.()
    },
    onDropRejected: (rejections) => (onDropRejected ? onDropRejected(rejections.map(described)) : explain(rejections)),
  })
  const className = `rx-Upload ${String(rest.className ?? '')}`.trim()
  const root = getRootProps({ ...rest, id, className, ...(isDragActive ? { 'data-drag-active': '' } : {}) })
  return createElement('div', root, createElement('input', getInputProps({ 'aria-hidden': true })), children)
}
