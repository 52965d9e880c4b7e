/** Methods of `str`. */
const SPACE = '\\t\\n\\v\\f\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000'
const LEADING = new RegExp(`^[${SPACE}]+`)
const TRAILING = new RegExp(`[${SPACE}]+$`)
const SPACES = new RegExp(`[${SPACE}]+`)

const strippedLeft = (text: string, chars: string): string => {
  const drop = new Set(chars)
  const points = [...text]
  let at = 0
  while (at < points.length && drop.has(points[at]!)) at++
  return points.slice(at).join('')
}

const strippedRight = (text: string, chars: string): string => {
  const drop = new Set(chars)
  const points = [...text]
  let end = points.length
  while (end > 0 && drop.has(points[end - 1]!)) end--
  return points.slice(0, end).join('')
}

export const lower = (text: string): string => text.toLowerCase()
export const upper = (text: string): string => text.toUpperCase()
export const lstrip = (text: string, chars?: string | null): string => (chars === undefined || chars === null ? text.replace(LEADING, '') : strippedLeft(text, chars))
export const rstrip = (text: string, chars?: string | null): string => (chars === undefined || chars === null ? text.replace(TRAILING, '') : strippedRight(text, chars))
export const strip = (text: string, chars?: string | null): string => rstrip(lstrip(text, chars), chars)
/** `str.split()`: at runs of white space, none at the ends. */
export const split_whitespace = (text: string): string[] => strip(text).split(SPACES).filter((part) => part !== '')
/** `str.split(separator)`; the characters where the separator is empty (Python raises). */
export const split = (text: string, separator: string): string[] => (separator === '' ? [...text] : text.split(separator))
export const replace = (text: string, old: string, by: string): string => (old === '' ? by + [...text].map((c) => c + by).join('') : text.split(old).join(by))
export const startswith = (text: string, prefix: string): boolean => text.startsWith(prefix)
export const endswith = (text: string, suffix: string): boolean => text.endsWith(suffix)
export const join = (separator: string, parts: readonly unknown[]): string => parts.join(separator)

/** The title case of one character: `ß` is `Ss`, not `SS`. */
const titled = (char: string): string => {
  const digraph = DIGRAPHS[char.toLowerCase()]
  if (digraph !== undefined) return digraph
  const [first = '', ...rest] = [...char.toUpperCase()]
  return first + rest.join('').toLowerCase()
}

const DIGRAPHS: Record<string, string> = { 'ǆ': 'ǅ', 'ǉ': 'ǈ', 'ǌ': 'ǋ', 'ǳ': 'ǲ' }

export const capitalize = (text: string): string => {
  const [first = ''] = text
  // The whole is lowered, since whether a sigma is final depends on what is before it.
  return titled(first) + text.toLowerCase().slice(first.toLowerCase().length)
}

/** Every cased letter after an uncased one is upper case: `they're` becomes `They'Re`, as in Python. */
export const title = (text: string): string => text.replace(/\p{Cased}+/gu, capitalize)
