/** Rows with search, sorting and pages. An entry of its own, loaded by pages that show a table of data. */
import { createElement as h, useMemo, useState, type ReactNode } from 'react'

type Row = readonly unknown[] | { readonly [column: string]: unknown }
type Column = { id: string | number; name: string; hidden?: boolean; width?: string; sort?: boolean }
type TableProps = {
  data?: readonly Row[]
  columns?: readonly (string | Partial<Column>)[]
  search?: boolean | { placeholder?: string }
  sort?: boolean
  resizable?: boolean
  pagination?: boolean | { limit?: number; summary?: boolean }
}
type Order = { column: number; down: boolean } | null

const columnsOf = (given: TableProps['columns'], rows: readonly Row[]): Column[] => {
  const byName = rows.length > 0 && !Array.isArray(rows[0])
  return (given ?? []).map((column, index) => {
    const own = typeof column === 'string' ? { name: column } : column
    const name = String(own.name ?? own.id ?? '')
    return { ...own, name, id: own.id ?? (byName ? name : index) }
  })
}
const cell = (row: Row, column: Column): unknown => (row as { [key: string | number]: unknown })[column.id]
const text = (value: unknown): string => (value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value))

/** Numbers by size, everything else as people sort words; nothing comes last. */
const compare = (a: unknown, b: unknown): number => {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const [left, right] = [text(a), text(b)]
  return left === '' || right === '' ? Number(left === '') - Number(right === '') : left.localeCompare(right, undefined, { numeric: true })
}

const AROUND = 2
/** The numbers of the buttons: the first, the last, and those around the current one. */
const pageNumbers = (current: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => index).filter((index) => index === 0 || index === count - 1 || Math.abs(index - current) <= AROUND)

const Pages = ({ page, count, go }: { page: number; count: number; go: (page: number) => void }): ReactNode => {
  const button = (label: string, target: number, disabled: boolean, current = false): ReactNode =>
    h('button', { key: label, type: 'button', disabled, 'aria-current': current ? 'page' : undefined, onClick: () => go(target) }, label)
  return h('div', { className: 'rx-table-pages' }, button('Previous', page - 1, page === 0), ...pageNumbers(page, count).map((index) => button(String(index + 1), index, false, index === page)), button('Next', page + 1, page >= count - 1))
}

export const DataTable = ({ data = [], columns, search, sort, resizable, pagination }: TableProps): ReactNode => {
  const [wanted, setWanted] = useState('')
  const [order, setOrder] = useState<Order>(null)
  const [chosen, setPage] = useState(0)
  const all = columnsOf(columns, data)
  const shown = all.filter((column) => !column.hidden)
  const found = useMemo(() => {
    const words = wanted.trim().toLowerCase()
    const rows = words ? data.filter((row) => all.some((column) => text(cell(row, column)).toLowerCase().includes(words))) : [...data]
    const by = order && shown[order.column]
    return by ? rows.sort((a, b) => compare(cell(a, by), cell(b, by)) * (order.down ? -1 : 1)) : rows
  }, [data, wanted, order, JSON.stringify(columns)])
  const limit = pagination ? (typeof pagination === 'object' && pagination.limit) || 10 : Math.max(found.length, 1)
  const count = Math.max(1, Math.ceil(found.length / limit))
  const page = Math.min(chosen, count - 1)
  const rows = found.slice(page * limit, (page + 1) * limit)
  const next = (column: number): Order => (order?.column !== column ? { column, down: false } : order.down ? null : { column, down: true })
  const header = (column: Column, index: number): ReactNode => {
    const sorted = order?.column === index ? (order.down ? 'descending' : 'ascending') : undefined
    const label = sort && column.sort !== false ? h('button', { type: 'button', onClick: () => setOrder(next(index)) }, column.name, h('span', { 'aria-hidden': true }, sorted ? (order!.down ? ' ↓' : ' ↑') : ' ↕')) : column.name
    return h('th', { key: index, scope: 'col', 'aria-sort': sorted, style: { width: column.width, ...(resizable && { resize: 'horizontal', overflow: 'auto' }) } }, label)
  }
  const summary = found.length ? `${page * limit + 1}–${page * limit + rows.length} of ${found.length}` : 'Nothing found'
  return [
    search && h('input', { key: 'search', type: 'search', value: wanted, placeholder: (typeof search === 'object' && search.placeholder) || 'Search…', 'aria-label': 'Search', onChange: (event: { target: HTMLInputElement }) => (setWanted(event.target.value), setPage(0)) }),
    h('div', { key: 'table', className: 'rx-table-scroll' }, h('table', null, h('thead', null, h('tr', null, ...shown.map(header))), h('tbody', null, ...rows.map((row, index) => h('tr', { key: index }, ...shown.map((column, at) => h('td', { key: at }, text(cell(row, column)))))))) ),
    (pagination || (search && !found.length)) && h('div', { key: 'pages', className: 'rx-table-footer', role: 'status' }, h('span', null, summary), count > 1 && h(Pages, { page, count, go: setPage })),
  ]
}
