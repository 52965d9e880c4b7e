/**
 * Arithmetic. Integers beyond 2^53 are bigints and come back as numbers when they fit; booleans are numbers, as in
 * Python; a zero divisor gives NaN where Python raises.
 */
export type Numeric = number | bigint | boolean

/** `bool` as the number it is; anything else unchanged. */
export const number = (value: unknown): unknown => (typeof value === 'boolean' ? Number(value) : value)

const fitted = (value: bigint): number | bigint => (value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value)
const isWhole = (value: number | bigint): boolean => typeof value === 'bigint' || Number.isSafeInteger(value)

const isNegativeZero = (x: number): boolean => Object.is(x, -0)

/** One operation on numbers, done again with bigints where both sides are whole and the result may not be exact. */
const arithmetic = (a: unknown, b: unknown, plain: (x: number, y: number) => number, exact: (x: bigint, y: bigint) => bigint): number | bigint => {
  const x = number(a) as number | bigint
  const y = number(b) as number | bigint
  if (typeof x === 'number' && typeof y === 'number') {
    const result = Number.isSafeInteger(x) && Number.isSafeInteger(y) && !isNegativeZero(x) && !isNegativeZero(y) ? plain(x, y) + 0 : plain(x, y)
    if (Number.isSafeInteger(result) || !Number.isSafeInteger(x) || !Number.isSafeInteger(y) || !Number.isInteger(result)) return result
  }
  return isWhole(x) && isWhole(y) ? fitted(exact(BigInt(x), BigInt(y))) : plain(Number(x), Number(y))
}

/** Numbers add, text and lists join. */
export const add = (a: unknown, b: unknown): unknown => {
  if (Array.isArray(a) && Array.isArray(b)) return [...(a as unknown[]), ...(b as unknown[])]
  if (typeof a === 'string' && typeof b === 'string') return a + b
  return arithmetic(a, b, (x, y) => x + y, (x, y) => x + y)
}

export const sub = (a: unknown, b: unknown): number | bigint => arithmetic(a, b, (x, y) => x - y, (x, y) => x - y)

/** Numbers multiply; text or a list and a number repeats. */
export const mul = (a: unknown, b: unknown): unknown => {
  if (typeof a === 'string' || Array.isArray(a)) return repeat(a, b as Numeric)
  if (typeof b === 'string' || Array.isArray(b)) return repeat(b, a as Numeric)
  return arithmetic(a, b, (x, y) => x * y, (x, y) => x * y)
}

export const div = (a: unknown, b: unknown): number => {
  if (Number(b) === 0) return NaN
  const [x, y] = [number(a) as number | bigint, number(b) as number | bigint]
  if (typeof x === 'number' && typeof y === 'number') return x / y
  return isWhole(x) && isWhole(y) ? quotient(BigInt(x), BigInt(y)) : Number(x) / Number(y)
}

/** The float nearest to `x / y`: rounding both to floats first would round twice. */
const quotient = (x: bigint, y: bigint): number => {
  const [top, bottom] = [x < 0n ? -x : x, y < 0n ? -y : y]
  const shift = BigInt(Math.max(0, 66 + bottom.toString(2).length - top.toString(2).length))
  const whole = (top << shift) / bottom
  const sticky = (top << shift) % bottom === 0n ? whole : whole | 1n
  return (Number(sticky) / 2 ** Number(shift)) * (x < 0n === y < 0n ? 1 : -1)
}

/** An int as the float that Python makes of it beside a float. */
export const float = (value: unknown): number => Number(value ?? NaN)

/** The remainder has the sign of the divisor. `isFloat`, here and below: the annotation says so, and zero has a sign. */
export const mod = (a: unknown, b: unknown, isFloat = false): number | bigint => {
  if (Number(b) === 0) return NaN
  if (isFloat) return floatMod(Number(a), Number(b))
  return arithmetic(a, b, floatMod, (x, y) => { const rest = x % y; return rest !== 0n && rest < 0n !== y < 0n ? rest + y : rest })
}

const floatMod = (x: number, y: number): number => {
  const rest = x % y
  if (rest === 0) return y < 0 ? -0 : 0
  return rest < 0 !== y < 0 ? rest + y : rest
}

export const floor_div = (a: unknown, b: unknown, isFloat = false): number | bigint => {
  if (Number(b) === 0) return NaN
  if (isFloat) return floatFloorDiv(Number(a), Number(b))
  return arithmetic(a, b, floatFloorDiv, (x, y) => { const whole = x / y; return x % y !== 0n && x < 0n !== y < 0n ? whole - 1n : whole })
}

