/**
 * Python's semantics for what generated code computes. Each function has a twin in `src/mirra/js/semantics.py` and
 * rows in `tests/parity/cases`, where CPython is the judge. Text is counted in code points, as Python does.
 */
export { add, ceil, floor_div, mod, number, pow, repeat, round, trunc } from './numbers'
export { capitalize, endswith, join, lstrip, replace, rstrip, split, split_whitespace, startswith, strip, swapcase, title } from './text'
export { compare, contains, entries, eq, flat, get, getitem, items, keys, length, merge, pluck, range, reverse, slice, truth, values } from './containers'
export { float_text, format, json, text, to_str } from './display'
