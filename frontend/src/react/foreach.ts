/** Lists: each row is memoised and has a stable key, so that a changed row renders alone. */
import { createElement, memo, type ReactNode } from 'react'
import { part } from './hot'

export interface RowProps {
  item: unknown
  index: number
  /** Values of outer loops that the row uses. */
  context: readonly unknown[]
}

type Row = (props: RowProps) => ReactNode
type RowComponent = ReturnType<typeof memo<Row>> & { usesIndex?: boolean }

/** A row component. `usesIndex`: whether a row that moved has to render again. */
export const row = (id: string, render: Row, signature = '', usesIndex = false): RowComponent => {
  const same = (a: RowProps, b: RowProps): boolean =>
    Object.is(a.item, b.item) && (!usesIndex || a.index === b.index) && a.context.length === b.context.length && a.context.every((value, i) => Object.is(value, b.context[i]))
  // A row that comes again after an edit must not be held back by its own memo: the part inside tells it.
  return memo(part(id, render, signature) as Row, same)
}

const NOTHING: readonly unknown[] = []

const naturalKey = (item: unknown): string | number | null => {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return null
  const { key, id } = item as { key?: unknown; id?: unknown }
  const natural = key ?? id
  return typeof natural === 'string' || typeof natural === 'number' ? natural : null
}

/** Keys for all rows: the items' own if every one has one and no two are alike, else their places. */
const keysOf = (each: readonly unknown[], keyOf?: (item: unknown, index: number) => unknown): (string | number)[] => {
  const seen = new Set<string | number>()
  const keys: (string | number)[] = []
  for (let i = 0; i < each.length; i++) {
    const key = keyOf ? String(keyOf(each[i], i)) : naturalKey(each[i])
    if (key === null || seen.has(key)) return each.map((_, index) => index)
    seen.add(key)
    keys.push(key)
  }
  return keys
}

export const Foreach = ({ each, row: Row, context = NOTHING, keyOf }: { each: readonly unknown[]; row: RowComponent; context?: readonly unknown[]; keyOf?: (item: unknown, index: number) => unknown }): ReactNode => {
  const keys = keysOf(each, keyOf)
  return each.map((item, index) => createElement(Row, { key: keys[index]!, item, index, context }))
}
