/** JSON as it arrives; values JSON cannot hold are tagged objects until `decode` has seen them. */
export type Json = null | boolean | number | bigint | string | Json[] | { [key: string]: Json }
export type Key = string | number
export type Path = readonly Key[]

const FORBIDDEN = new Set(['__proto__', 'prototype', 'constructor'])

/** Keys that would reach beyond the data are refused, wherever they come from. */
export const isSafeKey = (key: Key): boolean => typeof key === 'number' || (typeof key === 'string' && !FORBIDDEN.has(key))

/** Turns `{"$int": "…"}` into a bigint and `{"$float": "nan"}` into a number, at any depth; `{"$dict": {…}}` is a plain object. */
export const decode = (value: Json): Json => {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.some((item) => typeof item === 'object' && item !== null) ? value.map(decode) : value
  const keys = Object.keys(value)
  if (keys.length === 1) {
    const tagged = value[keys[0]!]
    if (keys[0] === '$int' && typeof tagged === 'string' && INTEGER.test(tagged)) return BigInt(tagged)
    if (keys[0] === '$float' && typeof tagged === 'string') return FLOATS[tagged] ?? NaN
    if (keys[0] === '$dict' && typeof tagged === 'object' && tagged !== null && !Array.isArray(tagged)) return decodeEntries(tagged)
  }
  return decodeEntries(value)
}

const INTEGER = /^-?\d{1,5000}$/
const FLOATS: Record<string, number> = { inf: Infinity, '-inf': -Infinity, nan: NaN }

const decodeEntries = (value: { [key: string]: Json }): Json => {
  const result: { [key: string]: Json } = {}
  for (const key of Object.keys(value)) if (isSafeKey(key)) result[key] = decode(value[key]!)
  return result
}

/** The fields of a form, in order and with all values of a repeated name, behind the object that a page sees. */
export const FORM = Symbol('form')

/** The inverse of `decode`, for event arguments. Undefined becomes null; functions and nodes are refused by name. */
export const encode = (value: unknown): Json => {
  if (value === undefined || value === null) return null
  if (typeof value === 'bigint') return { $int: value.toString() }
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $float: Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf' }
  if (typeof value === 'boolean' || typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(encode)
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'object') {
    if (FORM in value) return { $form: value[FORM] as Json }
    const entries = Object.entries(value).filter(([key]) => isSafeKey(key))
    const result: { [key: string]: Json } = {}
    for (const [key, item] of entries) if (typeof item !== 'function') result[key] = encode(item)
    return entries.some(([key]) => key.startsWith('$')) ? { $dict: result } : result
  }
  return String(value)
}
