/**
 * Python's semantics for what generated code computes. Each function has a twin in `src/mirra/js/semantics.py` and
 * rows in `tests/parity/cases`, where CPython is the judge. Text is counted in code points, as Python does.
 */
export { abs, add, ceil, div, float, floor, floor_div, mod, mul, neg, number, pow, range, repeat, round, sub, trunc } from './numbers'
export { capitalize, casefold, endswith, join, lower, lstrip, replace, rstrip, split, split_whitespace, startswith, strip, title, upper } from './text'
export { compare, contains, dict_key, entries, eq, get, getitem, items, keys, length, merge, pluck, reverse, slice, truth, values } from './containers'
export { float_text, format, json, text, to_str } from './display'
export { moment } from './dates'
