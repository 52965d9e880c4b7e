/** How values become text. */
import { fixed } from './numbers'

/** `str(x)` of a float: JavaScript writes 1 for 1.0 and 1e+21 for 1e21. */
export const float_text = (value: unknown): string => {
  const x = Number(value)
  if (Number.isNaN(x)) return 'nan'
  if (!Number.isFinite(x)) return x > 0 ? 'inf' : '-inf'
  if (Object.is(x, -0)) return '-0.0'
  const size = Math.abs(x)
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    const [digits, exponent = ''] = x.toExponential().split('e')
    return `${digits}e${exponent[0]}${exponent.slice(1).padStart(2, '0')}`
  }
  return Number.isInteger(x) ? `${x}.0` : String(x)
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

// What Python does not count as printable: controls, separators, surrogates, unassigned and private characters.
const UNPRINTABLE = /[\\\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu

const escaped = (char: string): string => {
  const code = char.codePointAt(0)!
  if (code < 0x100) return ESCAPES[char] ?? `\\x${code.toString(16).padStart(2, '0')}`
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`
}

/** What an annotation knows that the value does not show: `"float"`, `"time"`, `["tuple", null, "float"]`, `["dict", "int", null]`, `{size: "float"}`. */
type How = null | string | [string, ...How[]] | { [field: string]: How }

const repr = (value: unknown, how: How = null): string => {
  if (typeof value !== 'string' || how !== null) return to_str(value, how)
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'"
  const inner = value.replace(UNPRINTABLE, escaped)
  return quote + (quote === "'" ? inner.replaceAll("'", "\\'") : inner) + quote
}

const listed = (items: unknown[], how: How): string => {
  const [kind, ...parts] = Array.isArray(how) ? how : ['list']
  const inner = items.map((item, at) => repr(item, parts[Math.min(at, parts.length - 1)] ?? null)).join(', ')
  if (kind === 'list') return `[${inner}]`
  if (kind === 'tuple') return items.length === 1 ? `(${inner},)` : `(${inner})`
  const members = items.length ? `{${inner}}` : ''
  return kind === 'frozenset' || !items.length ? `${kind}(${members})` : members
}

/** `str(value)`; where nothing is known a whole number is taken for an int. */
export const to_str = (value: unknown, how: How = null): string => {
  if (typeof value === 'string') return how === 'time' ? value.replace('T', ' ') : value
  if (value === null || value === undefined) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (how === 'float' && typeof value !== 'object') return float_text(value)
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < 1e16 && !Object.is(value, -0) ? String(value) : float_text(value)
  if (Array.isArray(value)) return listed(value, how)
  if (typeof value === 'object' && !(value instanceof Date)) {
    const [, keys = 'str', values = null] = Array.isArray(how) ? how : []
    const fields = typeof how === 'object' && !Array.isArray(how) ? how : null
    return `{${Object.entries(value).map(([key, item]) => `${keys === 'str' ? repr(key) : key}: ${repr(item, fields?.[key] ?? values)}`).join(', ')}}`
  }
  return String(value)
}

/** JSON text; integers of any size are digits, what is not JSON becomes null. */
export const json = (value: unknown): string => {
  if (typeof value === 'bigint') return value.toString()
  if (Array.isArray(value)) return `[${value.map(json).join(',')}]`
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) return `{${Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${json(item)}`).join(',')}}`
  return JSON.stringify(value ?? null) ?? 'null'
}

/** What a child shows: text as it is, nothing for None, JSON for booleans, lists and dicts. */
export const text = (value: unknown, how: How = null): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'bigint' ? to_str(value, how) : json(value)
}

const grouped = (digits: string, separator: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, separator)

/** `format(value, spec)` for the specs `,`, `_`, `.Nf`, `,.Nf`, `_.Nf`; `float`: a whole number is `1.0`, not `1`. */
export const format = (value: unknown, spec: string, float = false): string => {
  const match = /^([,_]?)(?:\.(\d+)f)?$/.exec(spec)
  if (!match || (typeof value !== 'number' && typeof value !== 'bigint' && typeof value !== 'boolean')) return to_str(value)
  const separator = match[1] ?? ''
  const digits = match[2] === undefined ? null : Number(match[2])
  const x = Number(value)
  if (!Number.isFinite(x)) return float_text(x)
  const shown = digits === null ? (float ? float_text(x) : to_str(typeof value === 'boolean' ? x : value)) : fixed(x, digits)
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(.*)$/.exec(shown) ?? []
  return sign + (separator ? grouped(whole, separator) : whole) + rest
}
