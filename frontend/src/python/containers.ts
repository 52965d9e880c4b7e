/** Lists, dicts and text: truth, equality, order, membership, items and slices. Text is counted in code points. */
import { float_text, to_str } from './display'

type Dict = { [key: string]: unknown }

const isDict = (value: unknown): value is Dict => typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
const isNumeric = (value: unknown): value is number | bigint | boolean => typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean'

/** The text under which a dict's key travels. */
const keyText = (key: unknown): string => (typeof key === 'string' ? key : key === null || key === undefined ? 'None' : key === true ? 'True' : key === false ? 'False' : String(key))

/** A key back from its text; `kind` is what the dict's annotation says of its keys. */
const keyOf = (text: string, kind: string): unknown => {
  if (kind === 'int') return Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text)
  if (kind === 'float') return Number(text)
  return kind === 'bool' ? text === 'True' : text
}

/** `bool(value)`. */
export const truth = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.length > 0
  if (isDict(value)) return Object.keys(value).length > 0
  return typeof value === 'number' ? value !== 0 : Boolean(value)
}

/** `a == b`: by value, at any depth; `True == 1`, `None` equals only itself. */
export const eq = (a: unknown, b: unknown): boolean => {
  if (a === b) return true
  if (a === null || a === undefined || b === null || b === undefined) return (a ?? null) === (b ?? null)
  if (isNumeric(a) && isNumeric(b)) return a == b // mathematically, whichever of the three they are
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => eq(item, b[i]))
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime()
  if (isDict(a) && isDict(b)) {
    const own = Object.keys(a)
    return own.length === Object.keys(b).length && own.every((key) => Object.hasOwn(b, key) && eq(a[key], b[key]))
  }
  return false
}

const codePointOrder = (a: string, b: string): number => {
  const [x, y] = [[...a], [...b]]
  for (let i = 0; i < Math.min(x.length, y.length); i++) if (x[i] !== y[i]) return x[i]!.codePointAt(0)! - y[i]!.codePointAt(0)!
  return x.length - y.length
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`; lists by their first difference. */
export const compare = (a: unknown, b: unknown): number => {
  if (typeof a === 'string' && typeof b === 'string') return codePointOrder(a, b)
  if (Array.isArray(a) && Array.isArray(b)) {
    for (let i = 0; i < Math.min(a.length, b.length); i++) if (!eq(a[i], b[i])) return compare(a[i], b[i])
    return a.length - b.length
  }
  if (isNumeric(a) && isNumeric(b)) return a < b ? -1 : a > b ? 1 : a == b ? 0 : NaN
  return NaN
}

/** `value in container`. */
export const contains = (container: unknown, value: unknown): boolean => {
  if (typeof container === 'string') return typeof value === 'string' && container.includes(value)
  if (Array.isArray(container)) return container.some((item) => eq(item, value))
  return isDict(container) && Object.hasOwn(container, keyText(value))
}

/** `len(value)`. */
export const length = (value: unknown): number => {
  if (typeof value === 'string') return /[\ud800-\udfff]/.test(value) ? [...value].length : value.length
  return Array.isArray(value) ? value.length : isDict(value) ? Object.keys(value).length : 0
}

/** `container[key]`: negative indexes count from the end, what is not there is undefined (Python raises). */
export const getitem = (container: unknown, key: unknown): unknown => {
  if (typeof container === 'string' || Array.isArray(container)) {
    const sequence = typeof container === 'string' ? [...container] : container
    const index = Number(key)
    return sequence[index < 0 ? index + sequence.length : index]
  }
  return isDict(container) && Object.hasOwn(container, keyText(key)) ? container[keyText(key)] : undefined
}

/** The text of a key in a dict whose keys are of `kind`: 1, 1.0 and True are one key in Python. */
export const dict_key = (key: unknown, kind: string): string => {
  if (!isNumeric(key)) return keyText(key)
  const worth = Number(key)
  if (kind === 'bool') return worth === 0 || worth === 1 ? keyText(worth === 1) : String(worth)
  return kind === 'float' ? float_text(worth) : typeof key === 'bigint' ? String(key) : to_str(worth)
}

export const get = (dict: unknown, key: unknown, otherwise: unknown = null): unknown => (isDict(dict) && Object.hasOwn(dict, keyText(key)) ? dict[keyText(key)] : otherwise)
export const keys = (dict: unknown, kind = 'str'): unknown[] => Object.keys(dict ?? {}).map((key) => keyOf(key, kind))
export const values = (dict: unknown): unknown[] => Object.values(dict ?? {})
export const entries = (dict: unknown, kind = 'str'): [unknown, unknown][] => Object.entries(dict ?? {}).map(([key, value]) => [keyOf(key, kind), value])
export const merge = (a: unknown, b: unknown): Dict => ({ ...(a as Dict), ...(b as Dict) })

/** `sequence[start:stop:step]`; null stands for what is left out. */
export const slice = (sequence: unknown, start: unknown, stop: unknown, step: unknown): unknown => {
  const list = typeof sequence === 'string' ? [...sequence] : ((sequence ?? []) as unknown[])
  const size = list.length
  const by = step === null || step === undefined ? 1 : Number(step)
  const bound = (at: unknown, otherwise: number): number => {
    if (at === null || at === undefined) return otherwise
    const index = Number(at) < 0 ? Number(at) + size : Number(at)
    return by > 0 ? Math.min(Math.max(index, 0), size) : Math.min(Math.max(index, -1), size - 1)
  }
  const first = bound(start, by > 0 ? 0 : size - 1)
  const end = bound(stop, by > 0 ? size : -1)
  const result: unknown[] = []
  if (by !== 0) for (let i = first; by > 0 ? i < end : i > end; i += by) result.push(list[i])
  return typeof sequence === 'string' ? result.join('') : result
}

export const reverse = (sequence: unknown): unknown => (typeof sequence === 'string' ? [...sequence].reverse().join('') : [...((sequence ?? []) as unknown[])].reverse())

/** What `for` goes over, as an array: dicts give their pairs (that is what `foreach` shows), None nothing. */
export const items = (value: unknown, kind = 'str'): unknown[] => {
  if (Array.isArray(value)) return value
  if (typeof value === 'string') return [...value]
  return isDict(value) ? entries(value, kind) : []
}

export const pluck = (list: readonly unknown[] | null | undefined, field: unknown): unknown[] => (list ?? []).map((item) => getitem(item, field))
