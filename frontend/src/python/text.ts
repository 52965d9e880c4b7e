/** Methods of `str`. What is not there yet (null, undefined) counts as no text: a page must not break over it. */
const SPACE = '\\t\\n\\v\\f\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000'
const LEADING = new RegExp(`^[${SPACE}]+`)
const TRAILING = new RegExp(`[${SPACE}]+$`)
const SPACES = new RegExp(`[${SPACE}]+`)

type Text = string | null | undefined
const of = (text: Text): string => text ?? ''

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

export const lower = (text: Text): string => of(text).toLowerCase()
export const upper = (text: Text): string => of(text).toUpperCase()
/** `str.casefold()`: what is compared where upper and lower case do not matter; Cherokee folds to upper case. */
export const casefold = (text: Text): string => [...of(text)].map((c) => (/[\u13a0-\u13fd\uab70-\uabbf]/.test(c) ? c.toUpperCase() : c === 'ı' ? c : c.toLowerCase().toUpperCase().toLowerCase())).join('')
export const lstrip = (text: Text, chars?: string | null): string => (chars === undefined || chars === null ? of(text).replace(LEADING, '') : strippedLeft(of(text), chars))
export const rstrip = (text: Text, chars?: string | null): string => (chars === undefined || chars === null ? of(text).replace(TRAILING, '') : strippedRight(of(text), chars))
export const strip = (text: Text, chars?: string | null): string => rstrip(lstrip(text, chars), chars)
/** `str.split()`: at runs of white space, none at the ends. */
export const split_whitespace = (text: Text): string[] => strip(text).split(SPACES).filter((part) => part !== '')
/** `str.split(separator)`; the characters where the separator is empty (Python raises). */
export const split = (text: Text, separator: string): string[] => (separator === '' ? [...of(text)] : of(text).split(separator))
export const replace = (text: Text, old: string, by: string): string => (old === '' ? by + [...of(text)].map((c) => c + by).join('') : of(text).split(old).join(by))
export const startswith = (text: Text, prefix: Text): boolean => of(text).startsWith(of(prefix))
export const endswith = (text: Text, suffix: Text): boolean => of(text).endsWith(of(suffix))
export const join = (separator: Text, parts: readonly unknown[] | null | undefined): string => (parts ?? []).join(of(separator))

/** The title case of one character: `ß` is `Ss`, not `SS`; Georgian has none; a Greek iota stays below its letter. */
const titled = (char: string): string => {
  const digraph = DIGRAPHS[char.toLowerCase()]
  if (digraph !== undefined) return digraph
  if (/[\u10d0-\u10ff\u0149]/.test(char)) return char === '\u0149' ? char.toUpperCase() : char
  const [first = '', ...rest] = [...char.toUpperCase()]
  if (rest.at(-1) === 'Ι' && /[\u1f80-\u1fff]/.test(char)) return `${first}${rest.slice(0, -1).join('')}\u0345`.normalize('NFC')
  return first + rest.join('').toLowerCase()
}

const DIGRAPHS: Record<string, string> = { 'ǆ': 'ǅ', 'ǉ': 'ǈ', 'ǌ': 'ǋ', 'ǳ': 'ǲ' }

export const capitalize = (text: Text): string => {
  const [first = ''] = of(text)
  // The whole is lowered, since whether a sigma is final depends on what is before it.
  return titled(first) + of(text).toLowerCase().slice(first.toLowerCase().length)
}

/** Every cased letter after an uncased one is upper case: `they're` becomes `They'Re`, as in Python. */
export const title = (text: Text): string => of(text).replace(/\p{Cased}+/gu, capitalize)
