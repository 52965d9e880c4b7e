/** The tables of Python's meaning (`tests/parity`), run with the printed JavaScript and our runtime functions. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decode, type Json } from '../src/json'
import * as python from '../src/python'

interface Case { id: string; js: string; scope: { [name: string]: Json }; expect: Json }

const cases = JSON.parse(readFileSync(new URL('../../tests/parity/compiled.json', import.meta.url), 'utf-8')) as Case[]

const isNumeric = (value: unknown): boolean => typeof value === 'number' || typeof value === 'bigint'

const same = (a: unknown, b: unknown): boolean => {
  if (a === undefined || a === null || b === undefined || b === null) return (a ?? null) === (b ?? null)
  if (isNumeric(a) && isNumeric(b)) return a == b || (Number.isNaN(a) && Number.isNaN(b))
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => same(item, b[i]))
  if (typeof a === 'object' && typeof b === 'object') {
    const [x, y] = [Object.entries(a), Object.entries(b)]
    return x.length === y.length && x.every(([key, value]) => same(value, (b as Record<string, unknown>)[key]))
  }
  return a === b
}

const shown = (value: unknown): string => JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? `${item}n` : typeof item === 'number' && !Number.isFinite(item) ? String(item) : item)) ?? 'undefined'

const computed = ({ js, scope }: Case): unknown => {
  const names = [...Object.keys(python), ...Object.keys(scope)]
  const values = [...Object.values(python), ...Object.values(scope).map(decode)]
  // Test code: the browser's policy forbids it, our own runtime never does this.
  return (new Function(...names, `"use strict"; return (${js})`) as (...values: unknown[]) => unknown)(...values)
}

describe('what Python means', () => {
  for (const [table, group] of byTable()) {
    it(`${table} (${group.length} cases)`, () => {
      const wrong = group.flatMap((one) => {
        let found: unknown
        try { found = computed(one) } catch (error) { found = String(error) }
        return same(found, decode(one.expect)) ? [] : [`${one.id}: ${one.js} with ${shown(one.scope)} gives ${shown(found)}, CPython ${shown(one.expect)}`]
      })
      expect(wrong).toEqual([])
    })
  }
})

function byTable(): Map<string, Case[]> {
  const result = new Map<string, Case[]>()
  for (const one of cases) {
    const table = one.id.slice(0, one.id.indexOf(':'))
    result.set(table, [...(result.get(table) ?? []), one])
  }
  return result
}
