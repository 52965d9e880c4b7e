/** The law of deltas: applying Python's patches gives what Python has; and what they do not touch keeps its identity. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Json } from '../src/json'
import type { Patch } from '../src/protocol.gen'
import { Store } from '../src/store/store'

interface Case { before: { [field: string]: Json }; batches: Patch[][]; after: { [field: string]: Json } }

const cases = JSON.parse(readFileSync(new URL('../../tests/parity/patches.json', import.meta.url), 'utf-8')) as Case[]

describe('patches', () => {
  it.each(cases.map((one, at) => [at, one] as const))('case %i leads where the state went', (_, { before, batches, after }) => {
    const store = new Store()
    store.fill({ S: before })
    for (const batch of batches) store.apply(batch)
    for (const [field, value] of Object.entries(after)) expect(store.get(['S', field])).toEqual(value)
  })

  it('tell only those who watch what changed, and share the rest', () => {
    const store = new Store()
    store.fill({ S: { rows: [{ n: 1 }, { n: 2 }], other: 0 } })
    const told: string[] = []
    store.watch(['S', 'rows', 0], () => told.push('first'))
    store.watch(['S', 'rows', 1, 'n'], () => told.push('second'))
    store.watch(['S', 'other'], () => told.push('other'))
    const first = store.get(['S', 'rows', 0])
    store.apply([['=', ['S', 'rows', 1, 'n'], 5]])
    expect(told).toEqual(['second'])
    expect(store.get(['S', 'rows', 0])).toBe(first)
  })
})
