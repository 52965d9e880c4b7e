/** Rows that are edited in place, drawn by Glide's grid, which comes when the first one is shown. An entry of its own. */
import { createElement, useEffect, useMemo, useRef, useState, type ComponentType, type CSSProperties, type ReactNode } from 'react'
import { colorsOf } from './colors'

type Json = { readonly [name: string]: unknown }
type Row = readonly unknown[] | Json
type Item = readonly [column: number, row: number]
type Column = Json & { title: string; id?: string; type?: string; width?: number; readonly?: boolean }
type Cell = { kind: string; data?: unknown; readonly?: boolean } & { [option: string]: unknown }
type Compact = { readonly items?: readonly (readonly [number, number])[]; add(slice: readonly [number, number]): Compact }
type Selection = { current?: unknown; columns: Compact; rows: Compact }
type Glide = { DataEditor: ComponentType<Json>; CompactSelection: { empty(): Compact } }
type GridProps = {
  library: () => Promise<Glide>
  moreCells?: () => Promise<readonly unknown[]>
  data?: readonly Row[]
  columns?: readonly (Column | string)[]
  rows?: number
  theme?: Json
  gridSelection?: { current?: unknown; columns?: { items?: [number, number][] }; rows?: { items?: [number, number][] } }
  showSearch?: boolean
  dark?: boolean
  className?: string
  id?: string
  style?: CSSProperties
  children?: ReactNode
  [handler: `on${string}`]: ((...values: never[]) => unknown) | undefined
  [option: string]: unknown
}

const KINDS: { readonly [type: string]: string } = { str: 'text', string: 'text', int: 'number', float: 'number', bool: 'boolean', url: 'uri', row_id: 'row-id' }

const kindOf = (value: unknown): string => {
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'number') return 'number'
  if (Array.isArray(value)) return typeof value[0] === 'object' && value[0] !== null ? 'drilldown' : 'bubble'
  return 'text'
}

/** The cell that shows a value of a column; a value with a `kind` is a cell already. */
export const cellOf = (value: unknown, column: Column): Cell => {
  if (typeof value === 'object' && value !== null && 'kind' in value) return { allowOverlay: true, copyData: '', ...(value as Cell) }
  const kind = (column.type && (KINDS[column.type] ?? column.type)) || kindOf(value)
  const text = value === null || value === undefined ? '' : String(value)
  const own = { kind, allowOverlay: kind !== 'boolean', readonly: column.readonly }
  const list = Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]
  switch (kind) {
    case 'boolean': return { ...own, data: value ?? null }
    case 'number': return { ...own, data: value ?? undefined, displayData: text }
    case 'image': return { ...own, data: list, allowAdd: !column.readonly }
    case 'bubble': return { ...own, data: list.map(String) }
    case 'drilldown': return { ...own, data: list.map((item) => (typeof item === 'object' ? item : { text: String(item) })) }
    case 'loading': case 'protected': return { ...own, allowOverlay: false }
    default: return { ...own, data: text, displayData: text }
  }
}

/** The theme's colours; names that are given win. */
const themeOf = (element: Element, given: Json | undefined): Json => {
  const color = colorsOf(element)
  const shade = (step: string): string => color(`gray-${step}`)
  return {
    accentColor: color('accent-9'), accentFg: color('accent-contrast'), accentLight: color('accent-a3'), textDark: shade('12'), textMedium: shade('11'), textLight: shade('9'),
    textBubble: shade('12'), bgIconHeader: shade('9'), fgIconHeader: shade('1'), textHeader: shade('12'), textHeaderSelected: color('accent-contrast'), textGroupHeader: shade('11'),
    bgCell: color('color-background'), bgCellMedium: shade('2'), bgHeader: shade('2'), bgHeaderHasFocus: shade('4'), bgHeaderHovered: shade('3'), bgBubble: shade('3'),
    bgBubbleSelected: color('accent-4'), bgSearchResult: color('accent-a4'), borderColor: shade('a5'), drilldownBorder: shade('a6'), linkColor: color('accent-11'),
    fontFamily: getComputedStyle(element).fontFamily, headerFontStyle: '600 13px', baseFontStyle: '13px', ...given,
  }
}

const slices = (selection: Compact): { items: readonly (readonly [number, number])[] } => ({ items: [...(selection.items ?? [])] })
const told = (selection: Selection): Json => ({ current: selection.current ?? null, columns: slices(selection.columns), rows: slices(selection.rows) })

/** What the grid tells, as handlers get it: positions are `[column, row]`, the header's row is -1 and its group's -2. */
const HANDLERS: { readonly [name: string]: (...given: any[]) => unknown[] } = {
  onCellActivated: (cell) => [cell],
  onCellClicked: (cell) => [cell],
  onCellContextMenu: (cell) => [cell],
  onGroupHeaderClicked: (column, { group }) => [[column, -2], { group }],
  onGroupHeaderContextMenu: (column, { group }) => [column, { group }],
  onGroupHeaderRenamed: (name, value) => [name, value],
  onHeaderClicked: (column) => [[column, -1]],
  onHeaderContextMenu: (column) => [[column, -1]],
  onHeaderMenuClick: (column, place) => [column, place],
  onItemHovered: ({ location }) => [location],
  onFinishedEditing: (cell, movement) => [cell ?? null, movement],
  onRowAppended: () => [],
  onSelectionCleared: () => [],
}
const OWN = ['onDelete', 'onCellEdited', 'onColumnResize', 'onGridSelectionChange', 'onSearchClose']

