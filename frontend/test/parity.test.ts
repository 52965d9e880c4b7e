/** The tables of Python's meaning (`tests/parity`), run with the printed JavaScript and our runtime functions. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { differences } from '../../tests/parity/run.mjs'
import { decode, type Json } from '../src/json'
import * as python from '../src/python'

interface Case { id: string; js: string; names: string[]; rows: [Json[], Json][] }

const cases = JSON.parse(readFileSync(new URL('../../tests/parity/compiled.json', import.meta.url), 'utf-8')) as Case[]

const compiled = ({ js, names }: Case): ((...values: unknown[]) => unknown) => {
  // Test code: the browser's policy forbids it, our own runtime never does this. Chromium runs the table as a module.
  const make = new Function(...Object.keys(python), `"use strict"; return (${names.join(', ')}) => (${js})`) as (...functions: unknown[]) => (...values: unknown[]) => unknown
  return make(...Object.values(python))
}

describe('what Python means', () => {
  for (const [table, group] of byTable()) {
    it(`${table} (${group.length} expressions)`, () => {
      const wrong = group.flatMap((one) => differences({ ...one, run: compiled(one), rows: one.rows.map(([values, result]) => [values.map(decode), decode(result)]) }))
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
