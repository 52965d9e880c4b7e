/** Runs the table's expressions: for vitest and for Chromium. */

const isNumeric = (value) => typeof value === 'number' || typeof value === 'bigint'

const isNegativeZero = (value) => Object.is(value, -0)

/** Whether both are one value to Python: numbers by what they are worth, the sign of zero included, nan like nan, undefined like null. */
export const same = (a, b) => {
  if (a === undefined || a === null || b === undefined || b === null) return (a ?? null) === (b ?? null)
  if (isNumeric(a) && isNumeric(b)) return (a == b && isNegativeZero(a) === isNegativeZero(b)) || (Number.isNaN(a) && Number.isNaN(b))
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => same(item, b[i]))
  if (typeof a === 'object' && typeof b === 'object') {
    const [x, y] = [Object.entries(a), Object.entries(b)]
    return x.length === y.length && x.every(([key, value]) => same(value, b[key]))
  }
  return a === b
}

const ULP = 2 ** -52
/** Powers of floats: an engine's last bit is its own affair, as is that of CPython's C library. */
const nearly = (a, b) => typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= ULP * Math.abs(b)

const shown = (value) => JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? `${item}n` : typeof item === 'number' && (!Number.isFinite(item) || isNegativeZero(item)) ? (isNegativeZero(item) ? '-0.0' : String(item)) : item)) ?? 'undefined'

/** A line for each set of values for which `run` gives something else than CPython. */
export const differences = ({ id, js, run, rows }) => rows.flatMap(([values, expect]) => {
  let found
  try { found = run(...values) } catch (error) { found = String(error) }
  return same(found, expect) || (js.includes('pow(') && nearly(found, expect)) ? [] : [`${id}: ${js} with ${shown(values)} gives ${shown(found)}, CPython ${shown(expect)}`]
})