/** CPython's own way: dividing first would round `1.0 // 0.1` up to 10. */
const floatFloorDiv = (x: number, y: number): number => {
  const rest = x % y
  const quotient = (x - rest) / y - (rest !== 0 && rest < 0 !== y < 0 ? 1 : 0)
  if (quotient === 0) return 0 * (x / y)
  const floor = Math.floor(quotient)
  return quotient - floor > 0.5 ? floor + 1 : floor
}

export const pow = (a: unknown, b: unknown, isFloat = false): number | bigint => {
  if (isFloat || Number(b) < 0) return Number(a) ** Number(b)
  return arithmetic(a, b, (x, y) => x ** y, (x, y) => x ** y)
}

/** Of what is not known to be a float: zero has no sign. */
export const neg = (value: unknown): number | bigint => { const x = -(number(value) as number); return typeof x === 'bigint' ? x : x + 0 }
export const abs = (value: unknown): number | bigint => { const x = number(value) as number; return x < 0 ? -x : Object.is(x, -0) ? 0 : x }

/** A float that is whole as the int it is: exact beyond 2^53 too, and without a sign if it is zero. */
const asInt = (x: number): number | bigint => (Number.isSafeInteger(x) || !Number.isInteger(x) ? x + 0 : BigInt(x))

const whole = (value: unknown, plain: (x: number) => number): number | bigint => (typeof value === 'bigint' ? value : asInt(plain(Number(value))))
export const floor = (value: unknown): number | bigint => whole(value, Math.floor)
export const ceil = (value: unknown): number | bigint => whole(value, Math.ceil)
export const trunc = (value: unknown): number | bigint => whole(value, Math.trunc)

/** Half to even, at a number of decimal digits (negative: tens, hundreds …); a whole number without. */
export const round = (value: unknown, places?: unknown, isFloat = false): number | bigint => {
  const x = number(value) as number | bigint
  const digits = Number(places ?? 0)
  if (!isFloat && isWhole(x) && !isNegativeZero(Number(x))) return digits >= 0 ? x : fitted(halfToEven(BigInt(x), 10n ** BigInt(-digits)) * 10n ** BigInt(-digits))
  if (!Number.isFinite(x)) return x
  if (digits >= 0) return places === undefined || places === null ? asInt(Number(fixed(Number(x), 0))) : Number(fixed(Number(x), digits))
  const [numerator, unit] = fraction(Number(x))
  const rounded = Number(halfToEven(numerator, unit * 10n ** BigInt(-digits)) * 10n ** BigInt(-digits))
  return x < 0 || isNegativeZero(Number(x)) ? -rounded : rounded
}

/** The whole number nearest to `numerator / unit`, the even one of two. */
const halfToEven = (numerator: bigint, unit: bigint): bigint => {
  const rest = ((numerator % unit) + unit) % unit
  const below = (numerator - rest) / unit
  return rest * 2n > unit || (rest * 2n === unit && below % 2n !== 0n) ? below + 1n : below
}

/** The exact value of `|x|`: a double is a whole number of 2^-1074ths, so scaling by 2^k until it is whole loses nothing. */
const fraction = (x: number): [bigint, bigint] => {
  let [numerator, shift] = [Math.abs(x), 0n]
  while (!Number.isInteger(numerator)) [numerator, shift] = [numerator * 2, shift + 1n]
  return [BigInt(numerator), 1n << shift]
}

/** `format(x, ".Nf")` of a finite number: its exact decimal value, rounded half to even. */
export const fixed = (x: number, digits: number): string => {
  const [numerator, unit] = fraction(x)
  const text = halfToEven(numerator * 10n ** BigInt(digits), unit).toString().padStart(digits + 1, '0')
  const sign = x < 0 || Object.is(x, -0) ? '-' : ''
  return sign + (digits ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text)
}

/** Text or a list, `count` times; a count below one gives nothing. */
export const repeat = (sequence: unknown, count: unknown): unknown => {
  const times = Math.max(0, Number(count))
  if (typeof sequence === 'string') return sequence.repeat(times)
  return Array.from({ length: times }, () => sequence as unknown[]).flat()
}

export const range = (start: unknown, stop: unknown, step: unknown = 1): number[] => {
  const [from, to, by] = [Number(start), Number(stop), Number(step)]
  const result: number[] = []
  if (by !== 0) for (let i = from; by > 0 ? i < to : i > to; i += by) result.push(i)
  return result
}
