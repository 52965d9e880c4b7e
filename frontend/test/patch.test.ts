/** Patches and values from anywhere reach data only: never a prototype, never another page's state. */
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { decode, encode, type Json } from '../src/json'
import type { Patch } from '../src/protocol.gen'
import { Store } from '../src/store/store'

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))
afterEach(() => void vi.restoreAllMocks())

const EVIL = ['__proto__', 'prototype', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__']
const before = EVIL.map((name) => (Object.prototype as unknown as Record<string, unknown>)[name])
const names = Object.getOwnPropertyNames(Object.prototype).sort()
const lists = Object.getOwnPropertyNames(Array.prototype).sort()
const functions = Object.getOwnPropertyNames(Function.prototype).sort()

const expectClean = (): void => {
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(names)
  expect(Object.getOwnPropertyNames(Array.prototype).sort()).toEqual(lists)
  expect(Object.getOwnPropertyNames(Function.prototype).sort()).toEqual(functions)
  expect(EVIL.map((name) => (Object.prototype as unknown as Record<string, unknown>)[name])).toEqual(before)
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
}

const keys = fc.oneof(fc.constantFrom(...EVIL, 'a', 'b', 'rows', 'polluted', 'length'), fc.integer({ min: -2, max: 5 }), fc.string())
const strangeKeys = fc.oneof(keys, fc.constant(['__proto__']), fc.constant(null), fc.constant({}), fc.constant(true))
const { value: values } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, fc.jsonValue(), fc.array(tie('value'), { maxLength: 3 }), fc.array(fc.tuple(fc.oneof(fc.constantFrom(...EVIL, '$int', '$float', '$dict', 'polluted'), fc.string()), tie('value')), { maxLength: 3 }).map((entries) => JSON.parse(`{${entries.map(([key, item]) => `${JSON.stringify(key)}:${JSON.stringify(item)}`).join(',')}}`) as unknown)),
}))
const paths = fc.array(strangeKeys, { maxLength: 6 })
const patches = fc.oneof(
  fc.tuple(fc.constant('='), paths, values),
  fc.tuple(fc.constant('-'), paths),
  fc.tuple(fc.constant('~'), paths, fc.integer(), fc.integer(), fc.array(values, { maxLength: 3 })),
  fc.tuple(fc.constant('+'), paths, fc.string()),
  fc.tuple(fc.constantFrom('!', '__proto__', ''), paths, values),
)

const started = (): Store => {
  const store = new Store()
  store.apply([['=', ['app.S', 'rows'], [{ a: 1 }, { a: 2 }]], ['=', ['app.S', 'a'], { b: { rows: [] } }], ['=', ['app.S', 'text'], 'x']])
  return store
}

it('whatever is applied, prototypes stay as they were and the store goes on', () => {
  fc.assert(
    fc.property(fc.array(patches, { maxLength: 5 }), (batch) => {
      const store = started()
      try {
        store.apply(batch as unknown as Patch[])
      } catch {
        // refused
      }
      expectClean()
      store.apply([['=', ['app.T', 'fine'], 1]])
      expect(store.get(['app.T', 'fine'])).toBe(1)
    }),
    { numRuns: 2_000 },
  )
}, 30_000)

it.each(EVIL.slice(0, 3))('a patch below %s is left out; the others of its delta are applied', (name) => {
  const store = started()
  store.apply([
    ['=', ['app.S', 'a', name, 'polluted'], 1],
    ['=', [name, 'polluted'], 1],
    ['=', ['app.S', name], { polluted: 1 }],
    ['-', ['app.S', 'a', name]],
    ['=', ['app.S', 'text'], 'after'],
  ])
  expectClean()
  expect(store.get(['app.S', 'text'])).toBe('after')
  expect(store.get(['app.S', 'a'])).toEqual({ b: { rows: [] } })
})

it('keys that only look like text are refused', () => {
  const store = started()
  store.apply([['=', ['app.S', 'a', ['__proto__'] as unknown as string, 'polluted'], 1]])
  expect((store.get(['app.S', 'a']) as { polluted?: unknown }).polluted).toBeUndefined()
})

it('values are decoded without their polluting keys, at any depth', () => {
  fc.assert(
    fc.property(values, (value) => {
      let plain: Json
      try {
        plain = decode(value as Json)
      } catch {
        return
      }
      expectClean()
      const look = (node: unknown): void => {
        if (typeof node !== 'object' || node === null) return
        if (!Array.isArray(node)) expect(Object.getPrototypeOf(node)).toBe(Object.prototype)
        for (const key of Object.getOwnPropertyNames(node)) expect(['__proto__', 'prototype', 'constructor']).not.toContain(key)
        Object.values(node).forEach(look)
      }
      look(plain)
      encode(plain)
      expectClean()
    }),
    { numRuns: 2_000 },
  )
}, 30_000)

it('a whole number that is none does not stop a delta', () => {
  const store = started()
  store.apply([['=', ['app.S', 'n'], { $int: 'x' }], ['=', ['app.S', 'text'], 'after']])
  expect(store.get(['app.S', 'text'])).toBe('after')
})
