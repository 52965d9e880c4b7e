/** Arithmetic. Booleans are numbers, as in Python; a zero divisor gives NaN where Python raises. */
type Numeric = number | bigint | boolean

export const number = (value: unknown): number => (typeof value === 'number' ? value : Number(value))

const big = (a: Numeric, b: Numeric): boolean => typeof a === 'bigint' || typeof b === 'bigint'
const toBig = (value: Numeric): bigint => (typeof value === 'bigint' ? value : BigInt(Number(value)))

/** Numbers add, text and lists join. */
export const add = (a: unknown, b: unknown): unknown => {
  if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b]
  if (typeof a === 'string' && typeof b === 'string') return a + b
  if (big(a as Numeric, b as Numeric)) return toBig(a as Numeric) + toBig(b as Numeric)
  return number(a) + number(b)
}

export const floor_div = (a: Numeric, b: Numeric): number => {
  const [x, y] = [number(a), number(b)]
  if (y === 0) return NaN
  return Math.floor(x / y)
}

/** The remainder has the sign of the divisor. */
export const mod = (a: Numeric, b: Numeric): number => {
  const [x, y] = [number(a), number(b)]
  const remainder = x % y
  return remainder !== 0 && remainder < 0 !== y < 0 ? remainder + y : remainder
}

export const pow = (a: Numeric, b: Numeric): number => number(a) ** number(b)

/** Half to even, at a number of decimal digits (negative: tens, hundreds …). */
export const round = (value: Numeric, digits = 0): number => {
  const x = number(value)
  if (!Number.isFinite(x)) return x
  if (digits > 0) {
    // The decimal text of a double is what decides which half it is nearer to: 2.675 is below the middle.
    const exact = exactDecimal(x, digits)
    return exact ?? Number(x.toFixed(Math.min(digits, 100)))
  }
  const unit = 10 ** -digits
  const scaled = x / unit
  const floor = Math.floor(scaled)
  const rest = scaled - floor
  const rounded = rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor
  return rounded * unit
}

/** `x` rounded half-to-even when it lies exactly in the middle of two decimals, else null. */
const exactDecimal = (x: number, digits: number): number | null => {
  const doubled = x * 2 ** 10
  if (digits > 10 || doubled !== Math.floor(doubled)) return null
  const scale = 10n ** BigInt(digits)
  const numerator = BigInt(doubled) * scale
  const floor = numerator >= 0n ? numerator / 1024n : -((-numerator + 1023n) / 1024n)
  if ((numerator - floor * 1024n) * 2n !== 1024n) return null
  return Number(floor % 2n === 0n ? floor : floor + 1n) / Number(scale)
}

export const trunc = (value: Numeric): number => Math.trunc(number(value))
export const ceil = (value: Numeric): number => Math.ceil(number(value))

/** Text or a list, `count` times; a count below one gives nothing. */
export const repeat = (sequence: unknown, count: Numeric): unknown => {
  const times = Math.max(0, number(count))
  if (typeof sequence === 'string') return sequence.repeat(times)
  const result: unknown[] = []
  for (let i = 0; i < times; i++) result.push(...(sequence as unknown[]))
  return result
}
