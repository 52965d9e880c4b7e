/** The search of a documentation site: a combobox whose index is fetched when it first has the focus. An entry of its own. */
import { createElement, useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { router } from '../router'
import { session } from '../session'
import { find, type Found, type Place } from './find'

const fetched = new Map<string, Promise<readonly Place[]>>()

const placesAt = (url: string): Promise<readonly Place[]> => {
  let places = fetched.get(url)
  if (!places) {
    places = fetch(url).then(async (response) => {
      if (!response.ok) throw new Error(`the search index answered ${response.status}`)
      return (await response.json()) as readonly Place[]
    })
    places.catch(() => fetched.delete(url))
    fetched.set(url, places)
  }
  return places
}

/** Whether a key that is pressed writes into something. */
const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

interface SearchProps {
  index: string
  label?: string
  className?: string
}

export const Search = ({ index, label = 'Search', className }: SearchProps): ReactNode => {
  const input = useRef<HTMLInputElement>(null)
  const list = useId()
  const [query, setQuery] = useState('')
  const [places, setPlaces] = useState<readonly Place[] | null>(null)
  const [failed, setFailed] = useState(false)
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const found = places ? find(places, query) : []
  const shown = open && query.trim() !== ''

  useEffect(() => {
    const focus = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    window.addEventListener('keydown', focus)
    return () => window.removeEventListener('keydown', focus)
  }, [])

  useEffect(() => {
    if (shown) document.getElementById(`${list}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [at, shown, list])

  const start = (): void => {
    setOpen(true)
    placesAt(session().boot.base + index).then((got) => (setPlaces(got), setFailed(false)), () => setFailed(true))
  }
  const go = ({ url }: Found): void => {
    setOpen(false)
    setQuery('')
    input.current?.blur()
    router().go(session().boot.base + url)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') return void (shown ? setOpen(false) : input.current?.blur())
    const chosen = found[at]
    if (event.key === 'Enter' && shown && chosen) return void (event.preventDefault(), go(chosen))
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step || !found.length) return
    event.preventDefault()
    setOpen(true)
    setAt((at + step + found.length) % found.length)
  }
  const option = (one: Found, position: number): ReactNode =>
    createElement(
      'li',
      {
        key: one.url, id: `${list}-${position}`, role: 'option', 'aria-selected': position === at,
        // The press must not take the focus from the input, or the list would be gone before the click.
        onMouseDown: (event: { preventDefault: () => void }) => event.preventDefault(),
        onClick: () => go(one),
        onMouseMove: () => setAt(position),
      },
      createElement('strong', null, one.heading || one.page),
      one.heading ? createElement('span', null, one.page) : null,
      one.excerpt ? createElement('p', null, one.excerpt) : null,
    )
  const nothing = failed ? 'The search cannot be reached.' : places ? `Nothing about “${query.trim()}”.` : 'Loading …'
  return createElement(
    'div',
    { className, role: 'search' },
    createElement('input', {
      ref: input, type: 'search', value: query, placeholder: label, role: 'combobox', autoComplete: 'off', spellCheck: false,
      'aria-label': label, 'aria-expanded': shown && found.length > 0, 'aria-controls': list, 'aria-autocomplete': 'list', 'aria-keyshortcuts': '/',
      'aria-activedescendant': shown && found.length ? `${list}-${at}` : undefined,
      onFocus: start, onBlur: () => setOpen(false), onKeyDown,
      onChange: (event: { target: HTMLInputElement }) => (setQuery(event.target.value), setAt(0), setOpen(true)),
    }),
    createElement('kbd', { 'aria-hidden': true }, '/'),
    createElement('ul', { id: list, role: 'listbox', 'aria-label': label, hidden: !shown || !found.length }, found.map(option)),
    createElement('p', { role: 'status', hidden: !shown || found.length > 0 }, shown && !found.length ? nothing : ''),
  )
}
