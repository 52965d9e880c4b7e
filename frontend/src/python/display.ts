/** How values become text. */

/** `str(x)` of a float: JavaScript writes 1 for 1.0 and 1e+21 for 1e21. */
export const float_text = (value: unknown): string => {
  const x = Number(value)
  if (Number.isNaN(x)) return 'nan'
  if (!Number.isFinite(x)) return x > 0 ? 'inf' : '-inf'
  if (Object.is(x, -0)) return '-0.0'
  const size = Math.abs(x)
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    const [digits, exponent = ''] = x.toExponential().split('e')
    const sign = exponent[0] === '-' ? '-' : '+'
    return `${digits}e${sign}${exponent.replace(/[+-]/, '').padStart(2, '0')}`
  }
  return Number.isInteger(x) ? `${x}.0` : String(x)
}

const repr = (value: unknown): string => {
  if (typeof value === 'string') {
    const quote = value.includes("'") && !value.includes('"') ? '"' : "'"
    const escaped = value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')
    return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote
  }
  return to_str(value)
}

/** `str(value)`. */
export const to_str = (value: unknown): string => {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : float_text(value)
  if (Array.isArray(value)) return `[${value.map(repr).join(', ')}]`
  if (typeof value === 'object' && !(value instanceof Date)) return `{${Object.entries(value).map(([key, item]) => `${repr(key)}: ${repr(item)}`).join(', ')}}`
  return String(value)
}

/** JSON text; what is not JSON becomes its own text. */
export const json = (value: unknown): string => JSON.stringify(value ?? null, (_, item: unknown) => (typeof item === 'bigint' ? item.toString() : item))

/** What a child shows: text as it is, nothing for None, JSON for booleans, lists and dicts. */
export const text = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'bigint' ? String(value) : json(value)
}

const grouped = (digits: string, separator: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, separator)

/** `format(value, spec)` for the specs `,`, `_`, `.Nf`, `,.Nf`, `_.Nf`. */
export const format = (value: unknown, spec: string): string => {
  const match = /^([,_]?)(?:\.(\d+)f)?$/.exec(spec)
  const x = Number(value)
  if (!match || typeof value === 'string') return to_str(value)
  const [, separator, digits] = match
  if (digits === undefined && !separator) return to_str(value)
  const shown = digits === undefined ? (Number.isInteger(x) ? String(Math.abs(x)) : String(Math.abs(x))) : Math.abs(x).toFixed(Number(digits))
  const [whole, fraction] = shown.split('.')
  const sign = x < 0 || Object.is(x, -0) ? '-' : ''
  return sign + (separator ? grouped(whole!, separator) : whole!) + (fraction === undefined ? '' : `.${fraction}`)
}