const heightOf = (rows: number, groups: boolean, { rowHeight, headerHeight, groupHeaderHeight, onRowAppended }: GridProps): number => {
  const row = Number(rowHeight ?? 34)
  const head = Number(headerHeight ?? 36)
  return Math.min(rows * row + head + (groups ? Number(groupHeaderHeight ?? head) : 0) + (onRowAppended ? row : 0) + 2, 480)
}

/** Where the editors of cells are put, above everything. */
const makePortal = (): void => {
  if (document.getElementById('portal')) return
  const portal = document.createElement('div')
  portal.id = 'portal'
  Object.assign(portal.style, { position: 'fixed', left: '0', top: '0', zIndex: '9999' })
  document.body.append(portal)
}

export const DataEditor = (props: GridProps): ReactNode => {
  const { library, moreCells, data = [], columns = [], rows, theme, gridSelection, dark, className, id, style, children: _, ...rest } = props
  const element = useRef<HTMLDivElement>(null)
  const [loaded, setLoaded] = useState<{ glide: Glide; cells: readonly unknown[] | undefined } | { failure: unknown } | null>(null)
  const [colors, setColors] = useState<Json>({})
  const [widths, setWidths] = useState<{ readonly [column: number]: number }>({})
  const [chosen, setChosen] = useState<Selection | undefined>(undefined)
  const [searched, setSearched] = useState(false)
  // What was edited is shown at once, until other data comes.
  const edits = useMemo(() => new Map<string, Cell>(), [data])
  const [, redraw] = useState(0)

  useEffect(() => {
    makePortal()
    Promise.all([library(), moreCells?.()]).then(([glide, cells]) => setLoaded({ glide, cells }), (failure: unknown) => setLoaded({ failure }))
  }, [])
  useEffect(() => setColors(themeOf(element.current!, theme)), [theme, dark])

  const shown = useMemo(() => columns.map((column, index): Column => {
    const own = typeof column === 'string' ? { title: column } : column
    return { width: 150, ...own, ...(widths[index] && { width: widths[index] }) }
  }), [columns, widths])
  if (loaded && 'failure' in loaded) throw loaded.failure

  const count = rows ?? data.length
  const box = { ref: element, id, className, style: { '--grid-height': `${heightOf(count, shown.some((column) => column['group']), props)}px`, ...style } as CSSProperties }
  if (!loaded) return createElement('div', { ...box, 'aria-busy': true })

  const { glide: { DataEditor: Grid, CompactSelection }, cells } = loaded
  const restored = (items: [number, number][] = []): Compact => items.reduce((all, slice) => all.add(slice), CompactSelection.empty())
  const selection = gridSelection ? { current: gridSelection.current ?? undefined, columns: restored(gridSelection.columns?.items), rows: restored(gridSelection.rows?.items) } : chosen
  const handlers: { [name: string]: unknown } = {}
  for (const [name, make] of Object.entries(HANDLERS)) {
    const heard = props[name as `on${string}`] as ((...values: unknown[]) => unknown) | undefined
    if (heard) handlers[name] = (...given: unknown[]) => void heard(...make(...given))
  }
  const say = (name: `on${string}`, ...values: unknown[]): void => void (props[name] as ((...values: unknown[]) => unknown) | undefined)?.(...values)
  const options = Object.fromEntries(Object.entries(rest).filter(([name]) => !(name in HANDLERS) && !OWN.includes(name)))
  const editable = Boolean(props.onCellEdited)
  return createElement('div', box, createElement(Grid, {
    getCellsForSelection: true, onPaste: editable, fillHandle: editable, customRenderers: cells, ...options, ...handlers,
    width: '100%', height: '100%', rows: count, columns: shown, theme: colors, gridSelection: selection,
    showSearch: props.showSearch ?? searched,
    onSearchClose: () => (setSearched(false), say('onSearchClose')),
    getCellContent: ([column, row]: Item): Cell => {
      const of = shown[column]!
      const from = data[row]
      return edits.get(`${column},${row}`) ?? cellOf(Array.isArray(from) ? from[column] : (from as Json | undefined)?.[of.id ?? of.title], { ...of, readonly: of.readonly ?? !editable })
    },
    onCellEdited: ([column, row]: Item, cell: Cell) => {
      const before = cellOf(undefined, shown[column]!)
      edits.set(`${column},${row}`, { ...before, ...cell, ...('displayData' in cell && { displayData: cell.kind === 'number' ? String(cell.data ?? '') : cell.data }) })
      redraw((n) => n + 1)
      say('onCellEdited', [column, row], cell)
    },
    onDelete: (selection: Selection) => (say('onDelete', told(selection)), editable),
    onColumnResize: (column: Column, size: number, index: number) => (setWidths((known) => ({ ...known, [index]: size })), say('onColumnResize', { ...column, width: size }, size)),
    onGridSelectionChange: (selection: Selection) => (setChosen(selection), say('onGridSelectionChange', told(selection))),
    keybindings: { search: true },
    trailingRowOptions: props.onRowAppended && { hint: 'Add a row…', tint: true },
  }))
}
